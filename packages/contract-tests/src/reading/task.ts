import type { Exchange } from '../model/exchange.js';
import { isNode } from '../spec/documents.js';
import { readJson } from './json.js';
import { outcomeOf } from './outcome.js';

/** The response to a poll, as far as it can be read. */
export interface PollReading {
  readonly exchange: Exchange;
  readonly state: unknown;
  readonly resultFile: unknown;
  readonly progress: unknown;
  readonly position: unknown;
}

/**
 * Reads the response to a poll. A success with another status than 200 is read too: the status checks report it, and the
 * task continues.
 *
 * @returns undefined if the response is a refusal or has no `data`
 */
export function readPoll(exchange: Exchange): PollReading | undefined {
  const data = acceptedData(exchange);
  if (!isNode(data)) return undefined;
  const { state, result_file: resultFile, progress, position } = data;
  return { exchange, state, resultFile, progress, position };
}

/**
 * The task id in the response to a create. An id in a form that the spec does not have, such as a string of digits, is
 * taken too: other checks report the form, and the task still holds a slot and may have been paid for.
 *
 * @returns undefined for a refusal
 */
export function taskIdOf(exchange: Exchange): number | undefined {
  const data = acceptedData(exchange);
  const id = isNode(data) ? data.task_id : undefined;
  const number = typeof id === 'string' && /^\d+$/.test(id) ? Number(id) : id;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function acceptedData({ response }: Exchange): unknown {
  if (!response || !outcomeOf(response).accepted) return undefined;
  const value = readJson(response.body).value;
  return isNode(value) ? value.data : undefined;
}

/** True for every state but 0, which means "running": every other state is final. */
export function isFinal(state: unknown): boolean {
  return state !== 0;
}
