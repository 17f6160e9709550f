import { liveHost } from '../spec/spec.js';
import type { HostName } from './exchange.js';

/**
 * The host of result files wherever no socket of the mock's own serves them. The live one is not known; this name is
 * reserved, so that it can never be somebody's.
 */
export const FILES_HOST = 'files.koukoutu.example';

/** The mocked host names. */
export const HOST_NAMES: Readonly<Record<HostName, string>> = {
  sync: liveHost('sync'),
  async: liveHost('async'),
  apis: liveHost('models'),
  files: FILES_HOST,
};

/** The mocked host of that name (any case, with or without a port), or undefined. */
export function hostOf(name: string): HostName | undefined {
  const bare = name.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  return (Object.keys(HOST_NAMES) as HostName[]).find((host) => HOST_NAMES[host] === bare);
}
