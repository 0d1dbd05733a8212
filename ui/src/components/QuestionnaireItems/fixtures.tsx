import { useState } from 'react';
import { content } from '../../ipc/kevinPryce';
import type { Fixtures } from '../fixture';
import { QuestionnaireItems } from '.';

type PaperProps = { instrument: string; first?: (number | null)[]; error?: string };

/** Keeps what is answered, as the dialog does. */
export const Paper = ({ instrument: id, first, error }: PaperProps) => {
  const instrument = content.instruments.find((one) => one.id === id);
  const [answers, setAnswers] = useState<(number | null)[]>(() => first ?? instrument?.items.map(() => null) ?? []);
  if (!instrument) return null;
  return (
    <QuestionnaireItems id="paper" instrument={instrument} answers={answers} onChange={setAnswers} error={error} />
  );
};

export const fixtures: Fixtures = {
  'nothing answered': <Paper instrument="phq-9" />,
  'half way': <Paper instrument="phq-9" first={[1, 2, 2, 3, null, null, null, null, null]} />,
  'one question, 0 to 10': <Paper instrument="work-ability-score" first={[7]} />,
  refused: <Paper instrument="gad-7" error="Enter the answers on the paper" />,
};
