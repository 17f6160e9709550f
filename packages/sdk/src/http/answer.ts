import { collect } from '../internal/collect.js';

/** A response that has been read to its end. */
export interface Answer {
  readonly response: Response;
  readonly blob: Blob;
  /** The body, if it is a JSON object. `null` if it starts like one but is broken. */
  readonly json?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Limit for the body of an answer that is not a picture, in bytes. */
export const TEXT_LIMIT = 4 << 20;

/** A body that could not be read, because it ended early or is too long. */
export class BadBody extends Error {
  constructor(
    readonly ending: 'cutOff' | 'unreadable',
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/**
 * Reads a response to its end and compares its length with the declared one. A response with an error status may break off: its
 * status has said what it means, and a gateway that refuses an upload early often cuts the connection behind its answer.
 * @param limit - Bytes at most.
 * @throws BadBody
 */
export async function readAnswer(
  response: Response,
  signal: AbortSignal,
  limit: number,
  onBytes?: () => void,
): Promise<Answer> {
  const { ok, status, body, headers } = response;
  const tooLong = () =>
    new BadBody('unreadable', `the answer has more than ${limit} bytes; maxResultBytes limits pictures.`, status);
  const chunks = body ? collect(body, limit, signal, tooLong, onBytes) : [];
  const blob = new Blob(
    await Promise.resolve(chunks).catch((error: unknown) => {
      if (ok || signal.aborted || error instanceof BadBody) throw error;
      return [];
    }),
  );
  const declared = headers.get('content-length');
  if (ok && declared !== null && !headers.has('content-encoding') && Number(declared) !== blob.size) {
    throw new BadBody('cutOff', `the answer was cut off after ${blob.size} of ${declared} bytes.`, status);
  }
  return { response, blob, json: await asJson(blob) };
}

async function asJson(blob: Blob): Promise<Record<string, unknown> | null | undefined> {
  // Only a body that looks like JSON is read as text, because a picture may be large.
  if (!/^\s*\{/.test(await blob.slice(0, 64).text())) return undefined;
  try {
    return JSON.parse(await blob.text()) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** What an answer looks like, in words. */
async function kindOf({ response, blob }: Answer): Promise<string> {
  const text = await blob.slice(0, 512).text();
  return !blob.size
    ? 'an empty answer'
    : /^\s*<(!doctype|html|head|body|\?xml)/i.test(text)
      ? 'a web page'
      : /^\s*[{[]/.test(text)
        ? 'incomplete or unexpected JSON'
        : /^image\//.test(response.headers.get('content-type') ?? '')
          ? 'a picture'
          : 'an answer of an unknown kind';
}

/**
 * Words for the error of an answer that is not what the spec says.
 * @param due - What should have come.
 * @param came - What came instead, if the caller knows better.
 */
export async function mismatch(answer: Answer, due: string, came?: string): Promise<string> {
  const { status, headers } = answer.response;
  const type = headers.get('content-type') ?? 'no content type';
  return `${came ?? (await kindOf(answer))} came where ${due} was due (HTTP ${status}, ${type}).`;
}

/** A whole number that JSON carries exactly, as a number or as text. A task number that is not recognised is a task lost. */
export const asInteger = (value: unknown): number | undefined =>
  /^-?\d+$/.test(value as string) && Number.isSafeInteger(+(value as string)) ? +(value as string) : undefined;

/** The `data` of a success envelope. Reading it as another shape throws. */
export const dataOf = ({ json }: Answer): Readonly<Record<string, unknown>> =>
  (asInteger(json?.code) === 200 ? json?.data : undefined) as Record<string, unknown>;
