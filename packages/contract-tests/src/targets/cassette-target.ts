import type { RecordedExchange } from '../cassette/cassette.js';
import { type Advise, attemptName, JUDGE } from '../model/advice.js';
import type { Keys } from '../model/case.js';
import type { Exchange, HostName, WireRequest } from '../model/exchange.js';
import { Redactor } from '../redaction/redactor.js';
import type { ExchangeName, Target } from './target.js';

/** A recording as a target: the same requests get the answers that they got then. */
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
   * @param keys stand-ins for the keys, which were taken out of the recording
   * @param brokenOff cases that could not be carried through then, and why
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

  /** Requests that were asked for and are not on the cassette. */
  get missing(): number {
    return this.#missing;
  }

  /** What was made of an exchange then, whatever the reason lay in, is made of it again. */
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
    // A case that sends something else by now has no answer here: it would be held against another request.
    if (found && this.#samePath(found.request.path, request.path) && sameBody(found.request.body, request.body))
      return found;
    // What a case that broke off did not come to send is missing with good reason.
    if (found || this.#brokenOff[name.caseId] === undefined) this.#missing += 1;
    const message = found ? 'the case sends another request by now' : 'not on the cassette';
    return { id, request, url: '', at: '', milliseconds: 0, failure: { kind: 'not-sent', message } };
  }

  /** The same address, whatever keys stood in it. */
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

/** The same bytes, however long what was blotted out was: the signature of a link has other lengths in other encodings. */
function sameBody(recorded: Uint8Array, asked: Uint8Array): boolean {
  const [one, other] = [Buffer.from(recorded), Buffer.from(asked)];
  return (
    one.equals(other) || (one.includes('**') && blotted(one.toString('latin1')) === blotted(other.toString('latin1')))
  );
}

function blotted(text: string): string {
  return text.replace(/\*+/g, '*');
}
