import type { Exchange, HostName, WireRequest } from '../model/exchange.js';
import type { ExchangeName, Target } from './target.js';

/** A recording as a target: the same requests get the answers that they got then. */
export class CassetteTarget implements Target {
  readonly name: string;
  readonly free = false;
  readonly recorded = true;
  readonly #exchanges: ReadonlyMap<string, Exchange>;
  #missing = 0;

  /**
   * @param name how reports call it
   * @param exchanges what was recorded
   */
  constructor(name: string, exchanges: readonly Exchange[]) {
    this.name = name;
    this.#exchanges = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  }

  /** The cases that were recorded. */
  get caseIds(): ReadonlySet<string> {
    return new Set([...this.#exchanges.keys()].map((id) => id.slice(0, id.lastIndexOf('#'))));
  }

  /** Requests that were asked for and are not on the cassette. */
  get missing(): number {
    return this.#missing;
  }

  async send(request: WireRequest, name: ExchangeName): Promise<Exchange> {
    const id = `${name.caseId}#${name.step}`;
    const found = this.#exchanges.get(id);
    // A case that sends something else by now has no answer here: it would be held against another request.
    if (found && found.request.path === request.path && equal(found.request.body, request.body)) return found;
    this.#missing += 1;
    const message = found ? 'the case sends another request by now' : 'not on the cassette';
    return { id, request, url: '', at: '', milliseconds: 0, failure: { kind: 'not-sent', message } };
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

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(Buffer.from(other));
}
