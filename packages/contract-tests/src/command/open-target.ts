import { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from '@koukoutu/mock-server';
import { readCassette } from '../cassette/cassette.js';
import type { Keys } from '../model/case.js';
import type { HostName } from '../model/exchange.js';
import { type DocumentName, documents, isNode } from '../spec/documents.js';
import { CassetteTarget } from '../targets/cassette-target.js';
import { type HostUrls, HttpTarget, hostUrls } from '../targets/http-target.js';
import { startMockTarget } from '../targets/mock-target.js';
import type { Target } from '../targets/target.js';
import { UsageError, type VerifyOptions } from './options.js';

/** A target that is ready, and the keys for it. */
export interface OpenTarget {
  readonly kind: 'mock' | 'base-url' | 'live' | 'cassette';
  readonly target: Target;
  readonly keys: Keys;
  /** True when every host is the real service: only then was anything seen live. */
  readonly real: boolean;
}

/** Stand-ins for the keys of a recording: they were taken out of it. */
const RECORDED_KEYS: Keys = { matting: 'recorded-matting-key', models: 'sk-recorded-models-key' };

/**
 * Opens what `--target` names.
 *
 * @throws UsageError when a key or a consent is missing, or the target is none
 */
export async function openTarget(options: VerifyOptions): Promise<OpenTarget> {
  const { target } = options;
  if (target === 'mock') return openMock(options);
  if (target === 'live') return openLive(options);
  if (/^https?:\/\//.test(target)) return openBaseUrl(options);
  if (/\.json$/.test(target)) {
    const { exchanges } = await readCassette(target);
    return { kind: 'cassette', target: new CassetteTarget(target, exchanges), keys: RECORDED_KEYS, real: false };
  }
  throw new UsageError(`--target ${target} is none of: mock, a base URL, live, a cassette (.json)`);
}

async function openMock(options: VerifyOptions): Promise<OpenTarget> {
  const matting = options.apiKey ?? DEFAULT_API_KEY;
  const { target, keys } = await startMockTarget({ matting, models: options.modelsApiKey ?? DEFAULT_MODELS_API_KEY });
  return { kind: 'mock', target, keys, real: false };
}

function openBaseUrl(options: VerifyOptions): OpenTarget {
  if (!URL.canParse(options.target)) throw new UsageError(`--target ${options.target} is no URL`);
  const hosts = hostUrls(options.target, options.hosts);
  if (Object.values(hosts).some(isService)) {
    throw new UsageError('this address is the live service: use --target live, with --live and a --budget');
  }
  const free = Object.values(hosts).every(isLoopback);
  const target = new HttpTarget({ name: options.target, hosts, free });
  return { kind: 'base-url', target, keys: givenKeys(options), real: false };
}

/** The hosts of the spec, or those that stand in for them in a rehearsal. */
function openLive(options: VerifyOptions): OpenTarget {
  if (!options.live)
    throw new UsageError('--target live sends real requests and spends credits: say --live if that is meant');
  const keys = givenKeys(options);
  const server = (name: DocumentName): string => {
    const servers = documents[name].servers;
    const [first] = Array.isArray(servers) ? servers : [];
    return isNode(first) ? String(first.url) : '';
  };
  const given = options.hosts;
  // Result links name their own host, so that none is needed for them.
  const hosts: HostUrls = {
    sync: given.sync ?? server('sync'),
    async: given.async ?? server('async'),
    models: given.models ?? server('models'),
    files: given.files ?? '',
  };
  const real = (['sync', 'async', 'models'] satisfies HostName[]).every((name) => isService(hosts[name]));
  const name = real ? 'live' : 'live (rehearsal)';
  return { kind: 'live', target: new HttpTarget({ name, hosts, timeout: 60_000 }), keys, real };
}

/** The keys of the command line or the environment. */
function givenKeys(options: VerifyOptions): Keys {
  if (options.apiKey === undefined) {
    throw new UsageError('no key: give --api-key, or set KOUKOUTU_API_KEY (and --models-api-key for the models host)');
  }
  return { matting: options.apiKey, models: options.modelsApiKey };
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

function isService(url: string): boolean {
  return URL.canParse(url) && /(^|\.)koukoutu\.com$/.test(new URL(url).hostname);
}
