import type { ReactNode } from 'react';
import { useId } from 'react';
import { KeyHints } from '../KeyHints';
import { useKeys } from '../Keys';
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

const Session = ({ user, sites, siteId, onSite, onLock }: FrameSession) => {
  const site = useId();
  return (
    <>
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
      <span className="frame__user">{user}</span>
      <button type="button" className="frame__button" onClick={onLock} aria-keyshortcuts="F12">
        Lock <kbd aria-hidden="true">F12</kbd>
      </button>
    </>
  );
};

/**
 * What is always there: the top bar, the patient banner, the screen, the bar at the foot. Only the
 * screen between them scrolls. Registers F1, F12 and Ctrl+K for the callbacks it is given.
 */
export const AppFrame = (props: AppFrameProps) => {
  const { service, session, demonstration = false, onFind, onHelp, banner, status, children } = props;
  return (
    <div className={demonstration ? 'frame frame--demonstration' : 'frame'}>
      <FrameKeys onFind={onFind} onHelp={onHelp} session={session} />
      <header className="frame__top">
        <span className="frame__program">Stepwell</span>
        <span className="frame__service">{service}</span>
        {demonstration && <strong className="frame__demonstration">Demonstration</strong>}
        <span className="frame__space" />
        {onFind && (
          <button
            type="button"
            className="frame__button"
            onClick={onFind}
            aria-keyshortcuts="Control+K"
          >
            Find <kbd aria-hidden="true">Ctrl+K</kbd>
          </button>
        )}
        {session && <Session {...session} />}
        {onHelp && (
          <button type="button" className="frame__button" onClick={onHelp} aria-keyshortcuts="F1">
            Help <kbd aria-hidden="true">F1</kbd>
          </button>
        )}
      </header>
      {banner}
      <main className="frame__main">
        <div className="frame__screen">{children}</div>
      </main>
      <footer className="frame__status">
        {status}
        <KeyHints />
      </footer>
    </div>
  );
};
