/** What speaks against a way of getting a report to the person, as far as the record knows. */
import type { IssuedReport } from '../../ipc';

/** A sentence, or undefined where nothing does. */
export const against = (how: string, { reach, employer_is_this_practice }: IssuedReport): string | undefined => {
  switch (how) {
    case 'posted':
      return reach.post ? undefined : 'Post is not recorded as safe for them.';
    case 'text_link':
      if (!reach.safe_number) return 'Their number is not recorded as safe: someone else may read it.';
      return reach.text ? undefined : 'They have not said that texts are all right.';
    case 'collected':
      return employer_is_this_practice
        ? 'They work at this practice: colleagues see what lies at the desk.'
        : undefined;
    default:
      return undefined;
  }
};

/** What is known of where it goes. */
export const knownTo = (how: string, { reach }: IssuedReport): string => (how === 'posted' ? reach.address : '');
