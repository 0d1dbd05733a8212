// What slips and what may be about somebody's safety, from the worklist to the deed, by keys alone.
import assert from 'node:assert/strict';

export const careStories = {
  'worklist, risk to read': {
    query: 'care',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.look('worklist');
      await at.press('w');
      await at.focusIs('risk-paper-1');
      await at.look('on the worklist');
      await at.press('Enter');
      await at.dialog('Read: PHQ-9');
      await at.focusIs('read-answers');
      await at.look('paper');
      await at.type('110230012');
      await at.page.getByRole('group', { name: 'Ask further, now' }).waitFor({ timeout: 1000 });
      await at.look('risk prompt');
      await at.press('Control+Enter');
      await at.problems();
      await at.look('still to ask');
      await at.press('Tab', 'Enter');
      await at.focusIs('read-risk-thoughts');
      for (const [digit, next] of [
        ['2', 'plan'],
        ['1', 'means'],
        ['1', 'when'],
        ['1', 'before'],
        ['1', 'protective'],
      ]) {
        await at.press(digit);
        await at.focusIs(`read-risk-${next}`);
      }
      await at.press('1', 'Enter');
      await at.focusIs('read-risk-agreed');
      await at.press('1', '3', 'Enter');
      await at.type('Dr Shah, by telephone, 11:20');
      await at.look('asked');
      await at.press('Control+Enter');
      await at.page.locator('dialog').waitFor({ state: 'detached' });
      await at.focusIs('case-start');
      assert.equal(await at.page.getByRole('region', { name: 'Questionnaires to read' }).count(), 0);
      await at.tabTo('risk-clear');
      await at.press('Enter');
      await at.dialog('Take the risk flag off');
      await at.look('take the flag off');
      await at.press('Escape');
      await at.focusIs('risk-clear');
      await at.press('Escape');
      await at.heading('Caseload');
    },
  },

  'worklist, missed': {
    query: 'care',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.press('w', 'ArrowDown');
      await at.focusIs('missed-c-pugh');
      await at.press('Enter');
      await at.focusIs('missed-do');
      await at.look('welfare check');
      await at.press('Enter');
      await at.dialog('Start a contact');
      await at.press('Escape');
      await at.focusIs('missed-do');
      await at.press('Escape');
      await at.heading('Caseload');
      await at.focusIs('missed-c-pugh');
      await at.press('ArrowDown', 'Enter');
      await at.focusIs('missed-do');
      await at.look('stages');
      // Past the letter that can be printed.
      await at.press('Tab', 'Tab', 'Enter');
      await at.dialog('Close the case');
      await at.look('lost contact');
    },
  },

  'worklist, consent awaited': {
    query: 'care',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.press('w', 'End');
      await at.focusIs('consent-k-talk');
      await at.press('Enter');
      await at.dialog('Record a consent');
      await at.focusIs('consent-decision');
      await at.press('2');
      await at.tabTo('consent-interpreter');
      await at.press('2');
      await at.page.getByText('cannot carry a consent').waitFor();
      await at.look('family refused');
      await at.press('1');
      await at.tabTo('consent-interpreter-name');
      await at.type('4471');
      await at.look('interpreter');
      await at.press('Control+Enter');
      await at.page.locator('dialog').waitFor({ state: 'detached' });
      // Dealt with: going on and coming back does not open it again.
      await at.press('e');
      await at.heading('Change details');
      await at.press('Escape');
      await at.heading(/^Case/);
      assert.equal(await at.page.locator('dialog').count(), 0);
      await at.press('c', '2');
      await at.tabTo('consent-decision');
      await at.press('2');
      await at.page.getByText('practice record still says').waitFor();
      await at.look('GP copy refused');
    },
  },

  'paper came in': {
    query: '',
    walk: async (at) => {
      await at.focusIs('case-c-coyle');
      await at.press('Enter');
      await at.focusIs('case-start');
      await at.press('q');
      await at.dialog('Questionnaire handed in');
      await at.focusIs('hand-in-instrument');
      await at.look('dialog');
      await at.press('Control+Enter');
      await at.problems();
      await at.press('Tab', 'Enter', '2', 'Control+Enter');
      await at.page.getByText('Not read yet: GAD-7').waitFor();
      await at.look('to read');
      await at.press('F7');
      await at.dialog('Read: GAD-7');
      await at.press('Escape', 'g');
      await at.heading(/could not be opened/);
    },
  },
};
