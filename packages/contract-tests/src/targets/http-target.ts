import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, HostName, WireRequest } from '../model/exchange.js';
import { limit } from '../spec/operations.js';
import type { HostUrls } from './addresses.js';
import { BodyBudget } from './body-budget.js';
import type { MockClock } from './mock-control.js';
import type { ExchangeName, Target } from './target.js';
import { callOverWire } from './wire.js';

/** After this many calls of an operation without a response, no more are sent. */
const MOST_TIMEOUTS = 3;

/** Options of {@link HttpTarget}. */
export interface HttpTargetOptions {
  readonly name: string;
  readonly hosts: HostUrls;
  /** Milliseconds for one exchange. Default: the time after which the least patient client gives up. */
  readonly timeout?: number;
  /** The HTTP proxy for a URL; undefined to connect directly. Default: no proxy. */
  readonly proxyFor?: (url: string) => string | undefined;
  /** True if calls cost nothing, as with a mock. Default false. */
  readonly free?: boolean;
  /** The clock of the mock behind the URLs, and its usual speed. */
  readonly clock?: { readonly mock: MockClock; readonly speed: number } | undefined;
  /** Stops what was started for this target. */
  readonly onClose?: () => Promise<void>;
}

/** A target that is called over the network: a base URL, or the live hosts. */
export class HttpTarget implements Target {
  readonly name: string;
  readonly free: boolean;
  readonly recorded = false;
  readonly #hosts: HostUrls;
  readonly #timeout: number;
  readonly #proxyFor: HttpTargetOptions['proxyFor'];
  readonly #clock: HttpTargetOptions['clock'];
  readonly #onClose: (() => Promise<void>) | undefined;
  readonly #budget = new BodyBudget();
  /** Calls of an operation that got no response in time. */
  readonly #silent = new Map<string, number>();

  constructor(options: HttpTargetOptions) {
    this.name = options.name;
    this.free = options.free ?? false;
    this.#hosts = options.hosts;
    this.#timeout = options.timeout ?? limit('giveUpMinMs');
    this.#proxyFor = options.proxyFor;
    this.#clock = options.clock;
    this.#onClose = options.onClose;
  }

  baseUrl(host: HostName): string {
    return this.#hosts[host];
  }

  async send(request: WireRequest, name: ExchangeName): Promise<Exchange> {
    const silent = this.#silent.get(request.operationId) ?? 0;
    if (silent >= MOST_TIMEOUTS) return this.#notSent(request, name);
    const url = request.absoluteUrl ?? this.#hosts[request.host] + request.path;
    const at = new Date();
    const foreign = request.absoluteUrl !== undefined && !this.#isOwnHost(request.absoluteUrl);
    const result = await callOverWire({
      url,
      method: request.method,
      headers: request.headers,
      body: request.body,
      timeout: this.#timeout,
      proxy: this.#proxyFor?.(url),
      budget: this.#budget,
      publicOnly: foreign,
    });
    if (result.failure?.kind === 'timeout') this.#silent.set(request.operationId, silent + 1);
    return {
      id: `${name.caseId}#${name.step}`,
      request,
      url,
      at: at.toISOString(),
      milliseconds: Date.now() - at.getTime(),
      ...result,
    };
  }

  /** A link that a response names may lead anywhere. On the target's own hosts it may be followed, wherever they are. */
  #isOwnHost(link: string): boolean {
    const { hostname } = new URL(link);
    return Object.values(this.#hosts).some((host) => URL.canParse(host) && new URL(host).hostname === hostname);
  }

  /** Repeated calls of an operation that never responds would make a run take hours and find nothing new. */
  #notSent(request: WireRequest, name: ExchangeName): Exchange {
    const message = `Not sent: ${MOST_TIMEOUTS} earlier calls of ${request.operationId} got no response`;
    return {
      id: `${name.caseId}#${name.step}`,
      request,
      url: request.absoluteUrl ?? this.#hosts[request.host] + request.path,
      at: new Date().toISOString(),
      milliseconds: 0,
      failure: { kind: 'not-sent', message },
    };
  }

  async pace(speed: number): Promise<() => Promise<void>> {
    const clock = this.#clock;
    if (!clock || !(await clock.mock.set(speed))) return async () => {};
    return async () => void (await clock.mock.set(clock.speed));
  }

  async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
  }

  async close(): Promise<void> {
    await this.#onClose?.();
  }
}
