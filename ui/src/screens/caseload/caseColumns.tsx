import type { Column } from '../../components/DataTable';
import { StepDots } from '../../components/StepDots';
import type { CivilDate } from '../../formatting/civilDate';
import { wordsOf } from '../../formatting/choices';
import { briefDate } from '../../formatting/dates';
import type { CaseLine, Content } from '../../ipc';

/** The row's element id: coming back finds the row again. */
export const rowId = (line: CaseLine): string => `case-${line.case}`;

/** What comes next and when; `▲` and the word when it is late. */
export const NextDue = ({ line, today }: { line: CaseLine; today: CivilDate }) => {
  if (line.next_on === null && line.next_what === '') {
    return <span className="caseload__quiet">nothing planned</span>;
  }
  const when = line.next_on === null ? '' : ` ${briefDate(line.next_on, today)}`;
  return (
    <span className={line.overdue ? 'caseload__due' : undefined}>
      {line.overdue && (
        <>
          <span aria-hidden="true">▲ </span>
          <span className="nhsuk-u-visually-hidden">due: </span>
        </>
      )}
      {line.next_what}
      {when}
    </span>
  );
};

export const caseColumns = (content: Content, today: CivilDate): Column<CaseLine>[] => [
  {
    id: 'name',
    header: 'Name',
    cell: ({ shown_name, differs, risk }) => (
      <>
        <b>
          <bdi>{shown_name}</bdi>
        </b>
        {risk && ' '}
        {risk && (
          <span className="caseload__risk">
            <span aria-hidden="true">▲ risk</span>
            <span className="nhsuk-u-visually-hidden">, risk flag</span>
          </span>
        )}
        {differs && <span className="caseload__differs"> ▲ differs</span>}
      </>
    ),
  },
  { id: 'step', header: 'Step', cell: ({ step }) => <StepDots step={step} />, width: '3.5rem' },
  { id: 'work', header: 'Work', cell: ({ work }) => wordsOf(content.work_statuses, work).toLowerCase() },
  {
    id: 'off',
    header: 'Off',
    align: 'right',
    width: '4.5rem',
    cell: ({ off_days }) => (off_days === null ? '–' : `${off_days} d`),
  },
  { id: 'next', header: 'Next', cell: (line) => <NextDue line={line} today={today} /> },
  {
    id: 'last',
    header: 'Last',
    align: 'right',
    width: '5.5rem',
    cell: ({ last_contact_on }) => (last_contact_on === null ? '–' : briefDate(last_contact_on, today)),
  },
];
