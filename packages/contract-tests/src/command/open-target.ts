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
  /** True when every host is the real service: only then was anything seen live. */
  readonly real: boolean;
  /** True when requests can name a fault that the target then plays. */
  readonly playsFaults: boolean;
  /** The recording, where the target is one. */
  readonly cassette?: Cassette;
  /** For the report: what was done to the target beyond calling its API. */
  readonly notes: readonly string[];
  /** Ends what was opened, and puts back what was changed. */
  close(): Promise<void>;
}

/** How long the service may take to show its certificate, in milliseconds. */
const GREETING_TIMEOUT = 15_000;

/** Stand-ins for the keys of a recording: they were taken out of it. */
const RECORDED_KEYS: Keys = { apiKey: 'recorded-matting-key', modelsApiKey: 'sk-recorded-models-key' };

/**
 * Opens what `--target` names.
 *
 * @throws UsageError when a key or a consent is missing, or the target is none
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
  throw new UsageError(`--target ${target} is none of: mock, a base URL, live, a cassette (.json)`);
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
  // Loaded only here, and while the mock starts: it is large, and other targets do not need it.
  const defaults = import('@koukoutu/mock-server');
  const given = {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(modelsApiKey === undefined ? {} : { modelsApiKey }),
  };
  const target = await startMockTarget(given);
  const { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } = await defaults;
  const keys = { apiKey: apiKey ?? DEFAULT_API_KEY, modelsApiKey: modelsApiKey ?? DEFAULT_MODELS_API_KEY };
  return plain('mock', target, keys, { playsFaults: true });
}

async function openBaseUrl(options: VerifyOptions): Promise<OpenTarget> {
  const hosts = hostUrls(options.target, options.hosts);
  if (Object.values(hosts).some(isService)) {
    throw new UsageError('this address is the live service: use --target live, with --live and a --budget');
  }
  const free = Object.values(hosts).every(isLoopback);
  const keys = givenKeys(options);
  const plainTarget = new HttpTarget({ name: options.target, hosts, free, ...(free ? {} : { proxyFor }) });
  // Only what is on this computer is asked whether it is a mock: elsewhere it may be somebody's service.
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
    notes: [`the mock's clock ran ${speed} times as fast as life for this run, and ${clock.speed} times again now`],
    close: async () => {
      await clock.set(clock.speed);
      await target.close();
    },
  };
}

/** The hosts of the spec, or those that stand in for them in a rehearsal. */
async function openLive(options: VerifyOptions): Promise<OpenTarget> {
  const sends = !options.plan && !options.list;
  if (sends && !options.live)
    throw new UsageError('--target live sends real requests and spends credits: say --live if that is meant');
  if (sends && options.budget === undefined) {
    throw new UsageError('a live run needs --budget <credits>: the most that all live runs together may spend');
  }
  const keys = sends ? givenKeys(options) : keysForPlan(options);
  const given = options.hosts;
  // Result links name their own host, so that none is needed for them.
  const hosts: HostUrls = {
    sync: given.sync ?? serverOf('sync'),
    async: given.async ?? serverOf('async'),
    models: given.models ?? serverOf('models'),
    files: given.files ?? '',
  };
  const own = [hosts.sync, hosts.async, hosts.models].every(isService);
  const { genuine: real, reason } = own && sends ? await isGenuine(hosts.async) : { genuine: false };
  const name = real ? 'live' : 'live (rehearsal)';
  const note = `${hosts.async} is vouched for by no public certificate authority (${reason}): something stands in between, and nothing of this run counts as seen live`;
  const target = new HttpTarget({ name, hosts, timeout: limit('giveUpMaxMs'), proxyFor });
  return plain('live', target, keys, { real, notes: reason === undefined ? [] : [note] });
}

/**
 * Whether it is the service itself that answers, and not something that speaks in its name: told by its certificate, which a
 * public authority has to vouch for.
 */
async function isGenuine(host: string): Promise<{ genuine: boolean; reason?: string }> {
  const way = { url: new URL(host), proxy: proxyFor(host), timeout: GREETING_TIMEOUT };
  try {
    (await openSocket({ ...way, ca: [...rootCertificates] })).destroy();
    return { genuine: true };
  } catch (error) {
    // Where nobody answers at all, the run will say so itself.
    const socket = await openSocket(way).catch(() => undefined);
    socket?.destroy();
    return { genuine: false, ...(socket ? { reason: error instanceof Error ? error.message : String(error) } : {}) };
  }
}

/** The proxy of the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), which a call to elsewhere has to take. */
function proxyFor(url: string): string | undefined {
  return (isLoopback(url) ? '' : getProxyForUrl(url)) || undefined;
}

/** A plan and a list send nothing: where no key is given, it tells what both would make possible. */
function keysForPlan({ apiKey, modelsApiKey }: VerifyOptions): Keys {
  return apiKey === undefined && modelsApiKey === undefined
    ? RECORDED_KEYS
    : { apiKey: apiKey ?? RECORDED_KEYS.apiKey, modelsApiKey: modelsApiKey };
}

/** The keys of the command line or the environment. */
function givenKeys(options: VerifyOptions): Keys {
  if (options.apiKey === undefined) {
    throw new UsageError('no key: give --api-key, or set KOUKOUTU_API_KEY (and --models-api-key for the models host)');
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
