import type { JournalEntry } from './control.js';

/** The path on this mock's own address that leads to a request's host and path. The prefix of the models is their vendor's. */
export function pathOnMock({ host, path }: JournalEntry): string {
  return `/${host === 'models' ? 'apis' : host}${path}`;
}
