import { readFile, writeFile } from 'node:fs/promises';
import type { Exchange, HeaderLine, TransportFailure, WireRequest } from '../model/exchange.js';
import { isNode } from '../spec/documents.js';
import type { Redactor } from './redact.js';

/** A body as it is kept: as text where it is text, else as base64; both give the same bytes back. */
type KeptBody = { readonly text: string } | { readonly base64: string };

/** One exchange on a cassette. */
interface KeptExchange {
  readonly id: string;
  readonly at: string;
  readonly milliseconds: number;
  readonly url: string;
  readonly request: Omit<WireRequest, 'body'> & { readonly body: KeptBody };
  readonly answer?: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly headers: readonly HeaderLine[];
    readonly body: KeptBody;
    readonly complete: boolean;
    readonly trailingBytes: number;
  };
  readonly failure?: TransportFailure;
}

/** A recording of a run. */
export interface Cassette {
  readonly format: 'koukoutu-cassette/1';
  readonly target: string;
  readonly recordedAt: string;
  readonly exchanges: readonly KeptExchange[];
}

/** A cassette file that cannot be used. */
export class CassetteError extends Error {
  override readonly name = 'CassetteError';
}

/** Puts exchanges on a cassette, byte for byte, keys blotted out. */
export function makeCassette(
  target: string,
  recordedAt: string,
  exchanges: readonly Exchange[],
  redactor: Redactor,
): Cassette {
  const kept = exchanges.map(({ id, at, milliseconds, url, request, answer, failure }): KeptExchange => {
    const { body, headers, absoluteUrl, ...rest } = request;
    return {
      id,
      at,
      milliseconds,
      url: redactor.text(url),
      request: {
        ...rest,
        ...(absoluteUrl === undefined ? {} : { absoluteUrl: redactor.text(absoluteUrl) }),
        headers: redactor.headers(headers),
        body: keep(redactor.bytes(body)),
      },
      ...(answer
        ? { answer: { ...answer, headers: redactor.headers(answer.headers), body: keep(redactor.bytes(answer.body)) } }
        : {}),
      ...(failure ? { failure: { ...failure, message: redactor.text(failure.message) } } : {}),
    };
  });
  return { format: 'koukoutu-cassette/1', target, recordedAt, exchanges: kept };
}

/** Writes a cassette. */
export async function writeCassette(file: string, cassette: Cassette): Promise<void> {
  await writeFile(file, `${JSON.stringify(cassette, undefined, 1)}\n`);
}

/**
 * Reads the exchanges of a cassette.
 *
 * @throws CassetteError when the file is missing or no cassette
 */
export async function readCassette(file: string): Promise<{ cassette: Cassette; exchanges: Exchange[] }> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CassetteError(
      `the cassette ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!isNode(value) || value.format !== 'koukoutu-cassette/1' || !Array.isArray(value.exchanges)) {
    throw new CassetteError(`${file} is no cassette of this suite`);
  }
  const cassette = value as unknown as Cassette;
  const exchanges = cassette.exchanges.map(
    ({ request, answer, ...rest }): Exchange => ({
      ...rest,
      request: { ...request, body: restore(request.body) },
      ...(answer ? { answer: { ...answer, body: restore(answer.body) } } : {}),
    }),
  );
  return { cassette, exchanges };
}

function keep(bytes: Uint8Array): KeptBody {
  const text = Buffer.from(bytes).toString('utf8');
  // Only what comes back byte for byte may be kept as text.
  return Buffer.from(text, 'utf8').equals(Buffer.from(bytes)) && !text.includes('\0')
    ? { text }
    : { base64: Buffer.from(bytes).toString('base64') };
}

function restore(body: KeptBody): Uint8Array {
  return new Uint8Array('text' in body ? Buffer.from(body.text, 'utf8') : Buffer.from(body.base64, 'base64'));
}
