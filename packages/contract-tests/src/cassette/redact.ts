import type { HeaderLine } from '../model/exchange.js';

/** Headers that carry a key, whatever its value. */
const SECRET_HEADERS = new Set(['x-api-key', 'authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** Query parameters by which object stores sign links. */
const SIGNED = /([?&][^=&"\s]*(?:sig|token|credential|secret|accesskey|access_key|security)[^=&"\s]*=)([^&"\s\\]+)/gi;

/**
 * Takes keys out of everything that is written down. What goes is replaced by as many asterisks, so that lengths and
 * offsets stay true.
 */
export class Redactor {
  readonly #secrets: readonly string[];

  /** @param secrets the keys of the run; short ones are left alone, since they would blot out innocent text */
  constructor(secrets: readonly (string | undefined)[]) {
    this.#secrets = secrets.filter((secret): secret is string => secret !== undefined && secret.length >= 6);
  }

  /** A text without keys and without the signatures of links. */
  text(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) {
      clean = clean.replaceAll(secret, blot(secret));
      clean = clean.replaceAll(encodeURIComponent(secret), blot(encodeURIComponent(secret)));
      const basic = Buffer.from(`${secret}:`).toString('base64');
      clean = clean.replaceAll(basic, blot(basic));
    }
    return clean.replace(SIGNED, (_, name: string, value: string) => name + blot(value));
  }

  /** Header lines with the values of all that carry keys blotted out, scheme and length kept. */
  headers(lines: readonly HeaderLine[]): HeaderLine[] {
    return lines.map(([name, value]) => {
      if (!SECRET_HEADERS.has(name.toLowerCase())) return [name, this.text(value)];
      const scheme = /^(bearer|basic)(\s+)/i.exec(value)?.[0] ?? '';
      return [name, scheme + blot(value.slice(scheme.length))];
    });
  }

  /** Bytes without keys; pictures pass as they are. */
  bytes(bytes: Uint8Array): Uint8Array {
    const text = Buffer.from(bytes).toString('latin1');
    const clean = this.text(text);
    return clean === text ? bytes : new Uint8Array(Buffer.from(clean, 'latin1'));
  }
}

function blot(text: string): string {
  return '*'.repeat(text.length);
}
