/** What the process returns. Scripts rely on these numbers. */
export const EXIT = {
  ok: 0,
  /** Some inputs failed; the summary lists each with its reason. */
  someFailed: 1,
  /** The command line is not valid. Nothing was sent. */
  usage: 2,
  /** There is no API key, or the API refused it. */
  key: 3,
  /** The account has no credits left, or `--max-credits` was reached. */
  credits: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake that ends the command: one sentence for the user, without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.usage,
  ) {
    super(message);
  }
}
