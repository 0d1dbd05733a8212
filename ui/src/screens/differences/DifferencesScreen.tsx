/**
 * Two people worked on one case without a connection, and both changed the same thing. Whoever opens it first wants to see
 * who said what, where and when, keep the right one, and be done: two keys for each.
 */
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { useKeys } from '../../components/Keys';
import { useLoaded, Waiting } from '../../components/Loaded';
import { ScreenHeading, useNavigation } from '../../components/Navigation';
import { useShowPatient } from '../../components/Session';
import type { DifferencesView, DifferenceView, OverlapView } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import { FieldApart } from './FieldApart';
import { MadeTwice } from './MadeTwice';
import './differences.scss';

export type DifferencesScreenProps = { about: 'case' | 'patient' | 'service'; id: string };

type Thing = { difference: DifferenceView } | { overlap: OverlapView };

const thingsOf = (view: DifferencesView): Thing[] => [
  ...view.differences.map((difference) => ({ difference })),
  ...view.overlaps.map((overlap) => ({ overlap })),
];

const nameOf = (thing: Thing): string =>
  'difference' in thing ? thing.difference.label : thing.overlap.title;

const keyOf = (thing: Thing): string =>
  'difference' in thing
    ? thing.difference.values.flatMap(({ said }) => said.map(({ event }) => event)).join() + thing.difference.field
    : thing.overlap.entries.map(({ id }) => id).join();

type SettlingProps = { view: DifferencesView; valueIs: (view: DifferencesView) => void; reload: () => void };

const Settling = ({ view, valueIs, reload }: SettlingProps) => {
  const { back, go } = useNavigation();
  const announce = useAnnounce();
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const next = useRef<HTMLButtonElement>(null);
  useShowPatient(view.banner ?? undefined);
  const things = thingsOf(view);
  const place = Math.min(at, Math.max(things.length - 1, 0));
  const thing = things[place];
  const shown = thing && keyOf(thing);

  // Enter always acts: the cursor waits on the button that settles and goes on.
  useEffect(() => {
    next.current?.focus();
  }, [shown]);

  const choose = (one: string) => {
    setChosen((now) => (now === one ? undefined : one));
    next.current?.focus();
  };

  const goOn = () => {
    // The only one left open: there is no other to go to.
    if (things.length === 1) {
      back();
      return;
    }
    setChosen(undefined);
    setAt(place + 1 < things.length ? place + 1 : 0);
  };

  const settle = async () => {
    if (busy || !thing || view.read_only) return;
    if (chosen === undefined) {
      goOn();
      return;
    }
    setBusy(true);
    setFailure('');
    try {
      const left = await call(
        'difference' in thing
          ? commands.settle(view.about.kind, view.about.id, {
              kind: thing.difference.about.kind,
              id: thing.difference.about.id,
              field: thing.difference.field,
              keep: chosen,
              seen: thing.difference.values.flatMap(({ said }) => said.map(({ event }) => event)),
            })
          : commands.acceptOverlap(
              thing.overlap.case,
              thing.overlap.entries.map(({ id }) => id),
            ),
      );
      setChosen(undefined);
      announce({ text: `Settled: ${nameOf(thing)}. ${thingsOf(left).length} left.` });
      valueIs(left);
    } catch (reason) {
      const error = toClinicError(reason);
      setFailure(error.message);
      if (error.code === 'changed') {
        setChosen(undefined);
        reload();
      }
    } finally {
      setBusy(false);
    }
  };

  const open = (side: number) => {
    if (!thing || !('overlap' in thing)) return;
    const { kind, case: caseId, entries } = thing.overlap;
    const entry = entries[side];
    if (!entry) return;
    go(
      kind === 'contacts'
        ? { kind: 'contactRead', case: caseId, contact: entry.id }
        : { kind: 'reportIssued', case: caseId, report: entry.id },
    );
  };

  const side = (number: number) => {
    if (!thing || view.read_only) return;
    if ('overlap' in thing) open(number);
    else {
      const event = thing.difference.values[number]?.said[0]?.event;
      if (event !== undefined) choose(event);
    }
  };
  const count = !thing
    ? 0
    : 'difference' in thing
      ? thing.difference.values.length
      : thing.overlap.entries.length;
  const both = thing !== undefined && ('overlap' in thing || thing.difference.both !== null);
  useKeys([
    { key: 'Esc', does: 'Back', run: back },
    { key: 'ArrowLeft', does: 'The first', run: () => side(0), disabled: !thing },
    { key: 'ArrowRight', does: 'The last', run: () => side(count - 1), disabled: !thing },
    ...Array.from({ length: count > 2 ? count : 0 }, (_, number) => ({
      key: `${number + 1}`,
      does: `Number ${number + 1}`,
      run: () => side(number),
    })),
    { key: 'B', does: 'Both', run: () => choose('both'), disabled: !both || view.read_only },
  ]);

  if (!thing) {
    return (
      <div className="differences">
        <ScreenHeading title="Differences" />
        <EmptyState title="Nothing is left to settle" />
        <div className="desk-buttons">
          <Button kind="main" ref={next} onClick={back}>
            Back
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="differences">
      <ScreenHeading title="Differences">
        {place + 1} of {things.length}
      </ScreenHeading>
      {view.read_only && (
        <p>To read only: part of this record was written by a newer version of the program. Update it to settle anything.</p>
      )}
      {'difference' in thing ? (
        <FieldApart
          key={shown}
          difference={thing.difference}
          chosen={chosen}
          readOnly={view.read_only}
          onChoose={choose}
        />
      ) : (
        <MadeTwice
          key={shown}
          overlap={thing.overlap}
          chosen={chosen}
          readOnly={view.read_only}
          onBoth={() => choose('both')}
          onOpen={open}
        />
      )}
      <p role="alert" className="nhsuk-error-message">
        {failure}
      </p>
      <div className="desk-buttons">
        <Button kind="main" ref={next} disabled={busy} shortcut="Enter" onClick={() => void settle()}>
          {chosen === undefined
            ? things.length === 1
              ? 'Leave this open'
              : 'Next, leave this open'
            : things.length === 1
              ? 'Settle'
              : 'Settle, then next'}
        </Button>
        <Button onClick={back} shortcut="Esc">
          Back
        </Button>
      </div>
    </div>
  );
};

export const DifferencesScreen = ({ about, id }: DifferencesScreenProps) => {
  const loading = useLoaded(`differences ${about} ${id}`, () => call(commands.differences(about, id)));
  return (
    <Waiting loading={loading} title="Differences">
      {(view) => <Settling view={view} valueIs={loading.valueIs} reload={loading.reload} />}
    </Waiting>
  );
};
