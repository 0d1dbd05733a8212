import type { ReactNode } from 'react';
import { useId } from 'react';
import { Message, useAnnounced } from '../Announcer';
import { KeyHints } from '../KeyHints';
import { useKeys } from '../Keys';
import { OnlyThisPageLine, useOnlyThisPage } from '../OnlyThisPage';
import { FoldedMenu } from './FoldedMenu';
import './appFrame.scss';

export type AppFrameProps = {
  /** The service's name, as set up. */
  service: string;
  /** Absent before anyone has unlocked. */
  session?: FrameSession | undefined;
  /** Marks the whole window: a striped edge and the word. */
  demonstration?: boolean;
  onFind?: (() => void) | undefined;
  onHelp?: (() => void) | undefined;
  /** The PatientBanner, when a patient is open. */
  banner?: ReactNode;
  /** What stands in the bar at the foot: a StatusBar. */
  status?: ReactNode;
  children: ReactNode;
};

export type FrameSession = {
  user: string;
  sites: readonly { id: string; name: string }[];
  siteId: string;
  onSite: (siteId: string) => void;
  onLock: () => void;
};

const FrameKeys = ({
  onFind,
  onHelp,
  session,
}: Pick<AppFrameProps, 'onFind' | 'onHelp' | 'session'>) => {
  useKeys([
    ...(onFind ? [{ key: 'Ctrl+K', does: 'Find a person or an action', run: onFind }] : []),
    ...(onHelp ? [{ key: 'F1', does: 'Help for this', run: onHelp }] : []),
    ...(session ? [{ key: 'F12', does: 'Lock', run: session.onLock }] : []),
  ]);
  return null;
};

const Site = ({ sites, siteId, onSite }: FrameSession) => {
  const site = useId();
  return (
    <label className="frame__site" htmlFor={site}>
      Site
      <select id={site} value={siteId} onChange={(event) => onSite(event.target.value)}>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

type TopProps = Pick<AppFrameProps, 'service' | 'session' | 'demonstration' | 'onFind' | 'onHelp'>;

/** One line: where it is short of room, all that is not wanted in a hurry is behind the menu. */
const Top = ({ service, session, demonstration = false, onFind, onHelp }: TopProps) => (
  <header className="frame__top">
    <span className="frame__program">Stepwell</span>
    {demonstration && <strong className="frame__demonstration">Demonstration</strong>}
    <span className="frame__space" />
    {onFind && (
      <button type="button" className="frame__button" onClick={onFind} aria-keyshortcuts="Control+K">
        Find <kbd aria-hidden="true">Ctrl+K</kbd>
      </button>
    )}
    <FoldedMenu>
      {service !== '' && <span className="frame__service">{service}</span>}
      {session && (
        <>
          <Site {...session} />
          <span className="frame__user">{session.user}</span>
        </>
      )}
      {onHelp && (
        <button type="button" className="frame__button" onClick={onHelp} aria-keyshortcuts="F1">
          Help <kbd aria-hidden="true">F1</kbd>
        </button>
      )}
    </FoldedMenu>
    {session && (
      <button type="button" className="frame__button" onClick={session.onLock} aria-keyshortcuts="F12">
        Lock <kbd aria-hidden="true">F12</kbd>
      </button>
    )}
  </header>
);

/**
 * What is always there: the top bar, the patient banner, the screen, the bar at the foot. Only the
 * screen between them scrolls. Registers F1, F12 and Ctrl+K for the callbacks it is given. While only
 * this page is shown, a line stands instead of both bars.
 */
export const AppFrame = (props: AppFrameProps) => {
  const { session, demonstration = false, onFind, onHelp, banner, status, children } = props;
  const { on: onlyThisPage } = useOnlyThisPage();
  const { waits } = useAnnounced();
  return (
    <div className={demonstration ? 'frame frame--demonstration' : 'frame'}>
      <FrameKeys onFind={onFind} onHelp={onHelp} session={session} />
      {onlyThisPage ? (
        <OnlyThisPageLine demonstration={demonstration} messageWaits={waits} />
      ) : (
        <Top {...props} />
      )}
      {banner}
      <main className="frame__main">
        <div className="frame__screen">{children}</div>
      </main>
      {!onlyThisPage && (
        <>
          <Message />
          <footer className="frame__status">
            {status}
            <KeyHints />
          </footer>
        </>
      )}
    </div>
  );
};
