import { KoukoutuError } from '@koukoutu/sdk/node';
import type { Texts } from '../language/index.js';
import type { ErrorReport, Summary } from '../model/outcome.js';

/** What an error means for its input and for the rest of the run. */
export interface Failure {
  readonly status: 'failed' | 'refused';
  readonly reason: string;
  readonly error: ErrorReport;
  /** Set when no further input can succeed. */
  readonly stop: Summary['stopped'];
}

/** Errors by which the SDK refuses a picture before it is sent. */
const REFUSALS = new Set(['UnsupportedFormatError', 'ImageTooLargeError', 'ImageTooSmallError', 'InvalidRequestError']);

/** Codes that mean that nothing more can be written. To continue would only pay for results that cannot be kept. */
const NOT_WRITABLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG']);

/** Explains an error to the user: the SDK's message, and what to do. */
export function explainFailure(error: unknown, texts: Texts): Failure {
  const known = error instanceof KoukoutuError ? error : undefined;
  // On the command line, the name of the SDK's call tells nothing.
  const message = known ? known.message.replace(`${known.operation}: `, '') : texts.systemError(error);
  const name = error instanceof Error ? error.name : 'Error';
  const report: ErrorReport = {
    name,
    message,
    code: known?.code,
    status: known?.status,
    operation: known?.operation,
    mayHaveRun: known?.mayHaveRun,
  };
  const beforeSending = known !== undefined && known.status === undefined && known.taskId === undefined;
  const wayOut = texts.wayOut(name);
  return {
    status: beforeSending && REFUSALS.has(name) ? 'refused' : 'failed',
    reason: wayOut === '' ? message : `${message} ${wayOut}`,
    error: report,
    stop: NOT_WRITABLE.has((error as NodeJS.ErrnoException | null)?.code ?? '') ? 'disk' : stopFor(name),
  };
}

function stopFor(name: string): Summary['stopped'] {
  switch (name) {
    case 'AuthenticationError':
    case 'ConfigurationError':
      return 'key';
    case 'InsufficientCreditsError':
      return 'out-of-credits';
    default:
      return null;
  }
}
