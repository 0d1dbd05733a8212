/** Gaps of a paper: what stands in braces has to be filled in before it can be issued. */
import { slotsIn } from '../../components/Wording';
import type { FindingView, PaperForm } from '../../ipc';

/** The id of the field on screen that a finding names: `blocks[2].text` is `blocks.2.text`. */
export const fieldOf = (name: string): string => name.replace(/\[(\d+)\]/g, '.$1');

export const isBlock = ({ severity }: FindingView): boolean => severity === 'block';

export const isOpen = (finding: FindingView): boolean => isBlock(finding) || !finding.answered;

/** A warning that was looked at, and is meant; or no longer. */
export const withMeant = (form: PaperForm, { code, field }: FindingView, meant: boolean): PaperForm => {
  const others = form.answered.filter((one) => one.code !== code || one.field !== field);
  return { ...form, answered: meant ? [...others, { code, field }] : others };
};

export const hasGap = (text: string): boolean => slotsIn(text).length > 0;

export type FieldText = { id: string; text: string };

/** Every text on screen in the order in which it is read; what is left out of the paper is not asked for. */
export const textsOf = (form: PaperForm): readonly FieldText[] => [
  { id: 'title', text: form.title },
  { id: 'to', text: form.to },
  { id: 'greeting', text: form.greeting },
  ...form.blocks.flatMap((block, at): FieldText[] => {
    if (block.left_out) return [];
    if (block.kind === 'fields') {
      return block.fields.map(({ text }, row) => ({ id: `blocks.${at}.fields.${row}.text`, text }));
    }
    if (block.kind === 'table') {
      return block.rows.flatMap((cells, row) =>
        cells.map((text, cell) => ({ id: `blocks.${at}.rows.${row}.${cell}`, text })),
      );
    }
    return [{ id: `blocks.${at}.text`, text: block.text }];
  }),
  { id: 'closing', text: form.closing },
  { id: 'copies_to', text: form.copies_to },
];

/** The next field with something to fill in after the one that has the focus, round to the first. */
export const nextGap = (form: PaperForm, focusId: string): FieldText | undefined => {
  const all = textsOf(form);
  const asked = form.fills.flatMap(({ value }, at) => (value.trim() === '' ? [{ id: `fills.${at}`, text: '' }] : []));
  const open = [...asked, ...all.filter(({ text }) => hasGap(text))];
  const order = [...form.fills.map((_, at) => `fills.${at}`), ...all.map(({ id }) => id)];
  const here = order.indexOf(focusId);
  return open.find(({ id }) => order.indexOf(id) > here) ?? open[0];
};

export const countWords = (gaps: number, findings: readonly FindingView[]): string => {
  const stops = findings.filter((one) => isBlock(one) && one.code !== 'gap').length;
  const answers = findings.filter((one) => !isBlock(one) && !one.answered).length;
  const parts = [
    gaps === 0 ? 'Nothing to fill in' : `${gaps} to fill in`,
    ...(stops === 0 ? [] : [stops === 1 ? '1 thing stops it' : `${stops} things stop it`]),
    ...(answers === 0 ? [] : [`${answers} to answer`]),
  ];
  return parts.join(', ');
};
