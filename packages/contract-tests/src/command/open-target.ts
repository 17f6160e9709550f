import type { Keys } from '../model/case.js';
import { HttpTarget, hostUrls } from '../targets/http-target.js';
import type { Target } from '../targets/target.js';
import { UsageError, type VerifyOptions } from './options.js';

/** A target that is ready, and the keys for it. */
export interface OpenTarget {
  readonly target: Target;
  readonly keys: Keys;
}

/**
 * Opens what `--target` names.
 *
 * @throws UsageError when a key is missing or the target is none
 */
export async function openTarget(options: VerifyOptions): Promise<OpenTarget> {
  if (/^https?:\/\//.test(options.target)) return openBaseUrl(options);
  throw new UsageError(`--target ${options.target} is none of: mock, a base URL, live, a cassette file`);
}

function openBaseUrl(options: VerifyOptions): OpenTarget {
  if (!URL.canParse(options.target)) throw new UsageError(`--target ${options.target} is no URL`);
  const hosts = hostUrls(options.target, options.hosts);
  const free = Object.values(hosts).every(isLoopback);
  return { target: new HttpTarget({ name: options.target, hosts, free }), keys: givenKeys(options) };
}

/** The keys of the command line or the environment. */
export function givenKeys(options: VerifyOptions): Keys {
  if (options.apiKey === undefined) {
    throw new UsageError('no key: give --api-key, or set KOUKOUTU_API_KEY (and --models-api-key for the models host)');
  }
  return { matting: options.apiKey, models: options.modelsApiKey };
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
