import type { Exchange } from '../exchange/exchange.js';
import type { Operation } from '../spec/spec.js';

/** How many forms are kept, and how long their bodies may be, in bytes. */
const MOST = 1000;
const LONGEST = 200;

/** What was read from recent small forms. Most requests are polls, and a client that polls sends the same few bytes again and again. */
export interface RecentForms<Read> {
  /** What everything that is read depends on, as a text. Undefined for a form that is not kept. */
  keyOf(operation: Operation, exchange: Exchange, body: Uint8Array): string | undefined;
  get(key: string | undefined): Read | undefined;
  /** Keeps what was read, if there is a key, and returns it. */
  put(key: string | undefined, read: Read): Read;
}

/** Makes an empty store of recent forms. */
export function createRecentForms<Read>(): RecentForms<Read> {
  const recent = new Map<string, Read>();
  return {
    keyOf({ id }, { headers, query }, body) {
      const type = headers['content-type'];
      if (type !== 'application/x-www-form-urlencoded' || query !== '' || body.byteLength > LONGEST) return undefined;
      let text = id as string;
      for (const byte of body) text += String.fromCharCode(byte);
      return text;
    },
    get: (key) => (key === undefined ? undefined : recent.get(key)),
    put(key, read) {
      if (key === undefined) return read;
      if (recent.size >= MOST) recent.delete(recent.keys().next().value as string);
      recent.set(key, read);
      return read;
    },
  };
}
