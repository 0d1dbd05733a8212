// assets/verify/index.html as a reader has it: opened from a file, under its own content security policy, with and
// without a service, against the codes that the program froze; and its address with a code behind the `#`.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from './chromium.mjs';

const file = (name) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

/** What does not hold, a line each. `check`: axe and a picture at two text sizes. */
export const checkCheckingPage = async (browser, check) => {
  const template = await file('assets/verify/index.html');
  const golden = JSON.parse(await file('tests/golden/check/verdicts.json'));
  const folder = await mkdtemp(join(tmpdir(), 'checking-page-'));
  const save = async (name, services) => {
    const json = JSON.stringify(services).replaceAll('<', '\\u003c');
    await writeFile(join(folder, name), template.replace('id="services">[]<', `id="services">${json}<`));
    return pathToFileURL(join(folder, name)).href;
  };
  const findings = [];
  const expect = (holds, what) => {
    if (!holds) findings.push(`checking page: ${what}`);
  };
  const text = (page, id) => page.locator(`#${id}`).textContent();
  try {
    const known = await save('known.html', golden.services);
    const unknown = await save('unknown.html', []);
    const { page, complaints } = await openPage(browser, pathToFileURL(folder).href);
    await page.goto(known);
    expect((await text(page, 'knows')).includes(golden.services[0].name), 'does not say whom it knows');
    await check(page, 'checking page empty');
    for (const { name, pasted, verdict, said, text: signed } of golden.cases) {
      // By keyboard, as somebody without a mouse: into the box, on to the button, Enter.
      await page.getByLabel('What the telephone’s camera read').fill(pasted);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect((await page.locator('#result').getAttribute('data-verdict')) === verdict, `${name} is not ${verdict}`);
      expect((await text(page, 'said')) === said, `${name} is said otherwise`);
      expect((await page.locator('#issued').isVisible()) === (signed !== ''), `${name}: text shown or not`);
      const focus = await page.evaluate(() => document.activeElement.id);
      expect(focus === 'result-heading', `${name}: the focus is on ${focus}`);
      if (['one code', 'the text changed', 'a code missing'].includes(name)) await check(page, `checking page ${name}`);
    }
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('#result').isHidden(), 'Clear leaves the result');

    const good = golden.cases[0].pasted.split('\n');
    const part = (at) => good[at].slice(good[at].indexOf('#') + 1);
    await page.goto('about:blank');
    await page.goto(`${known}#${part(0)}`);
    expect((await text(page, 'said')) === `1 of ${good.length} codes read.`, 'a code in the address is not read');
    expect(!page.url().includes('SW1.'), 'the code stays in the address');
    await page.goto(`${known}#${part(1)}`);
    expect((await text(page, 'said')) === golden.cases[0].said, 'the second code does not join the first');

    await page.goto(unknown);
    await page.getByLabel('What the telephone’s camera read').fill(golden.cases[0].pasted);
    await page.getByRole('button', { name: 'Check' }).click();
    expect(
      (await page.locator('#result').getAttribute('data-verdict')) === 'unknown_service',
      'a page without a service claims to know who made a code',
    );
    await check(page, 'checking page knows nobody');

    // The policy in force: what somebody puts into a copy of the page does not run, and nothing goes out.
    const stopped = complaints.length;
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return window.ran === true || (await fetch('https://example.invalid/').then(() => true, () => false));
    });
    expect(!ran, 'a strange script ran, or a request went out');
    expect(complaints.length > stopped, 'the policy stopped nothing');
    findings.push(...complaints.slice(0, stopped).map((line) => `checking page: ${line}`));
    await page.close();
  } finally {
    await rm(folder, { recursive: true });
  }
  return findings;
};
