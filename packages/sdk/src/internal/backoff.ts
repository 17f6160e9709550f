const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

/** Milliseconds before the next attempt: exponential, between half and all of the step, so that clients spread out. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const step = Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT);
  return step * (0.5 + random() / 2);
}

/** Milliseconds asked for by a `Retry-After` header, in seconds or as an HTTP date; `undefined` when there is none. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
