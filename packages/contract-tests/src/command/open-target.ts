import { rootCertificates } from 'node:tls';
import { getProxyForUrl } from 'proxy-from-env';
import { type Cassette, readCassette } from '../cassette/cassette.js';
import type { Keys } from '../model/case.js';
import { limit, serverOf } from '../spec/operations.js';
import { type HostUrls, hostUrls } from '../targets/addresses.js';
import { CassetteTarget } from '../targets/cassette-target.js';
import { openSocket } from '../targets/connect.js';
import { HttpTarget } from '../targets/http-target.js';
import { findClock, isWelcome, playsFaults, RUN_SPEED } from '../targets/mock-control.js';
import { startMockTarget } from '../targets/mock-target.js';
import type { Target } from '../targets/target.js';
import { isBase, UsageError, type VerifyOptions } from './options.js';

/** A target that is ready, and the keys for it. */
export interface OpenTarget {
  readonly kind: 'mock' | 'base-url' | 'live' | 'cassette';
  readonly target: Target;
  readonly keys: Keys;
  /** The API key of another account, for the cases that count credits or slots. */
  readonly countingKey?: string;
  /** True if every host is the real service. Only then do results count as seen live. */
  readonly real: boolean;
  /** True if the target plays the fault that a request names. */
  readonly playsFaults: boolean;
  /** The recording, if the target is one. */
  readonly cassette?: Cassette;
  /** For the report: changes to the target beyond calls of its API. */
  readonly notes: readonly string[];
  /** Closes what was opened, and restores what was changed. */
  close(): Promise<void>;
}

/** How long the service may take to show its certificate, in milliseconds. */
const GREETING_TIMEOUT = 15_000;

/** The key of the mock's second account. */
const COUNTING_KEY = 'kkt-contract-counting-key';

/** Placeholders for the keys of a recording, which were removed from it. */
const RECORDED_KEYS: Keys = { apiKey: 'recorded-matting-key', modelsApiKey: 'sk-recorded-models-key' };

/**
 * Opens what `--target` names.
 *
 * @throws UsageError if a key or a confirmation is missing, or the target is unknown
 */
export async function openTarget(options: VerifyOptions): Promise<OpenTarget> {
  const { target } = options;
  if (target === 'mock') return openMock(options);
  if (target === 'live') return openLive(options);
  if (isBase(target)) return openBaseUrl(options);
  if (/\.json$/.test(target)) {
    const { cassette, exchanges } = await readCassette(target);
    const recording = new CassetteTarget(target, exchanges, RECORDED_KEYS, cassette.brokenOff);
    return plain('cassette', recording, RECORDED_KEYS, { playsFaults: true, real: cassette.real === true, cassette });
  }
  throw new UsageError(`--target ${target} is not one of: mock, a base URL, live, a cassette file (.json)`);
}

function plain(
  kind: OpenTarget['kind'],
  target: Target,
  keys: Keys,
  more: Partial<Pick<OpenTarget, 'real' | 'playsFaults' | 'cassette' | 'notes'>> = {},
): OpenTarget {
  return { kind, target, keys, real: false, playsFaults: false, notes: [], ...more, close: () => target.close() };
}

async function openMock({ apiKey, modelsApiKey }: VerifyOptions): Promise<OpenTarget> {
  // Loaded only here: it is large, and other targets do not need it. The main entry would load MSW as well.
  const { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } = await import('@koukoutu/mock-server/node');
  const keys = { apiKey: apiKey ?? DEFAULT_API_KEY, modelsApiKey: modelsApiKey ?? DEFAULT_MODELS_API_KEY };
  const target = await startMockTarget(keys, COUNTING_KEY);
  return { ...plain('mock', target, keys, { playsFaults: true }), countingKey: COUNTING_KEY };
}

