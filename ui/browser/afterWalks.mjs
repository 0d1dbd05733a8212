// What comes after a contact, by keys alone, in a browser that types for itself: wordings with their slots, the
// report before, reading back, giving the report away, the summary for the GP record.
import assert from 'node:assert/strict';

const focusedId = (page) => page.evaluate(() => document.activeElement?.id ?? '');
const valueOf = (page, id) => page.evaluate((one) => document.getElementById(one)?.value, id);
const selected = (page) =>
  page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
const keys = async (page, ...all) => {
  for (const key of all) await page.keyboard.press(key);
};
const tabTo = async (page, id) => {
  for (let count = 0; count < 60; count += 1) {
    if ((await focusedId(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches #${id}`);
};

const FIRST = 'rows.0.recommendation';

export const afterWalks = {
  'a wording by a slash: under the cursor, taken with Enter, filled by Tab, taken back by Ctrl+Z': async (open) => {
    const page = await open('report', 'nothing chosen');
    await page.locator('#advice:focus').waitFor();
    await tabTo(page, FIRST);
    await page.keyboard.type('30 km/h ');
    assert.equal(await page.getByRole('listbox', { name: 'Wordings' }).count(), 0);
    await page.keyboard.type('/lift');
    const list = page.getByRole('listbox', { name: 'Wordings' });
    await list.waitFor();
    const [box, field] = [await list.boundingBox(), await page.locator(`[id="${FIRST}"]`).boundingBox()];
    assert.ok(box.x >= 0 && box.x + box.width <= 1280 && box.y + box.height <= 800, 'the list leaves the window');
    // Below the line that is typed in, or above the field where there is more room: its own border may touch.
    const isClear = box.y >= field.y + 20 || box.y + box.height <= field.y + 4;
    assert.ok(isClear, 'the list covers what is typed');
    await keys(page, 'Enter');
    assert.equal(await selected(page), '{kg}');
    await page.getByText('such as 5').waitFor();
    await page.keyboard.type('5');
    await keys(page, 'Tab');
    assert.equal(await selected(page), '{times an hour}');
    await keys(page, 'Shift+Tab');
    // Nothing is left before it: the focus goes back as usual.
    assert.equal(await focusedId(page), 'rows.0.difficulty');
    await keys(page, 'Tab');
    assert.match(await valueOf(page, FIRST), /^30 km\/h Keep lifts to about 5 kg/);
    await page.getByText(/Also ticked: amended duties/).first().waitFor();
    for (let count = 0; count < 3; count += 1) await keys(page, 'Control+z');
    assert.doesNotMatch(await valueOf(page, FIRST), /Keep lifts/);
  },

  'the report before is taken over by one key, and looked at by another': async (open) => {
    const page = await open('report', 'a report before');
    await page.getByRole('region', { name: /^Report before: 7Q4M/ }).waitFor();
    await keys(page, 'Alt+l');
    await page.getByText('As in 7Q4M…').first().waitFor();
    assert.equal(await valueOf(page, 'rows.2.difficulty'), 'driving to work');
    await keys(page, 'Alt+b');
    await page.getByRole('region', { name: /^Report before: 7Q4M/ }).waitFor();
  },

  'reading back covers everything else, and Enter agrees': async (open) => {
    const page = await open('report', 'answered');
    await page.locator('#advice:focus, #advice-2:focus').waitFor();
    await keys(page, 'F9');
    const dialog = page.getByRole('dialog', { name: 'Your report' });
    const box = await dialog.boundingBox();
    assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 1280, 800]);
    await keys(page, 'PageDown', 'Enter');
    await page.getByText(/they agreed to these words/).waitFor();
    assert.equal(await dialog.count(), 0);
  },

  'an issued report is recorded as posted by a digit and Enter, and G goes on to the summary': async (open) => {
    const page = await open('reportIssued', 'issued');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Not yet with the patient.').waitFor();
    await keys(page, '4');
    await page.locator('#delivery-record:focus').waitFor();
    assert.equal(await valueOf(page, 'delivery-to'), '14 Tollbar Road, Hedge End');
    await keys(page, 'Escape', 'g');
    await page.getByText('Gone to: {"kind":"contactRead","case":"c-kevin","contact":"t-2"}').waitFor();
  },

  'the summary for the GP record is on the clipboard after F3': async (open) => {
    const page = await open('contactRead', 'signed');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keys(page, 'F3');
    await page.getByRole('button', { name: /^Yes, it is there/ }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Vocational clinic/);
    // As where the engine has no clipboard for pages: what is selected is copied as Ctrl+C would.
    await page.evaluate(() => navigator.clipboard.writeText('something else'));
    await page.evaluate(() => {
      Clipboard.prototype.writeText = () => Promise.reject(new Error('refused'));
    });
    await keys(page, 'Escape', 'F3');
    await page.getByRole('button', { name: /^Yes, it is there/ }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Vocational clinic/);
  },
};
