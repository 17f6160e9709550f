import { visit } from 'jsonc-parser';
import { pointerPart } from '../spec/documents.js';
import { LIMITS } from './limits.js';

/** What can be odd about a JSON text. `JSON.parse` repairs or hides most of it, or reports it without a place. */
export type JsonOddityKind =
  | 'bounds'
  | 'wellformed'
  | 'encoding'
  | 'duplicate-key'
  | 'unsafe-number'
  | 'garbled'
  | 'encoded-twice';

/** Something odd about a JSON text. */
export interface JsonOddity {
  readonly kind: JsonOddityKind;
  /** JSON pointer, where there is one. */
  readonly where?: string;
  readonly message: string;
}

/** A body read as JSON. */
export interface JsonReading {
  /** Undefined if the body is not JSON. */
  readonly value: unknown;
  /** False if there is no value to judge further. */
  readonly parsed: boolean;
  readonly oddities: readonly JsonOddity[];
  /** Whole numbers written as `176.0` or `1e2`, which deviate only where the spec wants an integer. */
  readonly fractions: readonly { readonly where: string; readonly literal: string }[];
}

/** Runs of characters that appear when UTF-8 Chinese is read as Latin-1 and written again. */
const MOJIBAKE = /[\u00c2-\u00ef][\u0080-\u00bf]|\ufffd/;

/** An escape of JSON or HTML that is left after parsing: the text was escaped twice. */
const ESCAPED = /\\u[0-9a-f]{4}|&(?:#\d{1,9}|#x[0-9a-f]{1,8}|quot|lt|gt|apos);/i;

/** Half of a surrogate pair: not a character, and not valid UTF-8 when written again. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Pictures in base64. They contain nothing to report, and a tokenizer is slow on them. `{256,}` would overflow the
 * stack of the regular expression at 20 MB.
 */
const PICTURES = /:\s{0,20}"[A-Za-z0-9+/=]{256}[A-Za-z0-9+/=]*"/g;

const readings = new WeakMap<Uint8Array, JsonReading>();

/**
 * Reads a body as JSON, strictly by RFC 8259: UTF-8 without a byte-order mark, one value and nothing else, no duplicate
 * name in an object, no number that a double cannot hold.
 */
export function readJson(body: Uint8Array): JsonReading {
  // Many checks read the same body, and some bodies contain pictures of several megabytes.
  let reading = readings.get(body);
  if (!reading) {
    reading = read(body);
    readings.set(body, reading);
  }
  return reading;
}

function read(body: Uint8Array): JsonReading {
  const oddities: JsonOddity[] = [];
  const unread = { value: undefined, parsed: false, oddities, fractions: [] };
  const text = decodeText(body, oddities);
  if (text === undefined) return unread;
  const beside = text.replace(PICTURES, ':""');
  const excess = excessOf(beside);
  if (excess !== undefined) {
    oddities.push({ kind: 'bounds', message: excess });
    return unread;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    oddities.push({ kind: 'wellformed', message: describeBroken(text, reason) });
    return unread;
  }
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    oddities.push({ kind: 'encoded-twice', message: 'The body is JSON inside a JSON string: it was encoded twice' });
  }
  return { value, parsed: true, oddities, fractions: scan(beside, oddities) };
}

/** Why a text is not read: later code that walks its value would take too long or overflow the stack. */
function excessOf(text: string): string | undefined {
  if (text.length > LIMITS.jsonText) {
    return `The JSON has ${text.length} characters without its pictures; at most ${LIMITS.jsonText} are read`;
  }
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > LIMITS.jsonDepth) return `The JSON is nested more than ${LIMITS.jsonDepth} levels deep`;
  }
  return undefined;
}

function decodeText(body: Uint8Array, oddities: JsonOddity[]): string | undefined {
  const [first, second, third] = body;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || (first === 0 && second !== 0)) {
    oddities.push({ kind: 'encoding', message: 'The body is UTF-16 or UTF-32; JSON is UTF-8' });
    return undefined;
  }
  if (second === 0 && first !== 0 && body.length > 3) {
    oddities.push({ kind: 'encoding', message: 'The body is UTF-16 without a byte-order mark; JSON is UTF-8' });
    return undefined;
  }
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  if (marked) oddities.push({ kind: 'encoding', message: 'The body starts with a byte-order mark (EF BB BF)' });
  const bytes = marked ? body.subarray(3) : body;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    oddities.push({ kind: 'encoding', message: 'The body is not valid UTF-8' });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

function describeBroken(text: string, reason: string): string {
  const start = text.slice(0, 200).trimStart();
  if (start === '') return 'The body is empty, but JSON is due';
  if (start.startsWith('<')) return 'The body is a page of markup, but JSON is due';
  return `The body is not JSON: ${reason.slice(0, 300).split(/\s/).filter(Boolean).join(' ').slice(0, 160)}`;
}

/** Walks the text token by token and notes what parsing loses. */
function scan(text: string, oddities: JsonOddity[]): JsonReading['fractions'] {
  const fractions: { where: string; literal: string }[] = [];
  const names: Set<string>[] = [];
  const note = (kind: JsonOddityKind, where: string, message: string) => {
    if (oddities.length < LIMITS.oddities) oddities.push({ kind, where, message });
  };
  const pointer = (path: readonly (string | number)[]) => path.map((part) => `/${pointerPart(String(part))}`).join('');
  const lookAt = (value: string, where: () => string) => {
    if (MOJIBAKE.test(value)) note('garbled', where(), `${quote(value)} is text in a broken encoding`);
    else if (ESCAPED.test(value)) note('garbled', where(), `${quote(value)} was escaped twice`);
    else if (LONE_SURROGATE.test(value)) note('garbled', where(), 'A string contains half of a surrogate pair');
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
      const where = () => `${pointer(path())}/${name}`;
      if (seen?.has(name)) note('duplicate-key', where(), `The name ${quote(name)} occurs twice in one object`);
      seen?.add(name);
      lookAt(name, where);
    },
    onLiteralValue: (value, offset, length, _line, _column, path) => {
      const where = () => pointer(path());
      if (typeof value === 'string') lookAt(value, where);
      if (typeof value !== 'number') return;
      const literal = text.slice(offset, offset + length);
      if (Number.isInteger(value) && /[.eE]/.test(literal) && fractions.length < LIMITS.oddities) {
        fractions.push({ where: where(), literal });
      }
      const oddity = numberOddity(literal, value);
      if (oddity !== undefined) note('unsafe-number', where(), oddity);
    },
  });
  return fractions;
}

function numberOddity(literal: string, value: number): string | undefined {
  const shown = literal.slice(0, 60);
  if (!Number.isFinite(value)) return `${shown} is too large for a double`;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return `${shown} is beyond 2^53: a program that reads it as a double gets ${value}`;
  }
  return literal === '-0' ? '-0 is not a number that the API has' : undefined;
}

function quote(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
