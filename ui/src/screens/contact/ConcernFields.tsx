import type { KeyboardEvent } from 'react';
import { Checkboxes } from '../../components/Checkboxes';
import { DayField } from '../../components/DayField';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { timeOfDay } from '../../formatting/times';
import type { ConcernForm, ConcernKindView, ContactDraft } from '../../ipc';
import { withConcernChanged, withSign } from './concerns';

export type ConcernFieldsProps = {
  kind: ConcernKindView;
  concern: ConcernForm;
  at: number;
  today: string;
  problems: ReadonlyMap<string, string>;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
};

/** What to look for, what was heard and done, and who was told: digits tick, a letter begins what was heard. */
export const ConcernFields = ({ kind, concern, at, today, problems, onEdit }: ConcernFieldsProps) => {
  const change = (part: Partial<ConcernForm>) =>
    onEdit((now) => withConcernChanged(now, at, part, { day: today, time: timeOfDay(new Date()) }));
  const id = (name: string) => `concerns.${at}.${name}`;
  const order = kind.signs.map((sign) => sign.id);
  const field = (name: 'heard' | 'done' | 'told' | 'told_on' | 'told_at' | 'nobody_because', label: string) => ({
    id: id(name),
    label,
    value: concern[name],
    error: problems.get(id(name)),
    onChange: (text: string) => change({ [name]: text }),
  });

  const onSigns = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    const sign = /^\d$/.test(event.key) ? order[Number(event.key) - 1] : undefined;
    if (sign !== undefined) change({ signs: withSign(concern, sign, order) });
    else if (event.key === 'Enter') document.getElementById(id('heard'))?.focus();
    else if (event.key.length === 1 && /\p{L}/u.test(event.key)) {
      // The key itself is typed there, because the focus is there before it is.
      document.getElementById(id('heard'))?.focus();
      return;
    } else return;
    event.preventDefault();
  };

  const told = concern.told.trim() !== '';
  return (
    <>
      <p className="concern__hint">
        {kind.hint}
        {kind.unconfirmed && <span className="concern__review"> Wording for a clinician’s review.</span>}
      </p>
      {/* The boxes keep their own keys; digits, letters and Enter come on top. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        id={id('signs')}
        className="concern__signs"
        role="group"
        aria-label="Ask or look for: digits tick, a letter begins what was heard"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onSigns}
      >
        <Checkboxes
          id={id('sign')}
          label="Ask or look for"
          compact
          options={kind.signs.map((sign, index) => ({
            value: sign.id,
            label: index < 9 ? `${index + 1} ${sign.words}` : sign.words,
          }))}
          values={concern.signs}
          onChange={(signs) => change({ signs: [...signs] })}
        />
      </div>
      <div className="concern__words">
        <TextArea {...field('heard', 'What was heard or seen')} />
        <TextArea {...field('done', 'What was done')} />
      </div>
      <div className="concern__told">
        <TextField {...field('told', 'Who was told, by voice')} />
        <DayField {...field('told_on', 'On')} today={today} toward="past" />
        <TextField {...field('told_at', 'At')} width={5} />
        {(!told || concern.nobody_because !== '') && <TextField {...field('nobody_because', 'Or why nobody was told')} />}
      </div>
    </>
  );
};
