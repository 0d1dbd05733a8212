/**
 * The script of assets/verify/index.html, which no build touches: the standards' own test values, and the frozen
 * table that the program reads too (crate check_code). In a browser: browser/checkingPage.mjs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';

type Service = { name: string; telephone: string; root: string };
type Reading = { verdict: string; said: string; advice: string; text: string };
type Page = {
  sha512: (bytes: Uint8Array) => Uint8Array;
  verifies: (key: Uint8Array, signature: Uint8Array, message: Uint8Array) => boolean;
  inflate: (bytes: Uint8Array) => Uint8Array | undefined;
  read: (pasted: string, services: readonly Service[]) => Reading;
  linesOf: (text: string) => { label: string; value: string }[];
};

const file = (name: string) => readFileSync(join(import.meta.dirname, '../../..', name), 'utf8');
const html = file('assets/verify/index.html');
const between = (start: string, end: string) => html.split(start)[1]?.split(end)[0] ?? '';
const script = between('<script>', '</script>');

// The page is not built: its script is run as it stands.
// eslint-disable-next-line @typescript-eslint/no-implied-eval
const run = new Function(`${script}\nreturn { sha512, verifies, inflate, read, linesOf };`) as () => Page;
const page = run();

const golden = JSON.parse(file('tests/golden/check/verdicts.json')) as {
  services: Service[];
  cases: (Reading & { name: string; pasted: string })[];
};

const bytes = (hexadecimal: string) => Uint8Array.from(Buffer.from(hexadecimal, 'hex'));
const hex = (of: Uint8Array) => Buffer.from(of).toString('hex');

it('has SHA-512 right at every length round a block', () => {
  for (const length of [0, 1, 3, 111, 112, 119, 120, 127, 128, 129, 239, 240, 1000]) {
    const input = Uint8Array.from({ length }, (_, at) => (at * 7) & 255);
    expect(hex(page.sha512(input))).toBe(createHash('sha512').update(input).digest('hex'));
  }
});

// RFC 8032 section 7.1: tests 1, 2, 3 and SHA(abc).
const VECTORS: readonly (readonly [string, string, string])[] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
];

it('has Ed25519 right on the values of its standard, and refuses what differs by a bit', () => {
  for (const [key, message, signature] of VECTORS) {
    expect(page.verifies(bytes(key), bytes(signature), bytes(message))).toBe(true);
    expect(page.verifies(bytes(key), bytes(signature), bytes(`${message}00`))).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      const changed = bytes(signature);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(page.verifies(bytes(key), changed, bytes(message))).toBe(false);
    }
  }
});

it('refuses a second spelling of a signature, and keys that sign anything', () => {
  const [key, message, signature] = VECTORS[1] ?? ['', '', ''];
  const order = (1n << 252n) + 27742317777372353535851937790883648493n;
  let scalar = BigInt(`0x${hex(bytes(signature).slice(32).reverse())}`) + order;
  const second = bytes(signature);
  for (let at = 32; at < 64; at += 1) {
    second[at] = Number(scalar & 255n);
    scalar >>= 8n;
  }
  expect(page.verifies(bytes(key), second, bytes(message))).toBe(false);
  // The neutral point as key and random point, with nought, fits any message for a careless reader.
  const neutral = `01${'00'.repeat(31)}`;
  expect(page.verifies(bytes(neutral), bytes(neutral + '00'.repeat(32)), bytes('72'))).toBe(false);
});

it('inflates stored, fixed and dynamic blocks, and never more than its limit', () => {
  const text = Buffer.from('Up to 5 kg at waist height, rising by 5 kg a fortnight. '.repeat(40));
  for (const options of [{ level: 0 }, { level: 9 }, { level: 9, strategy: 4 }, { level: 1 }]) {
    expect(hex(page.inflate(deflateRawSync(text, options)) ?? bytes(''))).toBe(hex(text));
  }
  expect(page.inflate(deflateRawSync(Buffer.alloc(64 * 1024)))?.length).toBe(64 * 1024);
  expect(page.inflate(deflateRawSync(Buffer.alloc(64 * 1024 + 1)))).toBeUndefined();
  const damaged = deflateRawSync(text);
  expect(page.inflate(damaged.subarray(0, damaged.length - 3))).toBeUndefined();
});

it.each(golden.cases)('says of $name what the program says', ({ pasted, verdict, said, advice, text }) => {
  expect(page.read(pasted, golden.services)).toEqual({ verdict, said, advice, text });
});

it('cannot tell who made a code when it knows no service', () => {
  const good = golden.cases.find(({ verdict }) => verdict === 'matches');
  expect(page.read(good?.pasted ?? '', []).verdict).toBe('unknown_service');
});

it('refuses each changed character of a code', () => {
  const { pasted } = golden.cases.find(({ verdict }) => verdict === 'matches') ?? { pasted: '' };
  const codes = pasted.split('\n');
  codes.forEach((code, index) => {
    // Every seventh: each costs a signature. The program's own test takes all of them.
    for (let at = code.indexOf('SW1.'); at < code.length; at += 7) {
      const changed = `${code.slice(0, at)}${code[at] === 'Q' ? 'R' : 'Q'}${code.slice(at + 1)}`;
      const all = codes.with(index, changed).join('\n');
      expect(['altered', 'incomplete', 'not_a_code'], `character ${at} of code ${index}`).toContain(
        page.read(all, golden.services).verdict,
      );
    }
  });
}, 60_000);

it('puts typed line breaks back under their label', () => {
  expect(page.linesOf('stepwell-check/1\nComments: a\\nb\\\\nc\n')).toEqual([
    { label: 'Comments', value: 'a\nb\\nc' },
  ]);
});

it('lets nothing run but its own script and style, and nothing be loaded or sent', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = between('http-equiv="Content-Security-Policy" content="', '"');
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(between('<style>', '</style>'))}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(html).not.toMatch(/fetch\(|XMLHttpRequest|sendBeacon|WebSocket|localStorage|sessionStorage|indexedDB|src=|href=/);
});

it('vouches for no paper', () => {
  expect(html).not.toMatch(/valid|genuine/i);
});
