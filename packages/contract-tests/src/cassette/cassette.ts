import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { JudgedExchange } from '../model/case.js';
import type { Exchange, HeaderLine, TransportFailure, WireRequest } from '../model/exchange.js';
import { isNode } from '../spec/documents.js';

/** A body on a cassette: as text if it is text, else as base64, with gzip if it is large. All give the same bytes back. */
type KeptBody = { readonly text: string } | { readonly base64: string } | { readonly gzip: string };

/** Bodies from this size on are packed: a file at the size limit is mostly padding. */
const LARGE = 1024 * 1024;

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
  /** Why it was not judged. */
  readonly setAside?: string;
}

/** A recording of a run. */
export interface Cassette {
  readonly format: 'koukoutu-cassette/1';
  readonly target: string;
  readonly recordedAt: string;
  /** True for a run on the real service, whose evidence counts. */
  readonly real: boolean;
  /** True for a live run or its rehearsal: its keys were tried before, and other programs may have used the account. */
  readonly live: boolean;
  /** The links to public pictures that were sent; absent if they were the built-in ones. */
  readonly pictureLinks?: readonly string[];
  /** Cases that were not allowed to run, and why. They do not pass when the cassette is judged again either. */
  readonly heldBack: Readonly<Record<string, string>>;
  /** Cases that could not be completed, and why. What they did not send is not on the cassette. */
  readonly brokenOff?: Readonly<Record<string, string>>;
  readonly exchanges: readonly KeptExchange[];
}

/** Facts about a run that its result does not contain. */
export interface RunFacts {
  readonly real: boolean;
  readonly pictureLinks: readonly string[] | undefined;
}

/** An exchange from a cassette. */
export interface RecordedExchange {
  readonly exchange: Exchange;
  readonly setAside: string | undefined;
}

/** The cassette file cannot be used. */
export class CassetteError extends Error {
  override readonly name = 'CassetteError';
}

/** The part of a run that a cassette keeps. */
export interface RecordedRun {
  readonly target: string;
  readonly startedAt: string;
  readonly live?: boolean;
  readonly exchanges: readonly JudgedExchange[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly error?: string;
    readonly skipped?: string;
    readonly heldBack?: boolean;
  }[];
}

/** Puts a run on a cassette, byte for byte. The keys must have been removed before. */
export function makeCassette(result: RecordedRun, { real, pictureLinks }: RunFacts): Cassette {
  const exchanges = result.exchanges.map(({ exchange, setAside }): KeptExchange => {
    const { request, response, ...rest } = exchange;
    return {
      ...rest,
      request: { ...request, body: keep(request.body) },
      ...(response ? { answer: { ...response, body: keep(response.body) } } : {}),
      ...(setAside === undefined ? {} : { setAside }),
    };
  });
  const held = result.outcomes.filter(({ heldBack }) => heldBack);
  const broken = result.outcomes.flatMap(({ id, error }) => (error === undefined ? [] : [[id, error]]));
  return {
    format: 'koukoutu-cassette/1',
    target: result.target,
    recordedAt: result.startedAt,
    real,
    live: result.live === true,
    ...(pictureLinks === undefined ? {} : { pictureLinks }),
    heldBack: Object.fromEntries(held.map(({ id, skipped = '' }) => [id, skipped])),
    brokenOff: Object.fromEntries(broken),
    exchanges,
  };
}

export async function writeCassette(file: string, cassette: Cassette): Promise<void> {
  await writeFile(file, `${JSON.stringify(cassette, undefined, 1)}\n`);
}

/**
 * Reads the exchanges of a cassette.
 *
 * @throws CassetteError if the file is missing or not a cassette
 */
export async function readCassette(file: string): Promise<{ cassette: Cassette; exchanges: RecordedExchange[] }> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new CassetteError(
      `Cassette ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!isNode(value) || value.format !== 'koukoutu-cassette/1' || !Array.isArray(value.exchanges)) {
    throw new CassetteError(`${file} is not a cassette of the contract checks`);
  }
  const damaged = value.exchanges.findIndex((entry) => !isKeptExchange(entry));
  const damagedAt = (index: number) =>
    new CassetteError(`Cassette ${file} is damaged: entry ${index + 1} is not a recorded exchange`);
  if (damaged >= 0) throw damagedAt(damaged);
  const cassette = value as unknown as Cassette;
  const exchanges = cassette.exchanges.map(
    ({ request, answer, setAside, ...rest }, index): RecordedExchange => ({
      exchange: {
        ...rest,
        request: { ...request, body: unpacked(request.body, index) },
        ...(answer ? { response: { ...answer, body: unpacked(answer.body, index) } } : {}),
      },
      setAside,
    }),
  );
  return { cassette, exchanges };

  function unpacked(body: KeptBody, index: number): Uint8Array {
    try {
      return restore(body);
    } catch {
      throw damagedAt(index);
    }
  }
}

function isKeptExchange(entry: unknown): boolean {
  if (!isNode(entry) || typeof entry.id !== 'string' || typeof entry.url !== 'string') return false;
  const { request, answer, failure } = entry;
  if (!isNode(request) || !isHead(request) || typeof request.path !== 'string') return false;
  return isNode(answer) ? isHead(answer) && typeof answer.status === 'number' : isNode(failure);
}

/** What requests and responses have in common. */
function isHead({ headers, body }: Readonly<Record<string, unknown>>): boolean {
  const isLine = (line: unknown) =>
    Array.isArray(line) && line.length === 2 && line.every((part) => typeof part === 'string');
  return Array.isArray(headers) && headers.every(isLine) && isNode(body) && isKeptBody(body);
}

function isKeptBody({ text, base64, gzip }: Readonly<Record<string, unknown>>): boolean {
  return typeof text === 'string' || isBase64(base64) || isBase64(gzip);
}

function isBase64(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value) && value.length % 4 === 0;
}

function keep(bytes: Uint8Array): KeptBody {
  const whole = Buffer.from(bytes);
  if (whole.length >= LARGE) return { gzip: gzipSync(whole).toString('base64') };
  const text = whole.toString('utf8');
  // Only a body that comes back byte for byte may be kept as text.
  const same = Buffer.from(text, 'utf8').equals(whole) && !text.includes('\0');
  return same ? { text } : { base64: whole.toString('base64') };
}

function restore(body: KeptBody): Uint8Array {
  if ('text' in body) return new Uint8Array(Buffer.from(body.text, 'utf8'));
  if ('base64' in body) return new Uint8Array(Buffer.from(body.base64, 'base64'));
  return new Uint8Array(gunzipSync(Buffer.from(body.gzip, 'base64')));
}
