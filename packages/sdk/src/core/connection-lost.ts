import { AmbiguousSubmitError, ConnectionError, type ErrorDetails } from './errors.js';

/** The innermost words of a failed fetch: `fetch failed` alone helps nobody. */
export function wordsOf(error: unknown): string {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  if (!(at instanceof Error)) return String(at);
  const { code } = at as { code?: unknown };
  return at.message || (typeof code === 'string' ? code : at.name);
}

/** What an error says of its call. */
export type About = ErrorDetails & { readonly operation: string };

/** @param ambiguous - Whether a request that costs may have been carried out. */
export function connectionLost(about: About, cause: unknown, ambiguous: boolean): Error {
  const { operation } = about;
  const words = wordsOf(cause);
  if (!ambiguous) return new ConnectionError(`${operation}: no connection: ${words}`, { ...about, cause });
  return new AmbiguousSubmitError(
    `${operation}: the connection broke after the request had been sent: ${words}. ` +
      'It may have been carried out and charged, so it was not repeated.',
    { ...about, cause, mayHaveRun: true },
  );
}
