import type { Imaging } from '@koukoutu/imaging';
import type { Fault } from '../faults/fault.js';
import type { Account } from '../service/accounts.js';
import type { Gate } from '../service/gate.js';
import type { JournalEntry } from '../service/journal.js';
import type { Store } from '../service/store.js';
import type { Operation } from '../spec/spec.js';
import type { Exchange } from './exchange.js';

/** Everything that a handler needs to answer one request. */
export interface Call {
  readonly exchange: Exchange;
  readonly store: Store;
  readonly imaging: Imaging;
  /** Bounds how many pixels are worked on at once. */
  readonly pixels: Gate;
  readonly operation: Operation;
  /** Undefined only where no key is asked for. */
  readonly account: Account | undefined;
  readonly entry: JournalEntry;
  /** Scenarios that the request's header asks for. */
  readonly scenarios: readonly string[];
  readonly requestId: string;
  /**
   * Finds the faults that strike this request and remembers them. Those that replace the answer are thrown, before anything
   * is charged or created; the others are left for later and handed out.
   */
  strike(target: StrikeTarget): Promise<Fault[]>;
}

/** What a handler knows of a request when faults are to strike. */
export interface StrikeTarget {
  model?: string | undefined;
  /** Scenarios beside those of header and account: a task's. */
  scenarios?: readonly string[];
  /** Whose count `after` and `times` go by; default the account. */
  subject?: string;
}

/** The first fault of a kind, if it struck. */
export function faultOf<K extends Fault['kind']>(
  faults: readonly Fault[],
  kind: K,
): Extract<Fault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind);
}
