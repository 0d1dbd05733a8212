// The contact and the report by keys alone, in a browser that types for itself: a letter pressed in the
// agenda has to arrive in the field that takes the focus for it.
import assert from 'node:assert/strict';

const focusedId = (page) => page.evaluate(() => document.activeElement?.id ?? '');
const valueOf = (page, id) => page.evaluate((one) => document.getElementById(one)?.value, id);
const keys = async (page, ...all) => {
  for (const key of all) await page.keyboard.press(key);
};

export const contactWalks = {
  'a contact is written with one hand: note, agenda, ticks, digits, letters': async (open) => {
    const page = await open('contact', 'just begun');
    await page.locator('#note:focus').waitFor();
    await page.keyboard.type('lifts 20 kg');
    await keys(page, 'ArrowLeft', 'ArrowLeft', 'Escape');
    assert.equal(await focusedId(page), 'agenda');
    await keys(page, 'Space', 'Space', 'Enter', '1', 'Enter');
    await page.keyboard.type('drive the van again');
    assert.equal(await valueOf(page, 'answer.goal.text'), 'drive the van again');
    await keys(page, 'Enter');
    assert.equal(await focusedId(page), 'agenda');
    await keys(page, 'Escape');
    await page.keyboard.type('!');
    assert.equal(await valueOf(page, 'note'), 'lifts 20 !kg');
  },

  'a letter begins a row of the table, and a day begins in its field': async (open) => {
    const page = await open('contact', 'tick boxes');
    await page.locator('#agenda:focus').waitFor();
    await keys(page, 'End');
    await page.keyboard.type('+4w');
    assert.equal(await focusedId(page), 'answer.next.on');
    assert.equal(await valueOf(page, 'answer.next.on'), '+4w');
    await keys(page, 'Escape', 'Escape', 'End');
    for (let back = 0; back < 4; back += 1) await keys(page, 'ArrowUp');
    await page.keyboard.type('lifting');
    await keys(page, 'Enter');
    await page.keyboard.type('5 kg');
    assert.equal(await valueOf(page, 'match_rows.0.demand'), 'lifting');
    assert.equal(await valueOf(page, 'match_rows.0.capacity_now'), '5 kg');
  },

  'a questionnaire by digits, and the risk is said at once': async (open) => {
    const page = await open('contact', 'just begun');
    await page.locator('#note:focus').waitFor();
    await keys(page, 'F7', '1');
    await page.keyboard.type('000000001');
    await page.locator('#risk:focus').waitFor({ timeout: 1000 });
    await page.getByText('This program has told nobody.').waitFor({ timeout: 1000 });
    await keys(page, 'Escape');
    assert.equal(await focusedId(page), 'note');
  },

  'a risk is answered by keys over the middle column, left by Esc, come back to by F3': async (open) => {
    const page = await open('contact', 'the risk prompt');
    await page.locator('#risk:focus').waitFor();
    // What was typed into the questionnaire just before does not count as an answer.
    await page.waitForTimeout(450);
    await keys(page, '2', 'Enter', '1', 'Enter');
    assert.match(await page.locator('#risk [aria-selected="true"]').innerText(), /Do you have what you would use/);
    const fits = await page.evaluate(() => {
      const box = document.querySelector('.risk__reach').getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight;
    });
    assert.ok(fits, 'the number and the place are on screen beside the questions');
    await keys(page, 'Escape');
    assert.equal(await focusedId(page), 'note');
    await page.getByText('to answer before signing').waitFor();
    await keys(page, 'F3');
    assert.equal(await focusedId(page), 'risk');
  },

  'a concern: a key, a digit, ticks by digits, and a letter begins what was heard': async (open) => {
    const page = await open('contact', 'on the telephone');
    await page.locator('#note:focus').waitFor();
    await keys(page, 'F8', '2', '1', '3');
    await page.keyboard.type('both legs weak');
    assert.equal(await valueOf(page, 'concerns.0.heard'), 'both legs weak');
    await keys(page, 'F8');
    assert.equal(await focusedId(page), 'note');
  },

  'what is needed gets its reason in one key each, and the second look follows': async (open) => {
    const page = await open('contact', 'nearly done but for three');
    await page.locator('#note:focus').waitFor();
    await keys(page, 'Control+Enter');
    await page.locator('.left:focus').waitFor();
    await keys(page, '1', '2', '3');
    await page.getByRole('dialog', { name: 'Sign this contact?' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Sign');
  },

  'nobody answered: one key': async (open) => {
    const page = await open('contact', 'on the telephone');
    await page.locator('#note:focus').waitFor();
    await keys(page, 'Alt+1');
    await page.getByText('Gone to:').waitFor();
  },

  'signing: the second look has the focus on Sign, and Esc leaves it': async (open) => {
    const page = await open('contact', 'nearly done');
    await page.locator('[id="match_rows.0.demand"]:focus').waitFor();
    await keys(page, 'Control+Enter');
    await page.locator('dialog button:focus').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    assert.equal(await focused(), 'Sign');
    await keys(page, 'Escape');
    assert.equal(await focusedId(page), 'match_rows.0.demand');
    await keys(page, 'Control+Enter');
    await page.locator('dialog button:focus').waitFor();
    await keys(page, 'Enter');
    await page.getByText('Gone to:').waitFor();
  },

  'a report by keys: advice by its digit, the period as a length, the warning, issue': async (open) => {
    const page = await open('report', 'nothing chosen');
    await page.locator('#advice:focus').waitFor();
    await keys(page, '2', 'Tab', 'Tab');
    await page.keyboard.type('28d');
    await keys(page, 'Tab');
    assert.equal(await valueOf(page, 'to'), '4 October 2026');
    await page.locator('canvas[data-drawn-page="1"]').waitFor();
    await keys(page, 'Control+Enter');
    await page.locator('dialog button:focus').waitFor();
    await keys(page, 'Enter');
    await page.getByText('Gone to:').waitFor();
  },
};
