import type { CheckId, Passing, PassingAnswer, PassingRequest } from '../contract.js';
import type { Family, Mutant } from '../mutant.js';
import { fieldOf, fillIn } from '../tools.js';

/** What a mutant does. */
export type Part = Pick<Mutant, 'request' | 'instead' | 'answer'>;
type Scope = readonly string[];
type Checks = readonly CheckId[];

/** Makes mutants of one family. */
export const make =
  (family: Family, breaksSdk = true) =>
  (id: string, scope: Scope, checks: Checks, part: Part): Mutant => ({ id, family, scope, checks, breaksSdk, ...part });
/** Changes responses. */
export const answer = (change: (answer: PassingAnswer, passing: Passing) => unknown): Part => ({ answer: change });
/** Changes the requests of one operation. */
export const request = (operationId: string, change: (request: PassingRequest) => void): Part => ({
  request: (passing) => {
    if (passing.operationId === operationId) change(passing);
  },
});
const refusal = (code: number) => ({
  status: code,
  headers: [['Content-Type', 'application/json']] as [string, string][],
  body: Buffer.from(JSON.stringify({ code, message: '参数错误', data: null })),
});
/** Refuses some requests of one operation. */
export const refuseWhen = (operationId: string, code: number, is: (request: PassingRequest) => boolean): Part => ({
  instead: (passing) => (passing.operationId === operationId && is(passing) ? refusal(code) : undefined),
});
/** Another default: fills in what the request leaves out. */
export const byDefault = (operationId: string, model: string, field: string, value: string): Part =>
  request(operationId, (passing) => {
    if (fieldOf(passing, 'model_key') === model) fillIn(passing, field, value);
  });
