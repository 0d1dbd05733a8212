// The unmodified bundle and every fixture in Chromium under the program's own content security
// policy: axe at two text sizes, keyboard walks, no console error, no request outside. Screenshots
// go to browser/out. Run `npm run build` first; exits 1 if anything is found.
import { access, mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { axe } from './axe.mjs';
import { checkCheckingPage } from './checkingPage.mjs';
import { launch, openPage } from './chromium.mjs';
import { walkDesk } from './deskStories.mjs';
import { serve } from './serve.mjs';
import { walk } from './walks.mjs';

const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

await access(folder('dist/index.html')).catch(() => {
  console.error('There is no ui/dist: run `npm run build` first.');
  process.exit(2);
});
await mkdir(folder('browser/out'), { recursive: true });
await build({ root: folder(''), mode: 'review', logLevel: 'warn' });
await build({
  root: folder(''),
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: 'browser/out/clinic',
    lib: { entry: 'browser/clinic.ts', formats: ['iife'], name: 'clinic', fileName: () => 'clinic.js' },
  },
});
const clinic = await readFile(folder('browser/out/clinic/clinic.js'), 'utf8');

const browser = await launch();
const findings = [];
let checked = 0;

/** Axe, overflow and a picture at 100 % and 200 % text. */
const check = async (page, name) => {
  for (const size of [100, 200]) {
    await page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, size);
    const file = `${name}-${size}`.replaceAll(/[^\w-]+/g, '-').toLowerCase();
    await page.screenshot({ path: folder(`browser/out/${file}.png`) });
    const found = await axe(page);
    const overflow = await page.evaluate(() => {
      const boxes = [document.documentElement, ...document.querySelectorAll('.frame__main, .dialog__body')];
      return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
    });
    if (overflow > 0) found.push(`${overflow}px wider than the window or its part`);
    findings.push(...found.map((line) => `${name} at ${size} %: ${line}`));
    checked += 1;
  }
};

findings.push(...(await checkCheckingPage(browser, check)));

const app = await serve(folder('dist'));
findings.push(...(await walkDesk(browser, app.address, clinic, check)));
app.stop();

const review = await serve(folder('dist-review'));
const { page, complaints } = await openPage(browser, review.address);
const open = async (component, name) => {
  const hash = `#${encodeURIComponent(component)}/${encodeURIComponent(name)}`;
  // Another search part makes it a new page each time, so that no state is left over.
  await page.goto(`${review.address}/review.html?${Math.random()}${hash}`);
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  // Drawn, and its effects run: a key pressed before that would find nobody listening.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  if (component === 'PdfPreview' && name !== 'damaged') {
    await page.locator('canvas[data-drawn-page="1"]').waitFor();
  }
  return page;
};

await page.goto(`${review.address}/review.html`);
await page.getByRole('heading', { name: 'Components', exact: true }).waitFor();
const fixtures = await page.$$eval('a', (links) => links.map((link) => link.hash));
for (const hash of fixtures) {
  const [component, name] = hash.slice(1).split('/').map(decodeURIComponent);
  await open(component, name);
  await check(page, `${component} ${name}`);
}
findings.push(...(await walk(open)));
findings.push(...complaints.map((line) => `review: ${line}`));
review.stop();
await browser.close();

for (const line of new Set(findings)) console.error(line);
console.log(`${checked} pages checked, ${new Set(findings).size} findings`);
process.exit(findings.length === 0 ? 0 : 1);
