import { liveHost } from './spec.js';

/** The mocked hosts: two for the image tasks, one for the third-party models, and the host of the result files. */
export type HostName = 'sync' | 'async' | 'models' | 'files';

/**
 * The host of result files when the mock does not serve them from an address of its own. The live host is not known. Names that
 * end in `.example` are reserved, so this one can never belong to anybody.
 */
export const FILES_HOST = 'files.koukoutu.example';

/** The DNS name of each mocked host. */
export const HOST_NAMES: Readonly<Record<HostName, string>> = {
  sync: liveHost('sync'),
  async: liveHost('async'),
  models: liveHost('models'),
  files: FILES_HOST,
};

/** The path under which a server on one port serves each mocked host. The third-party models have their vendor's name for it. */
export const HOST_PATHS: Readonly<Record<HostName, string>> = {
  sync: '/sync',
  async: '/async',
  models: '/apis',
  files: '/files',
};

const byName = new Map(Object.entries(HOST_NAMES).map(([host, name]) => [name, host as HostName]));

/** The mocked host of a DNS name, in any case and with or without a port. Undefined for other names. */
export function hostOf(name: string): HostName | undefined {
  return byName.get(name) ?? byName.get(name.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, ''));
}
