import { useSession } from '../../components/Session';
import { wordsOf } from '../../formatting/choices';
import type { Reach } from '../../ipc';

const YES_NO = (yes: boolean, words: string): string => `${yes ? '✓' : '✗'} ${words}`;

/** Beside the ways of giving: what is safe for them, and in what form they can read it. */
export const ReachFacts = ({ reach }: { reach: Reach }) => {
  const { content } = useSession();
  const needs = reach.communication_needs.map((id) => wordsOf(content.communication_needs, id));
  const language = [
    reach.language === '' || reach.language === 'English' ? '' : `reads or speaks ${reach.language}`,
    reach.interpreter === '' ? '' : `interpreter: ${reach.interpreter}`,
  ].filter((part) => part !== '');
  const needsWords = [...needs, ...language];
  return (
    <dl className="reach">
      <div>
        <dt>Needs</dt>
        <dd>{needsWords.length === 0 ? 'None recorded' : <b>{needsWords.join(', ')}</b>}</dd>
      </div>
      <div>
        <dt>Safe for them</dt>
        <dd>
          <ul>
            <li>{YES_NO(reach.post, reach.post ? 'Post' : 'No post')}</li>
            <li>{YES_NO(reach.safe_number, reach.safe_number ? 'This number' : 'The number is not safe')}</li>
            <li>{YES_NO(reach.text, reach.text ? 'Texts' : 'No texts')}</li>
            <li>{YES_NO(reach.voicemail, reach.voicemail ? 'Voicemail' : 'No voicemail')}</li>
          </ul>
        </dd>
      </div>
      <div>
        <dt>Telephone</dt>
        <dd>{reach.telephone === '' ? 'not known' : reach.telephone}</dd>
      </div>
      <div>
        <dt>Address</dt>
        <dd>{reach.address === '' ? 'not known' : reach.address}</dd>
      </div>
    </dl>
  );
};
