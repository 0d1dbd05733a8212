import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { useNavigation } from '../../components/Navigation';
import { PatientBanner } from '../../components/PatientBanner';
import { useSession } from '../../components/Session';
import { shortDate } from '../../formatting/dates';
import type { ContactView, PersonFound } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';

export type EnterAgainProps = { view: ContactView; onClose: () => void };

const FIELD = 'right-patient';

/** Finds the right person and takes what was written into a new draft of their open case. */
export const EnterAgain = ({ view, onClose }: EnterAgainProps) => {
  const { go } = useNavigation();
  const { refresh } = useSession();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly PersonFound[]>([]);
  const [failure, setFailure] = useState('');

  useEffect(() => {
    if (text.trim() === '') return undefined;
    let stale = false;
    call(commands.find(text.trim())).then(
      (people) => {
        if (!stale) setFound(people);
      },
      (error: unknown) => {
        if (!stale) setFailure(toClinicError(error).message);
      },
    );
    return () => {
      stale = true;
    };
  }, [text]);

  const enter = async (under: string) => {
    try {
      const { draft } = await call(commands.enterAgain(view.case, view.contact.id, under));
      refresh();
      onClose();
      go({ kind: 'contact', draft: draft.id });
    } catch (error) {
      setFailure(toClinicError(error).message);
    }
  };

  const people = text.trim() === '' ? [] : found;
  return (
    <Dialog title="Enter again under the right patient" onClose={onClose} banner={<PatientBanner patient={view.banner} />}>
      <p>
        The name above is whose record it was struck from. What was written goes into a new draft under
        the person you choose, to be looked through and signed there.
      </p>
      <label className="nhsuk-label" htmlFor={FIELD}>
        Find the right patient
      </label>
      <input
        id={FIELD}
        className="nhsuk-input"
        data-first-focus=""
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p role="status" className="contact-read__by">
        {text.trim() === '' ? '' : `${people.length} found`}
      </p>
      <ul className="right-patient">
        {people.map(({ patient, shown_name, date_of_birth, nhs_number, cases }) => {
          const open = cases.filter((one) => one.open);
          return (
            <li key={patient}>
              <bdi>{shown_name}</bdi>, born {shortDate(date_of_birth)}, NHS {nhs_number}
              {open.length === 0 && <p className="contact-read__by">No open case: open one for them first.</p>}
              {open.map((one) => (
                <Button key={one.case} onClick={() => void enter(one.case)}>
                  Enter under {shown_name}
                  {one.employer !== '' && ` (${one.employer})`}
                </Button>
              ))}
            </li>
          );
        })}
      </ul>
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
    </Dialog>
  );
};
