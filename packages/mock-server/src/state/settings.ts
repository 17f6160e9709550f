import type { AccountOptions } from './accounts.js';
import type { ClockOptions } from './clock.js';
import type { PictureBounds } from './pictures.js';
import type { Durations } from './tasks.js';

/**
 * How the cut-out hosts report errors: as an HTTP status with an envelope; in the envelope alone, under HTTP 200; or a mix of
 * both, drawn from the seed. Sources report both, so a client must handle both.
 */
export type ErrorStyle = 'http' | 'envelope' | 'mixed';

/** Fetches the picture behind a link, for a mock that downloads links. */
export type LinkFetcher = (link: string, signal?: AbortSignal) => Promise<Uint8Array>;

/** The options that the state is made of, with every default filled in. */
export interface Settings {
  seed: number | string;
  clock: ClockOptions;
  accounts: AccountOptions[];
  errorStyle: ErrorStyle;
  strict: boolean;
  durations: Durations;
  pictures: PictureBounds;
  maxTasks: number;
  journalSize: number;
  cors: boolean | string[];
  fetchLink: LinkFetcher | undefined;
}
