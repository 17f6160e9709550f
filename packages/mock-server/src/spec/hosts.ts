import { liveHost } from './spec.js';

/** The mocked hosts: two for the image tasks, one for the third-party models, and the host of the result files. */
export type HostName = 'sync' | 'async' | 'apis' | 'files';

/**
 * The host of result files when the mock does not serve them from an address of its own. The live host is not known. Names that
 * end in `.example` are reserved, so this one can never belong to anybody.
 */
export const FILES_HOST = 'files.koukoutu.example';

/** The name of each mocked host. */
export const HOST_NAMES: Readonly<Record<HostName, string>> = {
  sync: liveHost('sync'),
  async: liveHost('async'),
  apis: liveHost('models'),
  files: FILES_HOST,
};

/** The mocked host of a name, in any case and with or without a port. Undefined for other names. */
export function hostOf(name: string): HostName | undefined {
  const bare = name.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  return (Object.keys(HOST_NAMES) as HostName[]).find((host) => HOST_NAMES[host] === bare);
}
