/**
 * The same person may have been registered at two surgeries. The therapist compares what each knows, with their cases, and
 * says that it is one person or two; nothing is lost either way, and it can be taken back.
 */
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { useKeys } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { Said } from '../../components/SideBySide';
import { TextField } from '../../components/TextField';
import type { ComparisonView, SideView } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { Compared } from './Compared';
import './samePerson.scss';

export type SamePersonScreenProps = { one: string; other: string };

/** Shown as the one on the left, as the one on the right, or two people. */
type Answer = 'one' | 'other' | 'two';

const Cases = ({ side }: { side: SideView }) => {
  const { go } = useNavigation();
  if (side.cases.length === 0) return <p>No case</p>;
  return (
    <ul className="same-person__cases">
      {side.cases.map((line) => (
        <li key={line.case}>
          <Button kind="link" id={`case-${line.case}`} onClick={() => go({ kind: 'case', case: line.case })}>
            {[line.open ? 'Open case' : 'Closed case', line.employer].filter((part) => part !== '').join(', ')}
          </Button>
        </li>
      ))}
    </ul>
  );
};

type ComparingProps = { view: ComparisonView; reload: () => void };

const Comparing = ({ view, reload }: ComparingProps) => {
  const { back } = useNavigation();
  const announce = useAnnounce();
  const [answer, setAnswer] = useState<Answer>();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const act = useRef<HTMLButtonElement>(null);
  const { one, other, merged } = view;

  useEffect(() => {
    act.current?.focus();
  }, [merged]);

  const choose = (next: Answer) => {
    setAnswer((now) => (now === next ? undefined : next));
    act.current?.focus();
  };

  const done = async (run: () => Promise<unknown>, said: string, leave: boolean) => {
    if (busy) return;
    setBusy(true);
    setFailure('');
    try {
      await run();
      announce({ text: said });
      setAnswer(undefined);
      if (leave) back();
      else reload();
    } catch (problem) {
      setFailure(toClinicError(problem).message);
    } finally {
      setBusy(false);
    }
  };

  const save = () => {
    if (answer === undefined) back();
    else if (answer === 'two') {
      void done(() => call(commands.tellPeopleApart(one.patient, other.patient)), 'Two people. Not asked again.', true);
    } else {
      const [keep, away] = answer === 'one' ? [one, other] : [other, one];
      void done(
        () => call(commands.mergePeople(keep.patient, away.patient, reason)),
        `One person, shown as ${keep.shown_name}.`,
        false,
      );
    }
  };

  const undo = () =>
    void done(async () => {
      // Whichever of the two was merged away; a circle of merges is taken back on both sides by the first.
      try {
        await call(commands.unmergePerson(other.patient, reason));
      } catch (problem) {
        if (toClinicError(problem).code !== 'refused') throw problem;
        await call(commands.unmergePerson(one.patient, reason));
      }
    }, 'Two people again. Nothing of either was lost.', false);

  useKeys([
    { key: 'Esc', does: 'Back', run: back },
    ...(merged
      ? [{ key: 'U', does: 'Two people after all', run: undo }]
      : [
          { key: 'ArrowLeft', does: 'One person, shown as the first', run: () => choose('one'), notInText: true },
          { key: 'ArrowRight', does: 'One person, shown as the second', run: () => choose('other'), notInText: true },
          { key: 'T', does: 'Two people', run: () => choose('two') },
        ]),
  ]);

  const asOne = (side: SideView, which: 'one' | 'other', shortcut: string) => (
    <div className="same-person__side">
      <h2 className="same-person__name">
        <bdi>{side.shown_name}</bdi>
      </h2>
      {side.registered && <Said said={side.registered} />}
      <Cases side={side} />
      {!merged && (
        <Button aria-pressed={answer === which} shortcut={shortcut} onClick={() => choose(which)}>
          {answer === which ? '✓ One person, shown as this' : 'One person: show as this'}
        </Button>
      )}
    </div>
  );

  return (
    <div className="same-person">
      <ScreenHeading title={merged ? 'Registered twice, shown as one' : 'The same person?'}>{view.because}</ScreenHeading>
      <p>
        {merged
          ? 'Lists, search and papers show one person. Each case keeps what was recorded in it.'
          : 'Nothing is deleted: lists, search and papers from now on show one person, and it can be taken back.'}
      </p>
      <div className="side-by-side">
        {asOne(one, 'one', '←')}
        {asOne(other, 'other', '→')}
      </div>
      <Compared view={view} />
      {!merged && (
        <Button aria-pressed={answer === 'two'} shortcut="T" onClick={() => choose('two')}>
          {answer === 'two' ? '✓ Two people' : 'Two people: do not ask again'}
        </Button>
      )}
      <TextField
        id="same-person-reason"
        label="How you know (may be left empty)"
        hint="Such as: asked them on the telephone"
        value={reason}
        onChange={setReason}
      />
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
      <div className="desk-buttons">
        {merged ? (
          <Button ref={act} kind="main" shortcut="U" disabled={busy} onClick={undo}>
            Two people after all
          </Button>
        ) : (
          <Button ref={act} kind="main" shortcut="Enter" disabled={busy} onClick={save}>
            {answer === undefined ? 'Leave it open' : 'Save'}
          </Button>
        )}
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
      </div>
    </div>
  );
};

export const SamePersonScreen = ({ one, other }: SamePersonScreenProps) => {
  const loading = useLoaded(`pair ${one} ${other}`, () => call(commands.comparePeople(one, other)));
  return (
    <Waiting loading={loading} title="The same person?">
      {(view) => <Comparing view={view} reload={loading.reload} />}
    </Waiting>
  );
};
