import { useEffect, useState } from 'react';
import { dayParts } from '../../formatting/civilDate';
import { longDate } from '../../formatting/dates';
import { call, commands } from '../../ipc';
import type { Row } from './EntryTable';

/** Nobody is told how to word it in the middle of a word, in milliseconds. */
const PAUSE = 500;

/** A row as the report would begin with it: what stands in its other columns counts as said. */
const recommended = ({ recommendation = '', goal = '', by = '' }: Row): string => {
  if (recommendation.trim() === '') return '';
  const day = dayParts(by) ? ` by ${longDate(by)}` : '';
  return `${recommendation}${goal.trim() === '' ? '' : `. Goal: ${goal}`}${day}`;
};

/** Below the table of job and person: how its recommendations could be worded better. Stops nothing and asks nothing. */
export const MatchHints = ({ rows }: { rows: readonly Row[] }) => {
  const [hints, setHints] = useState<readonly (readonly string[])[]>([]);
  const texts = JSON.stringify(rows.map(recommended));
  useEffect(() => {
    let now = true;
    const timer = setTimeout(() => {
      const asked = JSON.parse(texts) as string[];
      // Without an answer nothing is said: what is typed is saved all the same, and the report hints again.
      const said = asked.every((text) => text === '') ? Promise.resolve([]) : call(commands.wordingHints(asked)).catch(() => []);
      void said.then((found) => {
        if (now) setHints(found);
      });
    }, PAUSE);
    return () => {
      now = false;
      clearTimeout(timer);
    };
  }, [texts]);
  return (
    <>
      {hints.flatMap((ofRow, at) =>
        ofRow.map((words) => (
          <p key={`${at} ${words}`} className="wording-hint">
            <span aria-hidden="true">✎ </span>
            <span className="nhsuk-u-visually-hidden">Hint: </span>
            Row {at + 1}: {words}
          </p>
        )),
      )}
    </>
  );
};
