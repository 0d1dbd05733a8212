/** A refusal or failure told by the Rust side, or by the bridge to it. */
export class ClinicError extends Error {
  /** Stable code; the screen does something different for each. `unexpected` when there is none. */
  readonly code: string;
  /** The field the person has to look at, named as in the command's input, such as `period.to`. */
  readonly field: string | undefined;
  /** Everything else the command said, for screens that know the code. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    field?: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ClinicError';
    this.code = code;
    this.field = field;
    this.details = details;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * Anything a command was rejected with, as a ClinicError. The bridge itself rejects with a bare
 * string (an argument of the wrong shape, a command that is not granted): that is our mistake, not
 * the person's, so it gets the code `unexpected`.
 */
export const toClinicError = (rejected: unknown): ClinicError => {
  if (rejected instanceof ClinicError) return rejected;
  if (rejected instanceof Error) return new ClinicError('unexpected', rejected.message);
  if (typeof rejected === 'object' && rejected !== null) {
    const details = rejected as Record<string, unknown>;
    const code = text(details.code) ?? 'unexpected';
    return new ClinicError(code, text(details.message) ?? code, text(details.field), details);
  }
  return new ClinicError('unexpected', text(rejected) ?? 'The program gave no reason.');
};
