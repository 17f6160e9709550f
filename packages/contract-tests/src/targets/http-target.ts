import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, HostName, WireRequest } from '../model/exchange.js';
import { limit } from '../spec/operations.js';
import type { MockClock } from './mock-control.js';
import type { ExchangeName, Target } from './target.js';
import { callOverWire } from './wire.js';

/** Where each host is. */
export type HostUrls = Readonly<Record<HostName, string>>;

/** The paths under which one base URL serves all hosts: the convention of the mock server. */
export const HOST_PREFIXES: Readonly<Record<HostName, string>> = {
  sync: '/sync',
  async: '/async',
  models: '/apis',
  files: '/files',
};

/**
 * The hosts' URLs for a base URL that serves them under path prefixes.
 *
 * @param base for instance `http://127.0.0.1:4010`
 * @param overrides hosts that stand elsewhere
 * @throws TypeError when one of them is no http(s) URL, or holds a password or a query
 */
export function hostUrls(base: string, overrides: Partial<HostUrls> = {}): HostUrls {
  const root = checkedBase(base);
  const place = (host: HostName) => checkedBase(overrides[host] ?? root + HOST_PREFIXES[host]);
  return { sync: place('sync'), async: place('async'), models: place('models'), files: place('files') };
}

/**
 * A URL that reports and recordings may show: it holds no password.
 *
 * @throws TypeError when it is none; the words do not repeat it
 */
export function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('it is no http(s) URL');
  if (url.username || url.password) throw new TypeError('it may hold no user name or password');
  return url;
}

/**
 * A {@link checkedUrl} that paths can be put behind, without a slash at its end.
 *
 * @throws TypeError when it is none; the words do not repeat it
 */
export function checkedBase(text: string): string {
  const url = checkedUrl(text);
  if (url.search || url.hash) throw new TypeError('it may hold no query or fragment, since paths are put behind it');
  return withoutTrailingSlashes(url.origin + url.pathname);
}

/** The address without slashes at its end. */
export function withoutTrailingSlashes(address: string): string {
  let end = address.length;
  while (address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}

/** After so many calls of one operation without an answer, the others are not sent any more. */
const MOST_TIMEOUTS = 3;

/** Options of {@link HttpTarget}. */
export interface HttpTargetOptions {
  readonly name: string;
  readonly hosts: HostUrls;
  /** Milliseconds for one exchange. Default: when the least patient client gives up. */
  readonly timeout?: number;
  /** The HTTP proxy on the way to a URL, where there is one. Default: none. */
  readonly proxyFor?: (url: string) => string | undefined;
  /** Whether asking costs nothing (a mock). Default false. */
  readonly free?: boolean;
  /** The clock of the mock behind it, where there is one, and the speed at which it runs as a rule. */
  readonly clock?: { readonly mock: MockClock; readonly speed: number } | undefined;
  /** Ends what was started for this target. */
  readonly onClose?: () => Promise<void>;
}

/** A target behind real sockets: a base URL, or the live hosts. */
export class HttpTarget implements Target {
  readonly name: string;
  readonly free: boolean;
  readonly recorded = false;
  readonly #hosts: HostUrls;
  readonly #timeout: number;
  readonly #proxyFor: HttpTargetOptions['proxyFor'];
  readonly #clock: HttpTargetOptions['clock'];
  readonly #onClose: (() => Promise<void>) | undefined;
  /** Calls of an operation that got no answer in time. */
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
    const result = await callOverWire({
      url,
      method: request.method,
      headers: request.headers,
      body: request.body,
      timeout: this.#timeout,
      proxy: this.#proxyFor?.(url),
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

  /** Asking on and on what never answers would make a run take hours and say no more. */
  #notSent(request: WireRequest, name: ExchangeName): Exchange {
    const message = `not sent: ${MOST_TIMEOUTS} calls of ${request.operationId} got no answer before`;
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
