import { visit } from 'jsonc-parser';
import { pointerPart } from '../spec/documents.js';

/** A fault of a JSON text that `JSON.parse` repairs, hides or reports without saying where. */
export interface JsonFault {
  readonly check:
    | 'json-wellformed'
    | 'json-encoding'
    | 'json-no-duplicate-keys'
    | 'json-safe-numbers'
    | 'text-not-garbled'
    | 'json-object';
  /** JSON pointer, where there is one. */
  readonly where?: string;
  readonly message: string;
}

/** Half of a surrogate pair: no character, and no valid UTF-8 when written again. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A body read as JSON: its value where it has one, and everything odd about its text. */
export interface JsonReading {
  readonly value: unknown;
  /** False when there is no value to judge further. */
  readonly parsed: boolean;
  readonly faults: readonly JsonFault[];
  /** Whole numbers written as `176.0` or `1e2`: a fault only where the spec wants an integer. */
  readonly fractions: readonly { readonly where: string; readonly literal: string }[];
}

/** Runs of characters that appear when UTF-8 Chinese is read as Latin-1 and written again. */
const MOJIBAKE = /[\u00c2-\u00ef][\u0080-\u00bf]|\ufffd/;

/** An escape that is left after parsing, of JSON or of HTML: somebody escaped what was escaped already. */
const ESCAPED = /\\u[0-9a-f]{4}|&(?:#\d+|#x[0-9a-f]+|quot|lt|gt|apos);/i;

const readings = new WeakMap<Uint8Array, JsonReading>();

/**
 * Reads a body as JSON text by the letter of RFC 8259: UTF-8 without a byte-order mark, one value and nothing else, no
 * name twice in an object, no number that a double cannot hold.
 */
export function readJson(body: Uint8Array): JsonReading {
  // Many checks ask for the same body, and some bodies hold pictures of megabytes.
  let reading = readings.get(body);
  if (!reading) {
    reading = read(body);
    readings.set(body, reading);
  }
  return reading;
}

function read(body: Uint8Array): JsonReading {
  const faults: JsonFault[] = [];
  const text = decodeText(body, faults);
  if (text === undefined) return { value: undefined, parsed: false, faults, fractions: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    faults.push({ check: 'json-wellformed', message: describeBroken(text, reason) });
    return { value: undefined, parsed: false, faults, fractions: [] };
  }
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    faults.push({
      check: 'json-object',
      message: 'the body is a JSON text inside a JSON string: it was encoded twice',
    });
  }
  return { value, parsed: true, faults, fractions: scan(text, faults) };
}

function decodeText(body: Uint8Array, faults: JsonFault[]): string | undefined {
  const [first, second, third] = body;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || (first === 0 && second !== 0)) {
    faults.push({ check: 'json-encoding', message: 'the body is UTF-16 or UTF-32; JSON is UTF-8' });
    return undefined;
  }
  if (second === 0 && first !== 0 && body.length > 3) {
    faults.push({ check: 'json-encoding', message: 'the body is UTF-16 without a mark; JSON is UTF-8' });
    return undefined;
  }
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  if (marked) faults.push({ check: 'json-encoding', message: 'the body starts with a byte-order mark (EF BB BF)' });
  const bytes = marked ? body.subarray(3) : body;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    faults.push({ check: 'json-encoding', message: 'the body is not valid UTF-8' });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

function describeBroken(text: string, reason: string): string {
  const start = text.trimStart();
  if (start === '') return 'the body is empty where JSON is due';
  if (start.startsWith('<')) return 'the body is a page of markup, not JSON';
  return `the body is not JSON: ${reason.replace(/\s+/g, ' ').slice(0, 160)}`;
}

/** Pictures in base64: nothing in them can be odd, and a tokenizer takes long over them. */
const PICTURES = /(:\s*)"[A-Za-z0-9+/=]{256,}"/g;

/** Walks the text token by token and notes what parsing loses. */
function scan(whole: string, faults: JsonFault[]): JsonReading['fractions'] {
  const text = whole.replace(PICTURES, '$1""');
  const fractions: { where: string; literal: string }[] = [];
  const names: Set<string>[] = [];
  const pointer = (path: readonly (string | number)[]) => path.map((part) => `/${pointerPart(String(part))}`).join('');
  const lookAt = (value: string, where: string) => {
    if (MOJIBAKE.test(value)) {
      faults.push({ check: 'text-not-garbled', where, message: `${quote(value)} is text in a broken encoding` });
    } else if (ESCAPED.test(value)) {
      faults.push({ check: 'text-not-garbled', where, message: `${quote(value)} was escaped twice` });
    } else if (LONE_SURROGATE.test(value)) {
      faults.push({ check: 'text-not-garbled', where, message: 'a string holds half of a surrogate pair' });
    }
  };
  visit(text, {
    onObjectBegin: () => {
      names.push(new Set());
    },
    onObjectEnd: () => {
      names.pop();
    },
    onObjectProperty: (name, _offset, _length, _line, _column, path) => {
      const seen = names.at(-1);
      const where = `${pointer(path())}/${name}`;
      if (seen?.has(name)) {
        faults.push({
          check: 'json-no-duplicate-keys',
          where,
          message: `the name "${name}" stands twice in one object`,
        });
      }
      seen?.add(name);
      lookAt(name, where);
    },
    onLiteralValue: (value, offset, length, _line, _column, path) => {
      if (typeof value === 'string') lookAt(value, pointer(path()));
      if (typeof value === 'number') {
        const literal = text.slice(offset, offset + length);
        if (Number.isInteger(value) && /[.eE]/.test(literal)) fractions.push({ where: pointer(path()), literal });
        const fault = numberFault(literal, value);
        if (fault) faults.push({ check: 'json-safe-numbers', where: pointer(path()), message: fault });
      }
    },
  });
  return fractions;
}

function numberFault(literal: string, value: number): string | undefined {
  if (!Number.isFinite(value)) return `${literal} is beyond every double`;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return `${literal} is beyond 2^53: a program that reads it as a double gets ${value}`;
  }
  if (literal === '-0') return '-0 is no number that the API has';
  return undefined;
}

function quote(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