async function openBaseUrl(options: VerifyOptions): Promise<OpenTarget> {
  const hosts = hostUrls(options.target, options.hosts);
  if (Object.values(hosts).some(isService)) {
    throw new UsageError('This URL is the live service. Use --target live, with --live and --budget');
  }
  const free = Object.values(hosts).every(isLoopback);
  const keys = givenKeys(options);
  const plainTarget = new HttpTarget({ name: options.target, hosts, free, ...(free ? {} : { proxyFor }) });
  // A target on another computer may be somebody's service, so only local targets are asked whether they are a mock.
  if (!free || options.handsOff) return plain('base-url', plainTarget, keys);
  const clock = await findClock(options.target);
  const told = { playsFaults: await playsFaults(plainTarget, keys) };
  if (!clock) return plain('base-url', plainTarget, keys, told);
  const speed = isWelcome(clock.speed) ? clock.speed : RUN_SPEED;
  const target = new HttpTarget({ name: options.target, hosts, free, clock: { mock: clock, speed } });
  const opened = plain('base-url', target, keys, told);
  if (speed === clock.speed || !(await clock.set(speed))) return opened;
  return {
    ...opened,
    notes: [
      `The clock of the mock ran ${speed} times as fast as life during this run; it is back at ${clock.speed} times`,
    ],
    close: async () => {
      await clock.set(clock.speed);
      await target.close();
    },
  };
}

/** The hosts of the spec, or those that replace them in a rehearsal. */
async function openLive(options: VerifyOptions): Promise<OpenTarget> {
  const sends = !options.plan && !options.list;
  if (sends && !options.live)
    throw new UsageError('--target live sends real requests and spends credits. Add --live to confirm');
  if (sends && options.budget === undefined) {
    throw new UsageError('A live run needs --budget <credits>, the most that all live runs together may spend');
  }
  const keys = sends ? givenKeys(options) : keysForPlan(options);
  const given = options.hosts;
  // Result links contain their host.
  const hosts: HostUrls = {
    sync: given.sync ?? serverOf('sync'),
    async: given.async ?? serverOf('async'),
    models: given.models ?? serverOf('models'),
    files: given.files ?? '',
  };
  const own = [hosts.sync, hosts.async, hosts.models].every(isService);
  const { genuine: real, reason } = own && sends ? await isGenuine(hosts.async) : { genuine: false };
  const name = real ? 'live' : 'live (rehearsal)';
  const note = `No public certificate authority vouches for ${hosts.async} (${reason}). Something answers in its place, so that this run does not count as seen live`;
  const target = new HttpTarget({ name, hosts, timeout: limit('giveUpMaxMs'), proxyFor });
  return plain('live', target, keys, { real, notes: reason === undefined ? [] : [note] });
}

/**
 * Whether the service itself responds, and not a proxy that impersonates it. A public authority must vouch for the
 * certificate of the host.
 */
async function isGenuine(host: string): Promise<{ genuine: boolean; reason?: string }> {
  const way = { url: new URL(host), proxy: proxyFor(host), timeout: GREETING_TIMEOUT };
  try {
    (await openSocket({ ...way, ca: [...rootCertificates] })).destroy();
    return { genuine: true };
  } catch (error) {
    // If nothing responds at all, the run itself reports it.
    const socket = await openSocket(way).catch(() => undefined);
    socket?.destroy();
    return { genuine: false, ...(socket ? { reason: error instanceof Error ? error.message : String(error) } : {}) };
  }
}

/** The proxy that the environment sets (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`). */
function proxyFor(url: string): string | undefined {
  return (isLoopback(url) ? '' : getProxyForUrl(url)) || undefined;
}

/** A plan and a list send nothing. Without keys, they show what both keys would make possible. */
function keysForPlan({ apiKey, modelsApiKey }: VerifyOptions): Keys {
  return apiKey === undefined && modelsApiKey === undefined
    ? RECORDED_KEYS
    : { apiKey: apiKey ?? RECORDED_KEYS.apiKey, modelsApiKey: modelsApiKey };
}

/** The keys of the command line or the environment. */
function givenKeys(options: VerifyOptions): Keys {
  if (options.apiKey === undefined) {
    throw new UsageError(
      'No API key. Use --api-key or set KOUKOUTU_API_KEY (and --models-api-key for the models host)',
    );
  }
  return { apiKey: options.apiKey, modelsApiKey: options.modelsApiKey };
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

function isService(url: string): boolean {
  return URL.canParse(url) && /(^|\.)koukoutu\.com\.?$/.test(new URL(url).hostname);
}
