// Keyboard walks over the review page: the same fixtures, real keys, real focus.
import assert from 'node:assert/strict';
import { afterWalks } from './afterWalks.mjs';
import { contactWalks } from './contactWalks.mjs';

const focusedText = (page) =>
  page.evaluate(() => (document.activeElement?.textContent ?? '').trim());

const focusedId = (page) => page.evaluate(() => document.activeElement?.id ?? '');

/** Every stop of Tab on the page: what it is and whether its focus can be seen. */
const tabStops = async (page, limit = 40) => {
  const stops = [];
  // The focus may begin in the middle: past the end it begins again at the top, and then the round is whole.
  let again = false;
  for (let count = 0; count < limit; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const seen = (one) => {
        const style = getComputedStyle(one);
        return (
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
          style.backgroundColor === 'rgb(255, 235, 59)' ||
          style.boxShadow.includes('rgb(255, 235, 59)')
        );
      };
      const near = [element, ...element.querySelectorAll('td')];
      const box = element.getBoundingClientRect();
      return {
        name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.id,
        seen:
          near.some(seen),
        onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      };
    });
    if (stop === null && again) break;
    if (stop === null) {
      again = true;
      continue;
    }
    stops.push(stop);
  }
  return stops;
};

const walks = {
  'every stop of Tab in the frame can be seen': async (open) => {
    const page = await open('AppFrame', 'patient open');
    const stops = await tabStops(page);
    const names = stops.map(({ name }) => name);
    for (const wanted of ['Find', 'Lock', 'Help']) {
      assert.ok(names.some((name) => name.startsWith(wanted)), `no stop at ${wanted}: ${names}`);
    }
    for (const { name, seen, onScreen } of stops) {
      assert.ok(seen, `the focus cannot be seen on: ${name}`);
      assert.ok(onScreen, `the focus is off the screen on: ${name}`);
    }
  },

  'every stop of Tab in the fields can be seen': async (open) => {
    for (const [component, name] of [
      ['Radios', 'nothing chosen, by digits'],
      ['Checkboxes', 'usual'],
      ['DateField', 'empty'],
      ['Select', 'nothing chosen'],
      ['TextArea', 'usual'],
      ['DataTable', 'rows that open'],
      ['Tabs', 'findings'],
      ['PdfPreview', 'two pages'],
    ]) {
      const stops = await tabStops(await open(component, name), 12);
      assert.ok(stops.length > 0, `${component}: Tab stops nowhere`);
      for (const stop of stops) assert.ok(stop.seen, `${component}: no visible focus on ${stop.name}`);
    }
  },

  'a dialog keeps the focus inside, closes with Esc and gives it back': async (open) => {
    const page = await open('Dialog', 'to open');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await focusedText(page), 'Consent to talk to the employer');
    for (let count = 0; count < 12; count += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.querySelector('dialog').contains(document.activeElement),
      );
      assert.ok(inside, 'the focus left the dialog');
    }
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').count(), 0);
    assert.equal(await focusedText(page), 'Record consent');
  },

  'the palette opens with Ctrl+K, finds, runs and closes': async (open) => {
    const page = await open('CommandPalette', 'to open');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('pu');
    await page.getByRole('option', { name: /PUGH/ }).waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await page.title(), 'PUGH, Bronwen');
    assert.equal(await page.getByRole('combobox').count(), 0);
  },

  'a table is walked with arrows and opened with Enter': async (open) => {
    const page = await open('DataTable', 'rows that open');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    assert.equal(await focusedId(page), 'case-4');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.equal(await page.title(), 'PRYCE, Kevin (Kev)');
  },

  'a date is shown back in full with every key': async (open) => {
    const page = await open('DateField', 'empty');
    await page.keyboard.press('Tab');
    await page.keyboard.type('+4w');
    assert.equal(await page.getByRole('status').textContent(), 'Monday 5 October 2026');
  },

  'help opens with F1 and scrolls by keys': async (open) => {
    const page = await open('Help', 'to open');
    await page.keyboard.press('F1');
    await page.getByRole('heading', { name: 'Keys on this screen' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog').count(), 0);
  },

  'a PDF is drawn, page by page, with its words': async (open) => {
    const page = await open('PdfPreview', 'two pages');
    const drawn = async (number) => {
      await page.locator(`canvas[data-drawn-page="${number}"]`).waitFor();
      const ink = await page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
        return dark;
      });
      assert.ok(ink > 500, `page ${number} is blank (${ink} dark points)`);
    };
    await drawn(1);
    const pane = page.locator('.pdf__pane');
    assert.match(await pane.textContent(), /AHP Health and Work Report/);
    await page.getByRole('button', { name: 'Next page' }).press('Enter');
    await drawn(2);
    assert.match(await pane.textContent(), /Continued/);
    assert.equal(await page.getByRole('status').textContent(), 'Page 2 of 2');
  },

  'a damaged PDF is said to be so': async (open) => {
    const page = await open('PdfPreview', 'damaged');
    await page.getByRole('alert').waitFor();
  },
};

/** Runs every walk; gives a line for each that failed. */
export const walk = async (open) => {
  const failures = [];
  for (const [name, steps] of Object.entries({ ...walks, ...contactWalks, ...afterWalks })) {
    try {
      await steps(open);
      console.log(`walk: ${name}`);
    } catch (error) {
      failures.push(`walk "${name}": ${error.message}`);
    }
  }
  return failures;
};
