// The program itself in Chromium over a small clinic that remembers: walked by keyboard alone, checked at
// every stop. Waits are for what a person would wait for; nothing sleeps.
import assert from 'node:assert/strict';
import { careStories } from './careStories.mjs';
import { openPage } from './chromium.mjs';

const PASSPHRASE = 'four words not together';

const tools = (page, check, story) => {
  const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
  const dialog = (name) => page.getByRole('dialog', { name }).waitFor();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text) => page.keyboard.type(text);
  const focusIs = (id) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id, { timeout: 5000 });
  /** Goes on with Tab until the field is reached, as a person would. */
  const tabTo = async (id) => {
    for (let count = 0; count < 60; count += 1) {
      if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reaches #${id}`);
  };
  const problems = () =>
    page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'));
  const look = async (name) => {
    await check(page, `${story} ${name}`);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '100%';
    });
  };
  const textSize = (percent) =>
    page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}%`;
    }, percent);
  const large = () => textSize(200);
  /** Of 800 px the frame above the screen may have 140 where text has twice its size. */
  const frameIsSlim = async () => {
    await large();
    const top = await page.locator('main').evaluate((main) => main.getBoundingClientRect().top);
    await textSize(100);
    assert.ok(top <= 140, `top bar and banner take ${top} px at 200 %`);
  };
  return { page, heading, dialog, press, type, focusIs, tabTo, problems, look, large, frameIsSlim };
};

const fillIn = async ({ tabTo, type }, fields) => {
  for (const [id, text] of fields) {
    await tabTo(id);
    await type(text);
  }
};

const stories = {
  'first start': {
    query: 'state=empty',
    walk: async (at) => {
      await at.heading('Welcome to Stepwell');
      await at.look('welcome');
      await at.press('Tab', 'Enter');
      await at.focusIs('setup-service-name');
      await at.look('form');
      await at.press('Enter');
      await at.problems();
      await at.look('problems');
      // The first link of the summary leads to the first field that is wrong.
      await at.press('Tab', 'Enter');
      await at.focusIs('setup-service-name');
      await at.type('Solent Vocational Clinic');
      await fillIn(at, [
        ['setup-sites-0-name', 'Hedge End'],
        ['setup-user-name', 'Sam Okafor'],
        ['setup-user-registration', 'OT00000'],
        ['setup-passphrase', PASSPHRASE],
        ['setup-passphrase-again', PASSPHRASE],
        ['setup-recovery-holder', 'Priya Nair'],
      ]);
      await at.press('Enter');
      await at.heading('Keep this code safe');
      await at.look('recovery code');
      await at.tabTo('recovery-last-group');
      await at.type('8a1zk');
      await at.press('Enter');
      await at.heading('Caseload');
    },
  },

  unlock: {
    query: 'state=locked&several',
    walk: async (at) => {
      await at.heading('Unlock');
      await at.press('2', 'Tab');
      await at.type('wrong');
      await at.press('Enter');
      await at.page.getByText('capitals and spaces count').waitFor();
      await at.focusIs('unlock-passphrase');
      await at.look('wrong passphrase');
      await at.type(PASSPHRASE);
      await at.press('Enter');
      await at.heading('Caseload');
      await at.focusIs('case-c-coyle');
    },
  },

  caseload: {
    query: '',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.look('list');
      await at.press('ArrowDown', 'n');
      await at.dialog('Start a contact');
      await at.focusIs('start-contact-step');
      await at.look('start a contact');
      await at.press('Escape');
      await at.focusIs('case-c-li');
      await at.press('/');
      await at.type('pry');
      await at.page.getByRole('row', { name: /PRYCE/ }).last().waitFor();
      await at.page.getByText('1 found').waitFor();
      await at.look('found');
      await at.press('Enter', 'Enter');
      await at.heading(/^Case/);
      await at.press('Escape');
      await at.heading('Caseload');
      await at.focusIs('case-c-coyle');
      // Three keystrokes from the list to typing, the arrow included.
      await at.press('ArrowDown', 'n', 'Enter');
      await at.heading(/^Contact/);
    },
  },

  'no cases yet': {
    query: 'nobody',
    walk: async (at) => {
      await at.page.getByText('No open cases of yours').waitFor();
      await at.look('empty');
    },
  },

  case: {
    query: '',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.press('ArrowDown', 'ArrowDown', 'Enter');
      await at.focusIs('case-start');
      await at.look('story');
      await at.press('c');
      await at.dialog('Record a consent');
      await at.focusIs('consent-purpose');
      await at.press('3', 'Control+Enter');
      await at.problems();
      await at.look('consent');
      await at.press('Tab', 'Enter');
      await at.focusIs('consent-decision');
      await at.press('1');
      await at.tabTo('consent-named');
      await at.type('J. Hill, manager');
      await at.look('consent with a name');
      await at.press('Control+Enter');
      await at.page.locator('dialog').waitFor({ state: 'detached' });
      await at.press('s');
      await at.dialog('Change the step');
      await at.look('step');
      await at.press('2');
      await fillIn(at, [['step-reason', 'gap in a main demand']]);
      await at.press('Control+Enter');
      await at.heading(/Step 2/);
      await at.press('x');
      await at.dialog('Close the case');
      await at.look('close');
      await at.press('2', 'Control+Enter');
      await at.heading(/closed/);
      await at.look('closed');
      await at.press('x');
      await at.dialog('Open the case again');
      await at.focusIs('reopen-reason');
      await at.look('reopen');
      await at.type('came back with the same');
      await at.press('Control+Enter');
      await at.heading(/Step 2/);
      await at.press('e');
      await at.focusIs('case-work-status');
      await at.look('change details');
      await at.press('Escape');
      await at.heading(/^Case/);
      await at.press('p');
      await at.heading('Patient');
      await at.look('patient');
      await at.press('Control+k');
      await at.type('pry');
      await at.page.getByRole('option', { name: /PRYCE/ }).waitFor();
      await at.look('palette');
    },
  },

  referral: {
    query: '',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.press('Alt+n');
      await at.focusIs('patient-family');
      await at.look('register');
      await at.type('Pryce');
      await fillIn(at, [
        ['patient-given', 'Kevin'],
        ['patient-date-of-birth', '11/2/84'],
        ['patient-nhs-number', '999 100 0003'],
      ]);
      await at.page.getByRole('region', { name: 'May already be registered' }).waitFor();
      await at.look('likely the same');
      await at.press('Control+Enter');
      await at.dialog('Is it one of these people?');
      await at.look('one of these');
      await at.tabTo('someone-else');
      await at.press('Enter');
      await at.problems();
      await at.look('number meant');
      await at.press('Tab', 'Enter');
      await at.focusIs('patient-nhs-number-meant');
      await at.press('Space', 'Control+Enter');
      await at.focusIs('case-referral-on');
      await at.look('open a case');
      await at.type('today');
      await at.press('Control+Enter');
      await at.problems();
      await at.look('problems');
      await at.press('Escape');
      await at.dialog('Leave what you have typed here?');
      await at.look('leave');
      await at.press('Escape');
      await fillIn(at, [
        ['case-problem-group', 'Muscles'],
        ['case-work-status', 'Off sick'],
      ]);
      await at.tabTo('case-off-sick-since');
      await at.type('17/8');
      await at.press('Control+Enter');
      await at.heading(/^Case/);
      await at.look('new case');
    },
  },

  interrupted: {
    query: 'parked',
    walk: async (at) => {
      await at.heading('Caseload');
      await at.page.getByRole('group', { name: 'Parked' }).waitFor();
      await at.look('parked');
      await at.press('Shift+F6');
      await at.page.locator('#note:focus').waitFor();
      await at.type('she rang back');
      await at.frameIsSlim();
      await at.press('Shift+F6');
      await at.page.getByRole('region', { name: 'Patient' }).getByText('PRYCE').waitFor();
      await at.focusIs('note');
      await at.look('contact');
      await at.press('F9');
      await at.page.getByText('Showing only this page.').waitFor();
      await at.focusIs('note');
      await at.press('F6');
      await at.page.getByText('Anything else opens after that.').waitFor();
      assert.ok(!(await at.page.locator('body').textContent()).includes('RAHMAN'), 'another name stays on the page');
      await at.look('only this page');
      await at.press('Escape');
      await at.page.getByText('Showing only this page.').waitFor({ state: 'detached' });
      await at.focusIs('note');
      await at.press('F6');
      await at.heading('Caseload');
      await at.press('F9');
      const message = at.page.getByRole('region', { name: 'Message' });
      await message.getByText('open a person first').waitFor();
      await at.look('nothing to show');
    },
  },

  'a folded top bar': {
    query: 'parked',
    walk: async (at) => {
      await at.heading('Caseload');
      await at.large();
      const menu = at.page.getByRole('button', { name: 'Menu' });
      const site = at.page.getByRole('combobox', { name: 'Site', exact: true });
      assert.equal(await site.isVisible(), false);
      await menu.focus();
      await at.press('Enter', 'Tab');
      assert.equal(await site.evaluate((one) => one === document.activeElement), true);
      await at.look('menu open');
      await at.large();
      await at.press('Escape');
      assert.equal(await menu.evaluate((one) => one === document.activeElement), true);
      assert.equal(await site.isVisible(), false);
    },
  },

  settings: {
    query: '',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.press('Control+k');
      await at.type('sett');
      await at.page.getByRole('option', { name: /Settings/ }).waitFor();
      await at.press('Enter');
      await at.focusIs('tab-people');
      await at.look('people');
      await at.tabTo('add-person');
      await at.press('Enter');
      await at.focusIs('user-name');
      await at.look('add a person');
      await at.press('Escape');
      await at.tabTo('add-person');
      await at.press('Shift+Tab', 'ArrowRight');
      await at.look('sites');
      await at.press('ArrowRight');
      await at.look('laptop');
      await at.press('ArrowRight');
      await at.look('about');
      await at.press('F1');
      await at.dialog('Help');
      await at.look('help');
      await at.press('Escape', 'F12');
      await at.heading('Unlock');
      assert.ok(!(await at.page.locator('body').textContent()).includes('COYLE'), 'a name stays while locked');
      await at.look('locked');
    },
  },

  demonstration: {
    query: 'state=empty',
    walk: async (at) => {
      await at.heading('Welcome to Stepwell');
      await at.tabTo('try-demonstration');
      await at.press('Enter');
      await at.heading('Caseload');
      await at.page.getByText('Demonstration', { exact: true }).waitFor();
      await at.look('caseload');
    },
  },
};

/** Every finding: a story that could not be walked to its end, or a complaint of the page on the way. */
export const walkDesk = async (browser, address, clinic, check, only = '') => {
  const findings = [];
  for (const [story, { query, walk }] of Object.entries({ ...stories, ...careStories })) {
    if (!story.includes(only)) continue;
    const { page, complaints } = await openPage(browser, address);
    await page.addInitScript(clinic);
    await page.goto(`${address}/index.html?${query}`);
    try {
      await walk(tools(page, check, `desk ${story}`));
    } catch (error) {
      findings.push(`desk, ${story}: ${error.message}`);
    }
    findings.push(...complaints.map((line) => `desk, ${story}: ${line}`));
    await page.close();
  }
  return findings;
};
