import type { AccountOptions } from './accounts.js';
import type { ClockOptions } from './clock.js';
import type { PictureBounds } from './pictures.js';
import type { Durations } from './tasks.js';

/**
 * How the cut-out hosts report errors. `http`: as the HTTP status, with an envelope. `envelope`: in the envelope only, under
 * HTTP 200. `mixed`: one or the other, drawn from the seed. Sources disagree, so a client must handle both.
 */
export type ErrorStyle = 'http' | 'envelope' | 'mixed';

/** Downloads the picture behind a link. */
export type LinkFetcher = (link: string, signal?: AbortSignal) => Promise<Uint8Array>;

/** The options of a state, with every default filled in. */
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
