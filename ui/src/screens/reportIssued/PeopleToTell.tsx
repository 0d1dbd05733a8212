import { Button } from '../../components/Button';
import { Panel } from '../../components/Panel';
import type { HolderView, IssuedReport } from '../../ipc';

/** The button that a line of the worklist opens on. */
export const FIRST_TO_TELL = 'first-to-tell';

export const toTell = ({ life }: IssuedReport): HolderView | undefined =>
  life.holders.find(({ told }) => told.length === 0);

export type PeopleToTellProps = { view: IssuedReport; onTell: (holder: HolderView) => void };

/** Everybody with a copy of a report that no longer holds; those not told yet come with a button. */
export const PeopleToTell = ({ view, onTell }: PeopleToTellProps) => {
  // Those not told yet stand on top.
  const holders = [...view.life.holders].sort((one, other) => Number(one.told.length > 0) - Number(other.told.length > 0));
  const first = toTell(view);
  if (view.life.holds) return null;
  return (
    <Panel title="People to tell">
      {holders.length === 0 && <p className="issued__none">No copy of it has left the program: nobody has to be told.</p>}
      {holders.length > 0 && !first && <p className="issued__none">Everybody who has a copy was told.</p>}
      <ul className="holders">
        {holders.map((holder) => (
          <li key={`${holder.copy_for} ${holder.to}`}>
            <div className="holders__who">
              <span aria-hidden="true">{holder.told.length === 0 ? '○ ' : '✓ '}</span>
              <b>{holder.words}</b>
              {holder.told.length === 0 ? ', not told yet' : ', told'}
              {holder.has_new && ', has the new one'}
            </div>
            <ul>
              {holder.ways.map((way) => (
                <li key={way}>{way}</li>
              ))}
              {holder.told.map((told) => (
                <li key={told}>
                  <b>{told}</b>
                </li>
              ))}
            </ul>
            <Button
              id={holder === first ? FIRST_TO_TELL : undefined}
              kind={holder === first ? 'main' : 'quiet'}
              shortcut={holder === first ? 'T' : undefined}
              onClick={() => onTell(holder)}
            >
              {holder.told.length === 0 ? 'I told them…' : 'Told them again…'}
              <span className="nhsuk-u-visually-hidden">: {holder.words}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
