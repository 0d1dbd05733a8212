import { DayField } from '../../components/DayField';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { Button } from '../../components/Button';
import type { CivilDate } from '../../formatting/civilDate';
import type { FindingView, NamedView, PaperForm, PaperScreen } from '../../ipc';
import { BlockField } from './BlockField';
import { fieldOf, isBlock, textsOf } from './gaps';

export type PaperFieldsProps = {
  screen: PaperScreen;
  form: PaperForm;
  /** Words that name an illness, a medicine or a score, where an employer will read it. */
  named: readonly NamedView[];
  findings: readonly FindingView[];
  today: CivilDate;
  errorOf: (id: string) => string | undefined;
  onEdit: (change: (form: PaperForm) => PaperForm) => void;
  onMeant: (finding: FindingView, meant: boolean) => void;
};

const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** The words themselves, so that each is seen before it is answered for. */
const wordsNamed = (form: PaperForm, named: readonly NamedView[], field: string): string[] => {
  const text = textsOf(form).find(({ id }) => id === fieldOf(field))?.text ?? '';
  return named.filter((one) => one.field === field).map(({ start, end }) => `“${text.slice(start, end)}”`);
};

/** What the case says against it, to be answered here or mended in the case. */
const Said = ({ form, named, findings, onMeant }: Pick<PaperFieldsProps, 'form' | 'named' | 'findings' | 'onMeant'>) => (
  <>
    {findings
      .filter((one) => !isBlock(one) || fieldOf(one.field) === 'copy_for')
      .map((one) => (
        <div
          key={`${one.code} ${one.field}`}
          // Where "before you can issue" leads to.
          id={isBlock(one) ? fieldOf(one.field) : undefined}
          tabIndex={isBlock(one) ? -1 : undefined}
          className={one.answered ? 'finding finding--answered' : 'finding'}
        >
          <span aria-hidden="true">{isBlock(one) ? '✗ ' : one.answered ? '✓ ' : '▲ '}</span>
          {one.message}{' '}
          {one.code.startsWith('names_health') && (
            <>
              In it: <b>{wordsNamed(form, named, one.field).join(', ')}</b>{' '}
            </>
          )}
          {!isBlock(one) && (
            <Button kind="link" id={`meant-${one.code}-${fieldOf(one.field)}`} onClick={() => onMeant(one, !one.answered)}>
              {one.answered ? 'Not meant after all' : 'It is meant'}
            </Button>
          )}
        </div>
      ))}
  </>
);

/** Everything that is printed, in reading order. What is typed once for several places comes first. */
export const PaperFields = (props: PaperFieldsProps) => {
  const { screen, form, named, findings, today, errorOf, onEdit, onMeant } = props;
  const fill = (at: number, value: string) =>
    onEdit((now) => ({
      ...now,
      fills: now.fills.map((one, place) => (place === at ? { ...one, value } : one)),
    }));
  const set = (part: Partial<PaperForm>) => onEdit((now) => ({ ...now, ...part }));
  const heads = form.blocks.map((_, at) =>
    form.blocks
      .slice(0, at + 1)
      .findLast(({ kind }) => kind === 'heading')
      ?.text.trim(),
  );
  return (
    <>
      {screen.before_sending !== '' && <p className="paper__before">{screen.before_sending}</p>}
      <Said form={form} named={named} findings={findings} onMeant={onMeant} />
      {screen.asked.length > 0 && (
        <fieldset className="paper__asked">
          <legend>To fill in</legend>
          {screen.asked.map(({ slot, words, answer }, at) => {
            const id = `fills.${at}`;
            const value = form.fills[at]?.value ?? '';
            const field = { id, label: upper(words), compact: true, error: errorOf(id), value };
            return answer === 'day' ? (
              <DayField key={slot} {...field} today={today} toward="future" onChange={(next) => fill(at, next)} />
            ) : (
              <TextField
                key={slot}
                {...field}
                width={answer === 'time' ? 10 : undefined}
                hint={answer === 'time' ? 'Such as 10:30' : undefined}
                onChange={(next) => fill(at, next)}
              />
            );
          })}
        </fieldset>
      )}
      <TextField
        id="title"
        label="Title"
        compact
        error={errorOf('title')}
        value={form.title}
        onChange={(title) => set({ title })}
      />
      <TextArea
        id="to"
        label="To"
        hint="As on the envelope, a line each. Empty where it is handed over."
        compact
        error={errorOf('to')}
        value={form.to}
        onChange={(to) => set({ to })}
      />
      <TextField
        id="greeting"
        label="Greeting"
        compact
        error={errorOf('greeting')}
        value={form.greeting}
        onChange={(greeting) => set({ greeting })}
      />
      {form.blocks.map((block, at) => (
        <BlockField
          // Parts are neither moved nor added, so their place names them.
          key={`${block.id} ${at}`}
          block={block}
          at={at}
          under={heads[at] ?? ''}
          errorOf={errorOf}
          onChange={(next) =>
            onEdit((now) => ({
              ...now,
              blocks: now.blocks.map((one, place) => (place === at ? next : one)),
            }))
          }
        />
      ))}
      <TextField
        id="closing"
        label="Closing"
        compact
        error={errorOf('closing')}
        value={form.closing}
        onChange={(closing) => set({ closing })}
      />
      <TextArea
        id="copies_to"
        label="Copies to"
        hint="Who else has it, a line each."
        compact
        rows={1}
        error={errorOf('copies_to')}
        value={form.copies_to}
        onChange={(copies_to) => set({ copies_to })}
      />
    </>
  );
};
