import { gunzipSync } from 'node:zlib';
import type { JudgedExchange } from '../model/case.js';
import { type Exchange, headerOf, type WireResponse } from '../model/exchange.js';
import { limit } from '../spec/operations.js';
import type { ExchangeCheck, Fault } from './check.js';

/** Headers that may stand in an answer once only; two lines make clients disagree on which one counts. */
const SINGLE = [
  'content-type',
  'content-length',
  'location',
  'retry-after',
  'content-encoding',
  'etag',
  'last-modified',
];

/** What a missing answer is a fault of. */
export function transportFaults(judged: JudgedExchange): Fault[] {
  const { failure } = judged.exchange;
  if (!failure) return [];
  switch (failure.kind) {
    case 'timeout':
      return [{ check: 'answer-in-time', message: `no complete answer came: ${failure.message}` }];
    case 'not-sent':
      return [];
    case 'malformed':
      return [{ check: 'http-wellformed', message: `the answer is not HTTP: ${failure.message}` }];
    default:
      return [{ check: 'answer-arrives', message: `the connection ended without an answer: ${failure.message}` }];
  }
}

/** The body has the length that was announced, neither cut off nor followed by more. */
export const lengthIsTrue: ExchangeCheck = ({ response }) => {
  const faults: Fault[] = [];
  const announced = headerOf(response.headers, 'content-length');
  if (!response.complete) {
    const due = announced === undefined ? '' : ` of ${announced} announced`;
    faults.push({ check: 'answer-complete', message: `the answer ends after ${response.body.length}${due} bytes` });
  }
  if (response.trailingBytes > 0) {
    const message = `${response.trailingBytes} bytes follow the ${announced ?? '?'} that Content-Length announces`;
    faults.push({ check: 'content-length-true', where: 'Content-Length', message });
  }
  if (announced !== undefined && headerOf(response.headers, 'transfer-encoding') !== undefined) {
    const message = 'Content-Length and Transfer-Encoding stand together, which HTTP forbids';
    faults.push({ check: 'content-length-true', where: 'Content-Length', message });
  }
  return faults;
};

/** The answer comes from where it was asked for: the spec declares no redirect. */
export const noRedirect: ExchangeCheck = ({ response }) => {
  const location = headerOf(response.headers, 'location');
  const refresh = headerOf(response.headers, 'refresh');
  if (response.status >= 300 && response.status < 400) {
    const message = `HTTP ${response.status} sends the client to ${location ?? 'nowhere'}; the spec has no redirect`;
    return [{ check: 'no-redirect', where: 'Location', message }];
  }
  if (location !== undefined || refresh !== undefined) {
    const message = `a ${location !== undefined ? 'Location' : 'Refresh'} header beside HTTP ${response.status} points elsewhere`;
    return [{ check: 'no-redirect', where: 'Location', message }];
  }
  return [];
};

/** No encoding that was not asked for: nearly every request says `Accept-Encoding: identity`. */
export const encodingAsAsked: ExchangeCheck = ({ response, judged }) => {
  const encoding = headerOf(response.headers, 'content-encoding');
  if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return [];
  const accepted = headerOf(judged.exchange.request.headers, 'accept-encoding') ?? 'identity';
  const gzipped = response.body[0] === 0x1f && response.body[1] === 0x8b;
  const truth = encoding.includes('gzip') && !gzipped ? ', and the body is not even gzip' : '';
  const message = `the body is labelled Content-Encoding: ${encoding} although only ${accepted} was accepted${truth}`;
  return [{ check: 'content-encoding-as-asked', where: 'Content-Encoding', message }];
};

/**
 * The answer as a client reads it that has asked for gzip and got it: the body unpacked, the label gone. Anything else stays
 * as it is, for the checks to look at.
 */
export function unpacked({ request }: Exchange, answer: WireResponse): WireResponse {
  const label = (headerOf(answer.headers, 'content-encoding') ?? '').trim().toLowerCase();
  const accepted = (headerOf(request.headers, 'accept-encoding') ?? '').toLowerCase();
  if (label !== 'gzip' || !accepted.includes('gzip')) return answer;
  try {
    const body = new Uint8Array(gunzipSync(answer.body));
    return { ...answer, body, headers: answer.headers.filter(([name]) => name.toLowerCase() !== 'content-encoding') };
  } catch {
    return answer;
  }
}

/** Headers that must be unique are. */
export const headersOnce: ExchangeCheck = ({ response }) =>
  SINGLE.flatMap((name): Fault[] => {
    const lines = response.headers.filter(([key]) => key.toLowerCase() === name);
    if (lines.length < 2) return [];
    const values = lines.map(([, value]) => value).join(' and ');
    return [{ check: 'header-once', where: name, message: `${name} stands ${lines.length} times: ${values}` }];
  });

