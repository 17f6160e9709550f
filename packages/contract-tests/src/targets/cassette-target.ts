import type { RecordedExchange } from '../cassette/cassette.js';
import { type Advise, attemptName, JUDGE } from '../model/advice.js';
import type { Keys } from '../model/case.js';
import type { Exchange, HostName, WireRequest } from '../model/exchange.js';
import { Redactor } from '../redaction/redactor.js';
import type { ExchangeName, Target } from './target.js';

/** A recording as a target: the same requests get the recorded responses. */
export class CassetteTarget implements Target {
  readonly name: string;
  readonly free = false;
  readonly recorded = true;
  readonly #exchanges: ReadonlyMap<string, RecordedExchange>;
  readonly #brokenOff: Readonly<Record<string, string>>;
  readonly #redactor: Redactor;
  #missing = 0;

  /**
   * @param name how reports call it
   * @param exchanges what was recorded
   * @param keys placeholders for the keys that were removed from the recording
   * @param brokenOff cases that could not be completed when it was recorded, and why
   */
  constructor(
    name: string,
    exchanges: readonly RecordedExchange[],
    keys: Keys,
    brokenOff: Readonly<Record<string, string>> = {},
  ) {
    this.name = name;
    this.#exchanges = new Map(exchanges.map((recorded) => [recorded.exchange.id, recorded]));
    this.#brokenOff = brokenOff;
    this.#redactor = new Redactor([keys.apiKey, keys.modelsApiKey]);
  }

  /** The cases that were recorded. */
  get caseIds(): ReadonlySet<string> {
    return new Set([...this.#exchanges.keys()].map((id) => id.slice(0, id.lastIndexOf('#'))));
  }

  /** Number of requests that are not in the recording. */
  get missing(): number {
    return this.#missing;
  }

  /** Treats each exchange as it was treated when it was recorded. */
  readonly advise: Advise = async (step, { id }, attempt) => {
    const caseId = id.slice(0, id.lastIndexOf('#'));
    const recorded = this.#exchanges.get(id);
    const brokenOff = recorded ? undefined : this.#brokenOff[caseId];
    if (brokenOff !== undefined) return { next: 'break-off', reason: brokenOff };
    const reason = recorded?.setAside;
    if (reason === undefined) return JUDGE;
    const again = this.#exchanges.has(`${caseId}#${attemptName(step.name, attempt + 1)}`);
    return again ? { next: 'again', reason, after: 0 } : { next: 'break-off', reason };
  };

  async send(request: WireRequest, name: ExchangeName): Promise<Exchange> {
    const id = `${name.caseId}#${name.step}`;
    const found = this.#exchanges.get(id)?.exchange;
    // A case that sends something else now has no response here: the recorded one belongs to another request.
    if (found && this.#samePath(found.request.path, request.path) && sameBody(found.request.body, request.body))
      return found;
    // An incomplete case did not send all of its requests, so those do not count as missing.
    if (found || this.#brokenOff[name.caseId] === undefined) this.#missing += 1;
    const message = found ? 'The case sends another request now' : 'The request is not in the recording';
    return { id, request, url: '', at: '', milliseconds: 0, failure: { kind: 'not-sent', message } };
  }

  /** The same path, whatever keys it contained. */
  #samePath(recorded: string, asked: string): boolean {
    return blotted(recorded) === blotted(this.#redactor.text(asked));
  }

  baseUrl(_host: HostName): string {
    return '';
  }

  async pace(): Promise<() => Promise<void>> {
    return async () => {};
  }

  async pause(): Promise<void> {}

  async close(): Promise<void> {}
}

/**
 * The same bytes, whatever the length of what was removed: the signature of a link has different lengths in different
 * encodings.
 */
function sameBody(recorded: Uint8Array, asked: Uint8Array): boolean {
  const [one, other] = [Buffer.from(recorded), Buffer.from(asked)];
  return (
    one.equals(other) || (one.includes('**') && blotted(one.toString('latin1')) === blotted(other.toString('latin1')))
  );
}

function blotted(text: string): string {
  return text.replace(/\*+/g, '*');
}
