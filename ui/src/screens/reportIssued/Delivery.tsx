import { Button } from '../../components/Button';
import type { CopyFor, CopyRight } from '../../components/Copies';
import { Panel } from '../../components/Panel';
import { useSession } from '../../components/Session';
import type { DeliveryView, IssuedReport } from '../../ipc';
import { DeliveryFields } from './DeliveryFields';
import { ReachFacts } from './ReachFacts';

export type DeliveryProps = {
  view: IssuedReport;
  rights: readonly CopyRight[];
  /** The way being recorded. */
  way: DeliveryView | undefined;
  onWay: (way: DeliveryView | undefined) => void;
  onDelivered: (view: IssuedReport, copyFor: CopyFor) => void;
  onView: (view: IssuedReport) => void;
};

/** How it gets to the person, and that it did: each way a recorded fact. */
export const Delivery = ({ view, rights, way, onWay, onDelivered, onView }: DeliveryProps) => {
  const { content } = useSession();
  return (
    <Panel title="Give it to the patient">
      {!view.with_patient && view.life.holds && (
        <p className="delivery__not-yet">
          <span aria-hidden="true">▲ </span>
          <b>Not yet with the patient.</b>
        </p>
      )}
      {view.deliveries.length > 0 && (
        <ul className="issued__given" aria-label="How it was given">
          {view.deliveries.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {view.employer_is_this_practice && (
        <p className="delivery__notice">
          They work at this practice: what lies at a desk or a printer here may be read by colleagues.
        </p>
      )}
      <ReachFacts reach={view.reach} />
      {way ? (
        <DeliveryFields
          key={way.id}
          way={way}
          view={view}
          rights={rights}
          onDelivered={onDelivered}
          onView={onView}
          onCancel={() => onWay(undefined)}
        />
      ) : (
        <>
          <p className="delivery__ask">{view.with_patient ? 'Given in another way too?' : 'How did they get it, or how is it sent?'}</p>
          <ul className="delivery__ways">
            {content.deliveries.map((one, at) => (
              <li key={one.id}>
                <Button kind="link" onClick={() => onWay(one)} aria-keyshortcuts={`${at + 1}`}>
                  <kbd aria-hidden="true">{at + 1}</kbd> {one.words}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};