/** The API keeps no sessions: keys go in a header, and nothing comes back to be stored. */
export const noCookies: ExchangeCheck = ({ response }) => {
  const cookie = response.headers.find(([name]) => name.toLowerCase() === 'set-cookie');
  if (!cookie) return [];
  const message = `a cookie "${cookie[1].split('=')[0] ?? ''}" is set; the spec has no cookies`;
  return [{ check: 'no-cookies', where: 'Set-Cookie', message }];
};

/** An answer that belongs to a key may not be kept by shared caches, where the next caller gets it. */
export const notShared: ExchangeCheck = ({ response, operation }) => {
  if (!operation.secured) return [];
  const control = (headerOf(response.headers, 'cache-control') ?? '').toLowerCase();
  const shared = /\bpublic\b|\bs-maxage=[1-9]|\bimmutable\b|\bmax-age=[1-9]/.exec(control);
  const faults: Fault[] = [];
  if (shared) {
    const message = `Cache-Control: ${control} lets the answer to a keyed call be repeated from a cache`;
    faults.push({ check: 'keyed-answer-not-cached', where: 'Cache-Control', message });
  }
  const age = Number(headerOf(response.headers, 'age') ?? 0);
  const hit = /\bhit\b/i.test(headerOf(response.headers, 'x-cache') ?? '');
  if (age > 0 || hit) {
    const message = 'the answer comes out of a cache (Age or X-Cache); every call is its own';
    faults.push({ check: 'keyed-answer-not-cached', where: 'Age', message });
  }
  return faults;
};

/** The matting hosts send no CORS headers: with them, pages would start to call with a key in the open. */
export const noCors: ExchangeCheck = ({ response, operation }) => {
  if (operation.host === 'files') return [];
  const lines = response.headers.filter(([name]) => name.toLowerCase().startsWith('access-control-'));
  if (lines.length === 0) return [];
  const message = `${lines.map(([name, value]) => `${name}: ${value}`).join(', ')}; the API answers without CORS headers`;
  return [{ check: 'no-cors', where: lines[0]?.[0] ?? '', message }];
};

/** The key that was sent does not come back: not in a body, not in a header, not in a link. */
export const keyNotEchoed: ExchangeCheck = ({ response, secrets }) => {
  const faults: Fault[] = [];
  const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength);
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    const header = response.headers.find(([, value]) => value.includes(secret));
    if (header) {
      faults.push({
        check: 'key-not-echoed',
        where: header[0],
        message: `the header ${header[0]} repeats the API key`,
      });
    }
    if (body.includes(secret)) faults.push({ check: 'key-not-echoed', message: 'the body repeats the API key' });
  }
  return faults;
};

/** Headers that ask something of the client have a value that it can follow. */
export const retryAfterUsable: ExchangeCheck = ({ response }) => {
  const value = headerOf(response.headers, 'retry-after');
  if (value === undefined) return [];
  const seconds = Number(value);
  const usable = /^\d+$/.test(value.trim())
    ? seconds <= 3600
    : !Number.isNaN(Date.parse(value)) && /[A-Za-z]/.test(value);
  const faults: Fault[] = [];
  if (!usable) {
    const message = `Retry-After: ${value} is neither seconds (up to an hour) nor an HTTP date`;
    faults.push({ check: 'retry-after-usable', where: 'Retry-After', message });
  }
  if (response.status < 300) {
    const message = `Retry-After stands beside HTTP ${response.status}: a success is not to be repeated`;
    faults.push({ check: 'retry-after-usable', where: 'Retry-After', message });
  }
  return faults;
};

/** Generous: a slow answer is no fault, least of all on a busy computer; one that makes clients give up is. */
export const inTime: ExchangeCheck = ({ judged, operation }) => {
  const { milliseconds: took, request } = judged.exchange;
  // What makes a picture may take long: there, only what the most patient client does not wait for counts.
  const reads = request.method === 'GET' || operation.id === 'queryTask';
  const bound = limit(reads ? 'giveUpMinMs' : 'giveUpMaxMs');
  if (took <= bound) return [];
  return [{ check: 'answer-in-time', message: `the answer took ${took} ms; clients give up after ${bound} ms` }];
};

/** No answer announces that its operation will go, unless the spec says so too. */
export const noFarewell: ExchangeCheck = ({ response, operation }) => {
  if (operation.at.node.deprecated === true) return [];
  const header = response.headers.find(([name]) => /^(deprecation|sunset)$/i.test(name));
  if (!header) return [];
  const message = `${header.join(': ')} announces that ${operation.id} will go; the spec does not say so`;
  return [{ check: 'no-farewell', where: header[0], message }];
};
