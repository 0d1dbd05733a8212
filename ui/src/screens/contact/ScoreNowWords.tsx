import type { ScoreNow } from '../../ipc';

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${Math.abs(change)}`);

/** The total as the record adds it up; no total until every question is answered. */
export const ScoreNowWords = ({ score }: { score: ScoreNow | undefined }) => {
  if (!score) return null;
  const { answered, items, total, band, change, last_time } = score;
  if (total === null) {
    return (
      <p className="questions__score" role="status">
        {answered} of {items} answered: no total until all are answered.
      </p>
    );
  }
  const since =
    change === null || last_time === ''
      ? ''
      : change === 0
        ? `, unchanged from ${last_time}`
        : `, ${signed(change)} from ${last_time}`;
  return (
    <p className="questions__score" role="status">
      Total <b>{total}</b>
      {band !== '' && ` (${band})`}
      {since}.
    </p>
  );
};
