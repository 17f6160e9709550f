import type { Exchange } from '../exchange/exchange.js';
import type { Fault } from '../faults/fault.js';
import type { Operation } from '../spec/spec.js';
import type { Account } from '../state/accounts.js';
import type { JournalRecord } from '../state/journal-record.js';
import type { State } from '../state/state.js';

/** One request with everything that is known of it so far. */
export interface Call {
  readonly exchange: Exchange;
  readonly state: State;
  /** How the spec declares the operation. */
  readonly operation: Operation;
  /** Who pays. Undefined only for downloads of results, which need no key. */
  readonly account: Account | undefined;
  readonly record: JournalRecord;
  /** Scenarios that the request's own header asks for. */
  readonly scenarios: readonly string[];
  readonly requestId: string;
  /** The faults that strike this request. Empty until the request has been read. */
  faults: readonly Fault[];
}

/** The account of a call that cannot be made without a key. */
export function accountOf({ account, operation }: Call): Account {
  if (!account) throw new Error(`${operation.id} was called without an account.`);
  return account;
}
