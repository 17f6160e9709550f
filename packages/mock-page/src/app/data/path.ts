import type { JournalEntry } from './control.js';

/** The path on the mock's server for a request's host and path. The models host has the prefix `/apis`, after the vendor's host name. */
export function pathOnMock({ host, path }: JournalEntry): string {
  return `/${host === 'models' ? 'apis' : host}${path}`;
}
