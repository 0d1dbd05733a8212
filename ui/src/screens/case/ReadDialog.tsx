import type { KeyboardEvent } from 'react';
import { useCallback, useRef, useState } from 'react';
import { unsaved, useAutosave } from '../../components/Autosave';
import { DayField } from '../../components/DayField';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { PatientBanner } from '../../components/PatientBanner';
import { QuestionnaireItems } from '../../components/QuestionnaireItems';
import { useSession } from '../../components/Session';
import { TextField } from '../../components/TextField';
import type { CaseView, HandedInView, InstrumentView, ReadQuestionnaireForm } from '../../ipc';
import { call, commands } from '../../ipc';
import { RiskQuestions } from './RiskQuestions';
import './readPaper.scss';

const FORM = 'read';

const NOTE = fieldId(FORM, 'note');

const savedAs = ({ id }: HandedInView): string => `paper:${id}`;

/** What was copied so far: as it still waits to be saved, else as it was kept. */
const kept = (paper: HandedInView): ReadQuestionnaireForm | undefined =>
  (unsaved(savedAs(paper)) as ReadQuestionnaireForm | undefined) ?? paper.begun ?? undefined;

/** The places of the items that are answered at their risk value, from 0. */
const atRisk = ({ items }: InstrumentView, answers: readonly (number | null)[]): number[] =>
  answers.flatMap((given, at) => {
    const from = items[at]?.risk_from ?? null;
    return given !== null && from !== null && given >= from ? [at] : [];
  });

type ReadDialogProps = {
  view: CaseView;
  paper: HandedInView;
  onView: (view: CaseView) => void;
  onClose: () => void;
};

/**
 * A paper that came in between contacts, copied by digits. Where an answer means risk, what to ask and do about it
 * opens beside it at once, and is part of having read it.
 */
export const ReadDialog = ({ view, paper, onView, onClose }: ReadDialogProps) => {
  const { content, today } = useSession();
  const instrument = content.instruments.find(({ id }) => id === paper.instrument);
  const [form, setForm] = useState<ReadQuestionnaireForm>(() => kept(paper) ?? {
    questionnaire: paper.id,
    answers: {
      instrument: paper.instrument,
      completed_on: paper.received_on,
      how: 'on_paper',
      answers: instrument?.items.map(() => null) ?? [],
    },
    risk: [],
    note: '',
  });
  const done = useRef(false);
  const save = useCallback(
    async (value: ReadQuestionnaireForm) => {
      // Once it is read a late save would only be told that it is.
      if (!done.current) await call(commands.saveQuestionnaire(view.case, value));
    },
    [view.case],
  );
  const { flush } = useAutosave({ id: savedAs(paper), value: form, save });
  /** The case then knows what was copied so far, for whoever opens the paper again. */
  const leave = async () => {
    onClose();
    if (!done.current && (await flush())) onView(await call(commands.case(view.case)));
  };
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<ReadQuestionnaireForm>) => setForm((now) => ({ ...now, ...part }));
  const changeAnswers = (part: Partial<ReadQuestionnaireForm['answers']>) =>
    setForm((now) => ({ ...now, answers: { ...now.answers, ...part } }));
  const raised = instrument ? atRisk(instrument, form.answers.answers) : [];
  const risk = content.risk;

  const send = async () => {
    // What was asked belongs to an answer that still stands.
    const sent = raised.length > 0 ? form : { ...form, risk: [] };
    done.current = true;
    const next = await submit(() => call(commands.readQuestionnaire(view.case, sent)));
    if (next) onView(next);
    else done.current = false;
    return next !== undefined;
  };

  /** Enter goes on from the answers: to what is asked about a risk, else to the day. */
  const onPaperKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    const asked = risk.items[0];
    const to = raised.length > 0 && asked ? `risk.${asked.id}` : 'answers.completed_on';
    document.getElementById(fieldId(FORM, to))?.focus();
  };

  return (
    <FormDialog
      title={`Read: ${paper.name}`}
      form={FORM}
      wide
      banner={<PatientBanner patient={view.banner} />}
      firstId={fieldId(FORM, 'answers')}
      // What was copied so far is kept: leaving loses nothing.
      dirty={false}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Save as read"
      onClose={() => void leave().catch(() => undefined)}
    >
      <div className="read-paper">
        {/* The key only goes on; everything inside has keys of its own. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div onKeyDown={onPaperKey}>
          {instrument ? (
            <QuestionnaireItems
              id={fieldId(FORM, 'answers')}
              instrument={instrument}
              answers={form.answers.answers}
              onChange={(answers) => changeAnswers({ answers })}
              error={fieldProblem(problem, 'answers')}
            />
          ) : (
            <p id={fieldId(FORM, 'answers')} tabIndex={-1}>
              This version of the program does not know this questionnaire. Update it to read the paper in.
            </p>
          )}
        </div>
        <div>
          {/* There from the start, because an alert that comes with its region is often not read out. */}
          <div role="alert">
            {raised.length > 0 && (
              <h3 className="risk-now__title">
                <span aria-hidden="true">▲ </span>
                {risk.title}: question {raised.map((at) => at + 1).join(', ')}
              </h3>
            )}
          </div>
          {raised.length > 0 && (
            <div className="risk-now" role="group" aria-label={risk.title}>
              <RiskQuestions
                form={FORM}
                risk={risk}
                answers={form.risk}
                onChange={(answers) => change({ risk: answers })}
                onEnd={() => document.getElementById(NOTE)?.focus()}
                reach={view.reach}
                problem={problem}
              />
            </div>
          )}
          <DayField
            id={fieldId(FORM, 'answers.completed_on')}
            label="Completed on"
            hint="the day on the paper"
            today={today}
            toward="past"
            value={form.answers.completed_on}
            onChange={(completed_on) => changeAnswers({ completed_on })}
            error={fieldProblem(problem, 'answers.completed_on')}
          />
          <TextField
            id={NOTE}
            label="Note"
            hint="What else is on the paper"
            value={form.note}
            onChange={(note) => change({ note })}
            error={fieldProblem(problem, 'note')}
          />
        </div>
      </div>
    </FormDialog>
  );
};
