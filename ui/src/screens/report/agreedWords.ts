/** Agreement to a report's words holds as long as they are the words that were read. */
import type { ReportForm } from '../../ipc';

/** What is read back: everything that is printed and was the person's to agree to. */
const words = ({ advice, from, to, review, review_on, options, rows, phased, comments }: ReportForm): string =>
  JSON.stringify([advice, from, to, review, review_on, [...options].sort(), rows, phased.weeks.length === 0 ? [] : [phased.usual, phased.weeks], comments]);

/** Other words than those agreed to. */
export const undoesAgreement = (before: ReportForm, after: ReportForm): boolean =>
  before.read_back && words(before) !== words(after);

export const whileAgreed = (before: ReportForm, after: ReportForm): ReportForm =>
  undoesAgreement(before, after) ? { ...after, read_back: false } : after;
