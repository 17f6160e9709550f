import { KEYS } from './targets.mjs';

/**
 * One bad request, or several in a row.
 *
 * @typedef {object} Hostile
 * @property {string} kind what it is, for the report
 * @property {(Buffer | number)[]} steps what is sent, with pauses in milliseconds between
 * @property {string[]} methods of the answers that are due, in order; none when any end is a good one
 * @property {boolean} [alone] on a connection of its own, which is ended afterwards
 * @property {'end' | 'reset' | 'wait'} [ending] how such a connection is ended: half-closed, cut, or left to the mock
 * @property {number} [patience] milliseconds after which such a connection is cut
 * @property {boolean} [asked] a 5xx was asked for by name
 * @property {boolean} [control] it is for the control API, whose answers show no key
 */

/** Puts a request together; `headers` are `[name, value]` pairs, in Latin-1. A `length` of null is left out. */
export function compose(
  method,
  target,
  headers,
  body = Buffer.alloc(0),
  { host = '127.0.0.1', length = body.length } = {},
) {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  if (length !== null) lines.push(`Content-Length: ${length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** A request that HTTP can tell the end of, so that others may follow on its connection. */
export const framed = (kind, method, bytes, more = {}) => ({ kind, steps: [bytes], methods: [method], ...more });

/** A request on a connection of its own, which need not be answered. */
export const lonely = (kind, steps, more = {}) => ({
  kind,
  steps,
  methods: [],
  alone: true,
  ending: 'end',
  patience: 3000,
  ...more,
});

/** The fields of {@link FORM}: a model and a picture. */
export function form(picture) {
  const part = (head, value) =>
    Buffer.concat([Buffer.from(`--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), value, Buffer.from('\r\n')]);
  return Buffer.concat([
    part('name="model_key"', Buffer.from('background-removal')),
    part('name="image_file"; filename="a.png"', picture),
    Buffer.from('--b--\r\n'),
  ]);
}

export const FORM = ['Content-Type', 'multipart/form-data; boundary=b'];
export const KEY = ['X-API-Key', KEYS.matting];
