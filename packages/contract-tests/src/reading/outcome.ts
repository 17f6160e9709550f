import type { WireResponse } from '../model/exchange.js';
import { formatOf } from '../pictures/format.js';
import { isNode } from '../spec/documents.js';
import { readJson } from './json.js';

/** The outcome that a response states: a success, or a refusal with a code. */
export interface Outcome {
  readonly accepted: boolean;
  /** 200 for a success. For a refusal, the envelope's code if it has one, else the HTTP status. */
  readonly code: number;
  /** The `code` of the envelope; undefined without an envelope. */
  readonly envelopeCode: number | undefined;
  /** The envelope's message, cut to 120 characters. */
  readonly message: string;
}

/** Reads a response as a careful client does: the envelope decides, whatever the HTTP status says. */
export function outcomeOf(answer: WireResponse): Outcome {
  const json = looksLikeJson(answer.body) ? readJson(answer.body).value : undefined;
  if (!isNode(json))
    return { accepted: answer.status < 300, code: answer.status, envelopeCode: undefined, message: '' };
  const envelopeCode = typeof json.code === 'number' ? json.code : undefined;
  const error = isNode(json.error) ? json.error : undefined;
  const message = String(json.message ?? error?.message ?? '').slice(0, 120);
  if (error) return { accepted: false, code: answer.status, envelopeCode: undefined, message };
  const accepted = answer.status < 300 && (envelopeCode === undefined || envelopeCode === 200);
  const refusedWith = envelopeCode === undefined || envelopeCode === 200 ? answer.status : envelopeCode;
  return { accepted, code: accepted ? 200 : refusedWith, envelopeCode, message };
}

function looksLikeJson(body: Uint8Array): boolean {
  const first = body.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  return (first === 0x7b || first === 0x5b || first === 0xef) && formatOf(body) === undefined;
}
