import type { Keys } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { creditsOf } from '../reading/credits.js';
import { outcomeOf } from '../reading/outcome.js';
import { apiKeyOf, jsonRequest, modelsApiKeyOf, plainRequest } from '../requests/request.js';
import { whileRunning } from '../run/stop.js';
import { operation } from '../spec/operations.js';
import type { Target } from '../targets/target.js';

/** The two gateways: each has keys and an account of its own. */
export const GATEWAYS = ['matting', 'models'] as const;

/** One of the {@link GATEWAYS}. */
export type Gateway = (typeof GATEWAYS)[number];

/** The gateway that an operation belongs to; downloads need no key and belong to the one that made them. */
export function gatewayOf(operationId: string): Gateway {
  return operation(operationId).host === 'models' ? 'models' : 'matting';
}

/** Codes by which a key is turned away. */
export const KEY_REFUSED = [401, 403];

/** How long an answer on the account is waited for once the run was broken off: it tells what the last case really cost. */
const LAST_WORD_MS = 3_000;

/** Asks about the account what costs nothing: whether the keys hold, whether the service is well, how many credits are left. */
export class LiveAccount {
  readonly #target: Target;
  readonly #keys: Keys;
  readonly #signal: AbortSignal | undefined;
  #questions = 0;

  /** @param signal breaks the run off: from then on a question is not waited for as long as the service may take */
  constructor(target: Target, keys: Keys, signal?: AbortSignal) {
    this.#target = target;
    this.#keys = keys;
    this.#signal = signal;
  }

  /** Credits left, VIP credits included; undefined when the service does not tell. */
  async credits(): Promise<number | undefined> {
    const exchange = await this.#ask(this.#question('matting'));
    return exchange && creditsOf(exchange);
  }

  /** Whether the credits stay what they are while this run does nothing: else other programs spend them. */
  async isQuiet(milliseconds: number): Promise<boolean> {
    const before = await this.credits();
    await this.#target.pause(milliseconds);
    return (await this.credits()) === before;
  }

  /** Why the gateway turns the key away; undefined when it takes the key, or says nothing on it. */
  async keyRefusal(gateway: Gateway): Promise<string | undefined> {
    if (gateway === 'models' && this.#keys.modelsApiKey === undefined) return undefined;
    const answer = (await this.#ask(this.#question(gateway)))?.response;
    if (!answer) return undefined;
    const { accepted, code, message } = outcomeOf(answer);
    if (accepted || !KEY_REFUSED.includes(code)) return undefined;
    const said = message === '' ? '' : `: ${message}`;
    return `the ${gateway} key is refused with ${code}${said}. Is it the right one, and still in force?`;
  }

  /** Whether the service answers a plain question as it should at this moment. */
  async isWell(): Promise<boolean> {
    const answer = (await this.#ask(this.#question('matting')))?.response;
    return answer !== undefined && outcomeOf(answer).accepted;
  }

  /** A question that tells whether a key holds. The models host has none that succeeds for free: nothing is asked of it. */
  #question(gateway: Gateway): WireRequest {
    return gateway === 'matting'
      ? plainRequest('getCredits', apiKeyOf({ keys: this.#keys }))
      : jsonRequest('generateNanoBanana', modelsApiKeyOf({ keys: this.#keys }), { contents: [] });
  }

  #ask(request: WireRequest): Promise<Exchange | undefined> {
    this.#questions += 1;
    const asked = this.#target.send(request, { caseId: 'account', step: `question-${this.#questions}` });
    return whileRunning(asked, this.#signal, LAST_WORD_MS);
  }
}
