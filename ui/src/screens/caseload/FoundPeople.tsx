import { useEffect, useState } from 'react';
import type { Column } from '../../components/DataTable';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { Button } from '../../components/Button';
import { useOnRecord } from '../../components/Exchanging';
import { LoadFailed, useLoaded } from '../../components/Loaded';
import { useNavigation } from '../../components/Navigation';
import { shortDate } from '../../formatting/dates';
import { stepWords } from '../../formatting/steps';
import type { PersonFound } from '../../ipc';
import { call, commands } from '../../ipc';

/** A pause in typing after which it is worth asking. */
const PAUSE_MS = 150;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

const caseWords = ({ cases }: PersonFound): string => {
  const open = cases.filter((one) => one.open);
  if (open[0]) return open.length === 1 ? `open, ${stepWords(open[0].step)}` : `${open.length} open cases`;
  return cases.length === 0 ? 'no case yet' : `${cases.length} closed`;
};

const columns: Column<PersonFound>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ shown_name }) => (
      <b>
        <bdi>{shown_name}</bdi>
      </b>
    ),
  },
  { id: 'born', header: 'Born', cell: ({ date_of_birth }) => shortDate(date_of_birth), width: '8rem' },
  { id: 'nhs', header: 'NHS number', cell: ({ nhs_number }) => nhs_number, width: '10rem' },
  { id: 'cases', header: 'Cases', cell: caseWords },
];

/** People at every site, with and without a case, while something is typed. */
export const FoundPeople = ({ text }: { text: string }) => {
  const { go } = useNavigation();
  const asked = useSettled(text.trim());
  const found = useLoaded(`find ${asked}`, () => call(commands.find(asked)));
  useOnRecord(found.reload);
  const open = (person: PersonFound) => {
    const current = person.cases.find((one) => one.open);
    go(current ? { kind: 'case', case: current.case } : { kind: 'patient', patient: person.patient });
  };
  if (found.state.kind === 'failed') return <LoadFailed error={found.state.error} reload={found.reload} />;
  if (found.state.kind === 'loading') return null;
  const people = found.state.value;
  if (people.length === 0) {
    return (
      <EmptyState title="Nobody found">
        <p>Try fewer letters, the date of birth or the NHS number. Or, if they are new:</p>
        <Button kind="main" shortcut="Alt+N" onClick={() => go({ kind: 'patientNew' })}>
          Register a patient
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        caption="People found"
        columns={columns}
        rows={people}
        rowId={({ patient }) => `person-${patient}`}
        onOpen={open}
      />
      <p className="caseload__count" role="status">
        {people.length} found
      </p>
    </>
  );
};
