import type { Answer } from '../exchange/answer.js';
import type { StrikeTarget } from '../faults/strike.js';
import type { Studio } from '../pictures/studio.js';
import type { Call } from '../request/call.js';

/**
 * How one operation is answered, step by step. `service/answer.ts` takes the steps in their order, with authentication before
 * and faults between them.
 *
 * @typeParam Read what was read of the request, whether valid or not
 * @typeParam Input what a valid request asks for
 */
export interface OperationSteps<Read = unknown, Input = unknown> {
  /** Reads the request and notes in the journal what it holds. Refuses nothing yet: faults come first. */
  read(call: Call): Read | Promise<Read>;
  /** What faults need to know of the request. Default: its model. */
  target?(call: Call, read: Read): StrikeTarget;
  /** Throws a Refusal if the spec does not allow the request. Nothing has changed until then. */
  validate(call: Call, read: Read): Input;
  /** Carries the request out. May still throw a Refusal, but then nothing stays charged. */
  carryOut(call: Call, input: Input, studio: Studio): Answer | Promise<Answer>;
}
