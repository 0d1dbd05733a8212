/**
 * The answer came and the record is open. Before the first patient the newcomer needs one look: that the service which
 * answered is the one they asked, and that they can begin while the history is still coming.
 */
import { Button } from '../../components/Button';
import { ScreenHeading, useArrivalFocus } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { SpokenWords } from '../../components/SpokenWords';
import './start.scss';

export type JoinedScreenProps = { service: string; words: readonly string[]; onConfirmed: () => void };

export const JoinedScreen = ({ service, words, onConfirmed }: JoinedScreenProps) => {
  useArrivalFocus(true, 'joined-go-on');
  return (
    <div className="start recovery">
      <ScreenHeading title={`You have joined ${service}`} />
      <Panel title="The same six words stand on the laptop that let you in">
        <SpokenWords label="The six words of the service" words={words} />
        <p>
          If they differ, this laptop was answered by somebody else: enter nothing, and ring the colleague who let you
          in.
        </p>
        <p>
          The history of the service is coming now; the bar at the foot of the window says how far it is. You can work
          meanwhile.
        </p>
        <Button kind="main" id="joined-go-on" onClick={onConfirmed} shortcut="Enter">
          They are the same, go on
        </Button>
      </Panel>
    </div>
  );
};
