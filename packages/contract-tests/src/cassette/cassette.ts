import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { JudgedExchange } from '../model/case.js';
import type { Exchange, HeaderLine, TransportFailure, WireRequest } from '../model/exchange.js';
import { isNode } from '../spec/documents.js';

/** A body as it is kept: as text where it is text, else as base64, packed first where it is large. Each gives the same bytes back. */
type KeptBody = { readonly text: string } | { readonly base64: string } | { readonly gzip: string };

/** From here on bodies are packed: a file at the size limit is mostly padding. */
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
  /** Why nothing was concluded from it. */
  readonly setAside?: string;
}

/** A recording of a run. */
export interface Cassette {
  readonly format: 'koukoutu-cassette/1';
  readonly target: string;
  readonly recordedAt: string;
  /** True for a run on the real service, so that its evidence counts. */
  readonly real: boolean;
  /** True for a live run or its rehearsal: its keys were tried before, and other programs may have used the account. */
  readonly live: boolean;
  /** The public pictures whose links were sent; absent where they were the suite's own. */
  readonly pictureLinks?: readonly string[];
  /** Cases that were kept from being run, and why: they are no pass later either. */
  readonly heldBack: Readonly<Record<string, string>>;
  /** Cases that could not be carried through, and why: what they did not come to send is not on the cassette. */
  readonly brokenOff?: Readonly<Record<string, string>>;
  readonly exchanges: readonly KeptExchange[];
}

/** What is to be known of a run beside its outcome. */
export interface RunFacts {
  readonly real: boolean;
  readonly pictureLinks: readonly string[] | undefined;
}

/** An exchange off a cassette. */
export interface RecordedExchange {
  readonly exchange: Exchange;
  readonly setAside: string | undefined;
}

/** A cassette file that cannot be used. */
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

/** Writes a cassette. */
export async function writeCassette(file: string, cassette: Cassette): Promise<void> {
  await writeFile(file, `${JSON.stringify(cassette, undefined, 1)}\n`);
}

/**
 * Reads the exchanges of a cassette.
 *
 * @throws CassetteError when the file is missing or no cassette
 */
export async function readCassette(file: string): Promise<{ cassette: Cassette; exchanges: RecordedExchange[] }> {
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
  const damaged = value.exchanges.findIndex((entry) => !isKeptExchange(entry));
  const damagedAt = (index: number) =>
    new CassetteError(`the cassette ${file} is damaged: its exchange ${index + 1} is none`);
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

/** What requests and answers have in common. */
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
  // Only what comes back byte for byte may be kept as text.
  const same = Buffer.from(text, 'utf8').equals(whole) && !text.includes('\0');
  return same ? { text } : { base64: whole.toString('base64') };
}

function restore(body: KeptBody): Uint8Array {
  if ('text' in body) return new Uint8Array(Buffer.from(body.text, 'utf8'));
  if ('base64' in body) return new Uint8Array(Buffer.from(body.base64, 'base64'));
  return new Uint8Array(gunzipSync(Buffer.from(body.gzip, 'base64')));
}
