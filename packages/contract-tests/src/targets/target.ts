import type { Exchange, HostName, WireRequest } from '../model/exchange.js';

/** Names an exchange in a run, so that a cassette can be asked for the same one again. */
export interface ExchangeName {
  readonly caseId: string;
  readonly step: string;
}

/** Somewhere that requests can be sent to. A target judges nothing and repairs nothing. */
export interface Target {
  /** How reports name it: "mock", a base URL, a file name. */
  readonly name: string;
  /** True when asking again costs nothing, so that generated inputs may be tried by the hundred. */
  readonly free: boolean;
  /** True for a recording: its exchanges need no pauses, since nothing happens between them. */
  readonly recorded: boolean;
  /** Sends one request. Never throws for what the other side does; that is an exchange with a failure. */
  send(request: WireRequest, name: ExchangeName): Promise<Exchange>;
  /** The base URL of a host, to tell result links of this target from links to elsewhere. */
  baseUrl(host: HostName): string;
  /**
   * Lets the target's tasks run so many times as fast as in life until the returned function is called, so that they are still
   * running when the next request comes. Does nothing where the target cannot be told.
   */
  pace(speed: number): Promise<() => Promise<void>>;
  /** Waits between polls. */
  pause(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}
