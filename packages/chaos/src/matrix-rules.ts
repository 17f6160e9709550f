import type { JournalEntry, OperationId } from '@koukoutu/mock-server';
import type { Outcome } from './matrix-cell.ts';

/** Operations that cost nothing. */
const FREE: ReadonlySet<OperationId | undefined> = new Set(['queryTask', 'downloadResult', 'getCredits']);

/** Requests that may be charged. */
export const paidRequests = ({ requests }: Outcome): readonly JournalEntry[] =>
  requests.filter(({ operation }) => !FREE.has(operation));

/** The error class of each error code. A call that costs has `AmbiguousSubmitError` from 500 on. */
const CLASSES: Readonly<Record<number, string>> = {
  401: 'AuthenticationError',
  402: 'InsufficientCreditsError',
  403: 'PermissionError',
  404: 'NotFoundError',
  406: 'ImageTooLargeError',
  407: 'ImageTooSmallError',
  409: 'InsufficientCreditsError',
  413: 'ImageTooLargeError',
  415: 'UnsupportedFormatError',
  422: 'InvalidRequestError',
  429: 'RateLimitError',
};

/** Codes with another meaning on the models host: no credits left, and a model that is not offered. */
const CLASSES_OF_MODELS: Readonly<Record<number, string>> = { 403: 'InsufficientCreditsError', 503: 'NotFoundError' };

/** The rules that an outcome breaks, as sentences. */
export function brokenRules(cell: Outcome, priceOfCall: number): string[] {
  const { outcome, call, paid, charged, requests } = cell;
  const who = `${call.name} under ${cell.fault} (${cell.form})`;
  const broken: string[] = [];
  const paying = paidRequests(cell);
  const repeated = paying.slice(0, -1).filter((entry) => (entry.code ?? entry.status) !== 429);
  if (repeated.length > 0) broken.push(`${who} repeats a request that may have been paid for.`);
  if (paid > priceOfCall) broken.push(`${who} cost ${paid} credits, but the price is ${priceOfCall}.`);
  if (cell.keyIn) broken.push(`${who}: the API key shows in ${cell.keyIn} of the ${outcome}.`);
  if (!cell.isTyped) broken.push(`${who}: ${outcome} is not an error of the SDK.`);
  if (cell.damage) broken.push(`${who} returns a picture that is not whole: ${cell.damage}`);
  if (outcome === 'a result') return broken;
  if (charged === 'no' && paid > 0 && !isDenied(cell))
    broken.push(`${who}: the ${outcome} says that nothing was charged, but the ledger has ${paid}.`);
  if (charged === 'yes' && paid === 0)
    broken.push(`${who}: the ${outcome} says that it was charged, but the ledger has nothing.`);
  const isWatched = requests.some(({ operation }) => operation === 'queryTask');
  if (isWatched && cell.taskId === undefined) broken.push(`${who}: the ${outcome} does not name its task.`);
  return broken;
}

/** Whether the mock was told to deny that it knows the task. The client must believe that. */
const isDenied = ({ outcome, requests }: Outcome): boolean =>
  outcome === 'NotFoundError' && requests.at(-1)?.operation === 'queryTask';

/** What is unexpected about an outcome although it breaks no rule. */
export function oddity(cell: Outcome): string | undefined {
  const { outcome, call } = cell;
  const code = Number(/^code-(\d+)$/.exec(cell.fault)?.[1]);
  const serverClass = call.kind === 'paid' ? 'AmbiguousSubmitError' : 'ServerError';
  const ofModels = call.gateway === 'models' ? CLASSES_OF_MODELS[code] : undefined;
  const expected = ofModels ?? (code >= 500 ? serverClass : CLASSES[code]);
  if (expected !== undefined && outcome !== expected) return `${outcome} in place of ${expected}`;
  if (outcome === 'KoukoutuError') return 'an error without its own class';
  return undefined;
}
