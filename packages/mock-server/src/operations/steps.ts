import type { Answer } from '../exchange/answer.js';
import type { StrikeTarget } from '../faults/strike.js';
import type { Studio } from '../pictures/studio.js';
import type { Call } from '../request/call.js';

/**
 * The steps of one operation. `service/answer.ts` runs them in this order, after authentication. Faults strike between `target` and
 * `validate`, or change the response after `carryOut`.
 *
 * @typeParam Read what `read` returns, for valid and invalid requests alike
 * @typeParam Input what a valid request asks for
 */
export interface OperationSteps<Read = unknown, Input = unknown> {
  /** Reads the request and records its contents in the journal. Refuses nothing yet, because faults come first. */
  read(call: Call): Read | Promise<Read>;
  /** What fault rules are matched against. Default: the model of the request. */
  target?(call: Call, read: Read): StrikeTarget;
  /** Throws a Refusal if the spec does not allow the request. Changes no state. */
  validate(call: Call, read: Read): Input;
  /** Carries the request out. If it throws a Refusal, nothing is charged. */
  carryOut(call: Call, input: Input, studio: Studio): Answer | Promise<Answer>;
}
