import type { PassingRequest } from '../../contract.js';
import { type Any, editField, editJsonRequest, fieldOf, header } from '../../tools.js';
import { make, type Part, request } from '../parts.js';

/** Drift in how requests are read. */
export const misread = make('request');
/** The operations that a synchronous create involves. */
export const SYNC = ['createSync'] as const;
/** Requests with a value. */
export const is = (name: string, value: string) => (r: PassingRequest) => fieldOf(r, name) === value;
/** Requests that give the picture as a file. */
export const isFile = (r: PassingRequest) =>
  header(r, 'content-type')?.includes('multipart') === true && fieldOf(r, 'image_url') === undefined;
/** Requests that give the picture as a link or a data URI. */
export const isUrl = (r: PassingRequest) => fieldOf(r, 'image_url') !== undefined;
/** Requests that give the picture as base64. */
export const isBase64 = (r: PassingRequest) => fieldOf(r, 'image_base64') !== undefined;
/** Ignores a field of some requests. */
export const forget = (operationId: string, field: string, when: (r: PassingRequest) => boolean = () => true): Part =>
  request(operationId, (r) => {
    if (when(r)) editField(r, field, () => undefined);
  });
/** Reads another value from a field of some requests. */
export const reread = (
  operationId: string,
  field: string,
  change: (value: string) => string | undefined,
  when: (r: PassingRequest) => boolean = () => true,
): Part =>
  request(operationId, (r) => {
    if (when(r)) editField(r, field, change);
  });
/** Changes the JSON of a request. */
export const json = (operationId: string, change: (v: Any) => void): Part =>
  request(operationId, (r) => editJsonRequest(r, change));
/** Responds as the models host does to a bad request. */
export const refuseJson = (operationId: string, isOne: (v: Any) => boolean): Part => ({
  instead: (r) => {
    if (r.operationId !== operationId) return undefined;
    try {
      if (!isOne(JSON.parse(r.body.toString('utf8')))) return undefined;
    } catch {
      return undefined;
    }
    const error = { code: 400, message: 'invalid', status: 'INVALID_ARGUMENT' };
    return {
      status: 400,
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(JSON.stringify({ error })),
    };
  },
});
/** Accepts what must be refused. */
export const accept = (operationId: string, field: string, bad: RegExp, good: string): Part =>
  request(operationId, (r) => editField(r, field, (v) => (bad.test(v) ? good : v)));
