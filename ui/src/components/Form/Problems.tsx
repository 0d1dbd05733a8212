import { useMemo } from 'react';
import type { ClinicError } from '../../ipc';
import { ErrorSummary } from '../ErrorSummary';

/** The element id of a form's field: `sites[1].ods` in the form `setup` is `setup-sites-1-ods`. */
export const fieldId = (form: string, field: string): string =>
  `${form}-${field.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;

/** What is wrong with one field, for its `error`. */
export const fieldProblem = (problem: ClinicError | undefined, field: string): string | undefined =>
  problem?.fields.find((one) => one.field === field)?.message;

type ProblemsProps = { form: string; problem: ClinicError | undefined };

/** The error summary of a form: one line for each field, or the refusal itself when it is about none. */
export const Problems = ({ form, problem }: ProblemsProps) => {
  const errors = useMemo(() => {
    if (!problem) return [];
    if (problem.fields.length === 0) return [{ message: problem.message }];
    return problem.fields.map(({ field, message }) => ({ fieldId: fieldId(form, field), message }));
  }, [form, problem]);
  return <ErrorSummary errors={errors} />;
};
