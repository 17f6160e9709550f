import { textOf } from '../model/exchange.js';
import { readJson } from './json.js';

/** One server-sent event. */
export interface SentEvent {
  /** From its `event:` line. */
  readonly name: string;
  /** From its `data:` lines, as text. */
  readonly data: string;
  /** The data read as JSON; undefined if it is not JSON. */
  readonly value: unknown;
}

/** Reads a body as server-sent events. */
export function readEvents(body: Uint8Array): SentEvent[] {
  return textOf(body)
    .split(/\r?\n\r?\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const field = (name: string) =>
        block
          .split(/\r?\n/)
          .flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1).trim()] : []));
      const data = field('data').join('\n');
      return { name: field('event').join(), data, value: parsed(data) };
    });
}

function parsed(text: string): unknown {
  return readJson(new TextEncoder().encode(text)).value;
}
