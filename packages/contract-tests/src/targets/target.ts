import type { Exchange, HostName, WireRequest } from '../model/exchange.js';

/** The name of an exchange in a run, by which a cassette finds it again. */
export interface ExchangeName {
  readonly caseId: string;
  readonly step: string;
}

/** Something that requests are sent to. A target judges nothing and repairs nothing. */
export interface Target {
  /** How reports name it: "mock", a base URL, a file name. */
  readonly name: string;
  /** True if calls cost nothing, so that hundreds of generated requests may be sent. */
  readonly free: boolean;
  /** True for a recording, which needs no pauses. */
  readonly recorded: boolean;
  /** Sends one request. Never throws because of the other side: that gives an exchange with a failure. */
  send(request: WireRequest, name: ExchangeName): Promise<Exchange>;
  /** The base URL of a host, to tell result links of this target from others. */
  baseUrl(host: HostName): string;
  /**
   * Runs tasks at a multiple of their real speed until the returned function is called. A low speed keeps them running
   * until the next request comes. Does nothing if the target has no such setting.
   */
  pace(speed: number): Promise<() => Promise<void>>;
  /** Waits between polls. */
  pause(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}
