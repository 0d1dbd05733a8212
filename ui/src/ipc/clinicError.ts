import type { Code, FieldProblem } from './bindings';

/** A refusal or failure told by the Rust side, or by the bridge to it. */
export class ClinicError extends Error {
  /** The screen does something different for each; `unexpected` is a mistake of ours, not the person's. */
  readonly code: Code | 'unexpected';
  /** Each field that has to be looked at, and what would be right. */
  readonly fields: readonly FieldProblem[];

  constructor(code: Code | 'unexpected', message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'ClinicError';
    this.code = code;
    this.fields = fields;
  }

  /** The first field to go to. */
  get field(): string | undefined {
    return this.fields[0]?.field;
  }
}

type Told = { code?: Code; message?: string; fields?: FieldProblem[] };

/**
 * Anything a command was rejected with, as a ClinicError. The bridge itself rejects with a bare
 * string (an argument of the wrong shape, a command that is not granted): that becomes `unexpected`.
 */
export const toClinicError = (rejected: unknown): ClinicError => {
  if (rejected instanceof ClinicError) return rejected;
  if (rejected instanceof Error) return new ClinicError('unexpected', rejected.message);
  if (typeof rejected === 'object' && rejected !== null) {
    const { code = 'unexpected', message = code, fields = [] } = rejected as Told;
    return new ClinicError(code, message, fields);
  }
  return new ClinicError(
    'unexpected',
    typeof rejected === 'string' ? rejected : 'The program gave no reason.',
  );
};
