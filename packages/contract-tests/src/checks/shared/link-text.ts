import { textOf } from '../../model/exchange.js';
import type { Subject } from '../define-check.js';

/** Longer bodies hold pictures instead of links, and take long to search. */
const LONGEST = 100_000;

/** The text of a response in which links are looked for; '' for result files and large bodies. */
export function linkText({ response, operation }: Subject): string {
  return operation.host === 'files' || response.body.length > LONGEST ? '' : textOf(response.body);
}
