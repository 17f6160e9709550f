import { isUtf8 } from 'node:buffer';
import type { HeaderLine } from '../model/exchange.js';
import { KeySearch } from './key-search.js';

/** Headers that carry a key or a session. */
const SECRET_HEADERS = new Set(['x-api-key', 'authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** Query parameters by which object stores sign links; some programs write the `&` between them as `\u0026` in JSON. */
const PARAMETER = /(?:[?&]|\\u0026)([^=&?"\s\\]*)=/gi;
const PARAMETER_VALUE = /[^&"\s\\]*/y;
const SIGNING_NAME = /sig|token|credential|secret|accesskey|access_key|security/i;

/**
 * Removes keys from everything that is written. Each is replaced by the same number of asterisks, so that lengths and
 * offsets stay correct.
 */
export class Redactor {
  readonly #spellings: readonly string[];
  readonly #search: KeySearch;

  /** @param secrets the keys of the run. Those under 6 characters stay: they would remove other text */
  constructor(secrets: readonly (string | undefined)[]) {
    const long = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= 6);
    // The longest first, so that no part of one remains after another.
    this.#spellings = [...new Set(long.flatMap(spellingsOf))].sort((one, other) => other.length - one.length);
    this.#search = new KeySearch(this.#spellings);
  }

  /** A text without keys and without the signatures of links. */
  text(text: string): string {
    return withoutSignatures(this.#withoutKeys(text));
  }

  /** Header lines without the values of those that carry keys; scheme and length are kept. */
  headers(lines: readonly HeaderLine[]): HeaderLine[] {
    return lines.map(([name, value]) => {
      if (!SECRET_HEADERS.has(name.toLowerCase())) return [name, this.text(value)];
      const scheme = /^(bearer|basic)(\s+)/i.exec(value)?.[0] ?? '';
      return [name, scheme + blot(value.slice(scheme.length))];
    });
  }

  /** Bytes without keys. Links are searched in text only: what looks like one in a picture is part of the picture. */
  bytes(bytes: Uint8Array): Uint8Array {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const clean = isText(bytes) ? this.text(text) : this.#withoutKeys(text);
    return clean === text ? bytes : new Uint8Array(Buffer.from(clean, 'latin1'));
  }

  #withoutKeys(text: string): string {
    // Most texts contain no key.
    if (!this.#search.hasAny(text)) return text;
    return this.#spellings.reduce((clean, spelling) => clean.replaceAll(spelling, blot(spelling)), text);
  }
}

/** In steps, since one pattern for name and value would take quadratic time for a long link. */
function withoutSignatures(text: string): string {
  let clean = '';
  let done = 0;
  for (const { 0: parameter, 1: name = '', index } of text.matchAll(PARAMETER)) {
    const start = index + parameter.length;
    if (start < done || !SIGNING_NAME.test(name)) continue;
    PARAMETER_VALUE.lastIndex = start;
    const value = PARAMETER_VALUE.exec(text)?.[0] ?? '';
    clean += text.slice(done, start) + blot(value);
    done = start + value.length;
  }
  return clean + text.slice(done);
}

/**
 * The values that sign links: they open what is behind the link. Each is listed as it is, and as it is written in the
 * link, because a form encodes it once more.
 */
export function signaturesIn(links: readonly string[]): string[] {
  const values = links.flatMap((link) => {
    const parts = new URL(link).search.slice(1).split('&');
    return parts.flatMap((part) => {
      const [[name, value] = ['', '']] = new URLSearchParams(part);
      return SIGNING_NAME.test(name) ? [value, part.slice(part.indexOf('=') + 1)] : [];
    });
  });
  return [...new Set(values)];
}

/** Every form in which a key may occur: as it was sent, as it was changed on purpose, and as others quote it. */
function spellingsOf(secret: string): string[] {
  const sent = [secret, secret.slice(0, -1), secret.toLowerCase(), secret.toUpperCase()];
  return sent.flatMap((key) => [
    key,
    encodeURIComponent(key),
    JSON.stringify(key).slice(1, -1),
    Buffer.from(key).toString('hex'),
    // As UTF-16 in either byte order, read byte by byte.
    [...key].join('\0'),
    ...[0, 1, 2].flatMap((before) => inBase64(key, before)),
  ]);
}

/** The base64 characters that a key gives after this many other bytes, without those that also depend on its neighbours. */
function inBase64(key: string, before: number): string[] {
  const text = Buffer.concat([Buffer.alloc(before), Buffer.from(key)])
    .toString('base64')
    .replace(/={1,2}$/, '');
  const start = Math.ceil((before * 8) / 6);
  const sure = text.slice(start, Math.floor(((before + Buffer.byteLength(key)) * 8) / 6));
  return [sure, sure.replace(/\+/g, '-').replace(/\//g, '_')];
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0) && isUtf8(bytes);
}

function blot(text: string): string {
  return '*'.repeat(text.length);
}
