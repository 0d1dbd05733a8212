import type { SaidView } from '../../ipc';
import './sideBySide.scss';

/** Who, where and when; and that the clock there was wrong. */
export const Said = ({ said: { by, place, at, clock_wrong } }: { said: SaidView }) => (
  <p className="side-by-side__said">
    <b>{by}</b>
    <br />
    {place}
    <br />
    {at}
    {clock_wrong && (
      <span className="side-by-side__clock">
        {' '}
        <span aria-hidden="true">▲ </span>the clock of this laptop was wrong
      </span>
    )}
  </p>
);
