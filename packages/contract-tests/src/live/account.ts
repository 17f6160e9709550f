import type { Keys } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { creditsOf } from '../reading/credits.js';
import { outcomeOf } from '../reading/outcome.js';
import { apiKeyOf, jsonRequest, modelsApiKeyOf, plainRequest } from '../requests/request.js';
import { whileRunning } from '../run/stop.js';
import { operation } from '../spec/operations.js';
import type { Target } from '../targets/target.js';

/** The two keys: `apiKey` pays for the sync and async hosts, `modelsApiKey` for the models host. */
export const KEY_NAMES = ['apiKey', 'modelsApiKey'] as const;

export type KeyName = (typeof KEY_NAMES)[number];

/** The key that pays for an operation. Downloads need no key. They count for `apiKey`. */
export function keyNameOf(operationId: string): KeyName {
  return operation(operationId).host === 'models' ? 'modelsApiKey' : 'apiKey';
}

/** The hosts that a key pays for, in words. */
export const HOSTS_OF: Readonly<Record<KeyName, string>> = {
  apiKey: 'the sync and async hosts',
  modelsApiKey: 'the models host',
};

/** Codes that refuse a key. */
export const KEY_REFUSED = [401, 403];

/** How long to wait for the credits after the run was stopped, in milliseconds: they show what the last case really cost. */
const LAST_WORD_MS = 3_000;

/** Free questions about the account: whether the keys are valid, whether the service is up, how many credits are left. */
export class LiveAccount {
  readonly #target: Target;
  readonly #keys: Keys;
  readonly #signal: AbortSignal | undefined;
  #questions = 0;

  /** @param signal stops the run; after that, questions are given little time */
  constructor(target: Target, keys: Keys, signal?: AbortSignal) {
    this.#target = target;
    this.#keys = keys;
    this.#signal = signal;
  }

  /** The credits left, VIP credits included; undefined if the service does not state them. */
  async credits(): Promise<number | undefined> {
    const exchange = await this.#ask(this.#question('apiKey'));
    return exchange && creditsOf(exchange);
  }

  /** Whether the credits stay the same while this run does nothing. If not, other programs spend them. */
  async isQuiet(milliseconds: number): Promise<boolean> {
    const before = await this.credits();
    await this.#target.pause(milliseconds);
    return (await this.credits()) === before;
  }

  /** Why the key is refused; undefined if it is accepted, or if that is not known. */
  async keyRefusal(key: KeyName): Promise<string | undefined> {
    if (key === 'modelsApiKey' && this.#keys.modelsApiKey === undefined) return undefined;
    const answer = (await this.#ask(this.#question(key)))?.response;
    if (!answer) return undefined;
    const { accepted, code, message } = outcomeOf(answer);
    if (accepted || !KEY_REFUSED.includes(code)) return undefined;
    const said = message === '' ? '' : `: ${message}`;
    return `The key for ${HOSTS_OF[key]} is refused with ${code}${said}. Check that it is correct and still valid`;
  }

  /** Whether the service responds correctly to a simple question at this moment. */
  async isWell(): Promise<boolean> {
    const answer = (await this.#ask(this.#question('apiKey')))?.response;
    return answer !== undefined && outcomeOf(answer).accepted;
  }

  /**
   * A request that shows whether a key is valid. The models host has no free call that succeeds, so an empty request is
   * sent.
   */
  #question(key: KeyName): WireRequest {
    return key === 'apiKey'
      ? plainRequest('getCredits', apiKeyOf({ keys: this.#keys }))
      : jsonRequest('generateNanoBanana', modelsApiKeyOf({ keys: this.#keys }), { contents: [] });
  }

  #ask(request: WireRequest): Promise<Exchange | undefined> {
    this.#questions += 1;
    const asked = this.#target.send(request, { caseId: 'account', step: `question-${this.#questions}` });
    return whileRunning(asked, this.#signal, LAST_WORD_MS);
  }
}
