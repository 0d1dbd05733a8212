/** The cursor on a gap: what is typed next stands in its place. */
import { slotsIn } from '../../components/Wording';

const isBox = (element: unknown): element is HTMLTextAreaElement | HTMLInputElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');

/** Goes to a field, and in it to the first gap, if there is one. */
export const selectGap = (id: string): void => {
  const field = document.getElementById(id);
  if (!field) return;
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
  const [gap] = isBox(field) ? slotsIn(field.value) : [];
  if (gap && isBox(field)) field.setSelectionRange(gap.start, gap.end);
};

/** Tab came to this field: its first gap is selected, unless a part of the field was on purpose. */
export const selectGapOnArrival = (field: unknown): void => {
  if (!isBox(field)) return;
  const { value, selectionStart, selectionEnd } = field;
  const none = selectionStart === selectionEnd;
  // A line of text is selected whole where Tab comes to it.
  const whole = selectionStart === 0 && selectionEnd === value.length;
  const [gap] = slotsIn(value);
  if (gap && (none || whole)) field.setSelectionRange(gap.start, gap.end);
};
