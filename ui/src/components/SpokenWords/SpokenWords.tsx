import './spokenWords.scss';

export type SpokenWordsProps = {
  /** What the words are, for those who hear them. */
  label: string;
  words: readonly string[];
};

/** Words that two people read to one another, one at a time, so that nothing was changed between their laptops. */
export const SpokenWords = ({ label, words }: SpokenWordsProps) => (
  <ol className="spoken-words" aria-label={label}>
    {words.map((word, at) => (
      // A word may come twice; its place is what it is.
      <li key={at}>
        <span className="spoken-words__number" aria-hidden="true">
          {at + 1}
        </span>
        {word}
      </li>
    ))}
  </ol>
);
