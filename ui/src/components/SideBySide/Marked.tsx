import { markedWords } from './markedWords';
import './sideBySide.scss';

/** A text with the words marked that the one beside it does not have: underlined and in bold, not by colour alone. */
export const Marked = ({ text, beside }: { text: string; beside: string }) => (
  <>
    {markedWords(text, beside).map(({ text: part, differs }, at) =>
      differs && part.trim() !== '' ? (
        <mark key={at} className="side-by-side__mark">
          {part}
        </mark>
      ) : (
        <span key={at}>{part}</span>
      ),
    )}
  </>
);
