import type { Exchange } from '../exchange/exchange.js';
import type { OperationId } from '../spec/documents.js';
import type { JournalEntry } from './journal-entry.js';
import { type JournalRecord, startRecord, toEntry } from './journal-record.js';

/** The latest requests to the mock. */
export interface Journal {
  /** Starts the record of a request, to be filled in while it is answered. */
  open(exchange: Exchange, at: number): JournalRecord;
  /** Tells the listeners that a record is complete. */
  close(record: JournalRecord): void;
  /** The entries, oldest first. */
  entries(filter?: JournalFilter): JournalEntry[];
  get(seq: number): JournalEntry | undefined;
  clear(): void;
  /** Calls the listener for every completed request. Returns a function that unsubscribes. */
  subscribe(listener: JournalListener): () => void;
  /** Number of requests so far. */
  count(): number;
  /** Passes its listeners to the journal that replaces it. */
  handOver(successor: Journal): void;
  /** Takes over the listeners of the journal that it replaces. */
  adopt(listeners: Set<JournalListener>): void;
  snapshot(): JournalSnapshot;
  restore(snapshot: JournalSnapshot): void;
}

/** Is called for a completed request. The entry is made only when `read` is called. */
export type JournalListener = (read: () => JournalEntry) => void;

/** Which entries to return. */
export interface JournalFilter {
  /** Only entries after this number. */
  after?: number;
  operation?: OperationId;
  /** At most this many entries, the latest ones. */
  limit?: number;
}

/** The whole journal, to be restored later. */
export interface JournalSnapshot {
  entries: JournalEntry[];
  seq: number;
}

/** A request: its record at first, and its entry once it has been read after its response. */
type Kept = { record: JournalRecord; entry?: undefined } | { record?: undefined; entry: JournalEntry };

/**
 * Makes a journal that keeps the latest `bound` requests (default 1000). `keys` returns the API keys to remove from entries.
 */
export function createJournal(bound = 1000, keys: () => readonly string[] = () => []): Journal {
  let kept: Kept[] = [];
  let seq = 0;
  // Shared with the journal that replaces this one, so that a subscription survives a reset.
  let listeners = new Set<JournalListener>();

  const seqOf = ({ record, entry }: Kept): number => (record ?? entry).seq;
  const indexOf = (wanted: number): number => {
    // The numbers are consecutive.
    const [first] = kept;
    return first ? wanted - seqOf(first) : -1;
  };
  const read = (index: number, known: readonly string[]): JournalEntry[] => {
    const found = kept[index];
    if (!found) return [];
    if (found.entry) return [found.entry];
    const entry = toEntry(found.record, known);
    if (found.record.response ?? found.record.silence) kept[index] = { entry };
    return [entry];
  };
  const recent = () => Math.max(0, kept.length - bound);

  return {
    open(exchange, at) {
      seq += 1;
      const record = startRecord(seq, at, exchange);
      kept.push({ record });
      // Cut only now and then, so that a full journal does not copy a thousand records for each request.
      if (kept.length > bound * 1.25) kept = kept.slice(-bound);
      return record;
    },
    close(record) {
      if (listeners.size === 0) return;
      const index = indexOf(record.seq);
      // If the journal was cleared or restored meanwhile, it no longer has the record.
      const isKept = kept[index]?.record === record;
      let entry: JournalEntry | undefined;
      const readOnce = () => {
        entry ??= (isKept && read(index, keys())[0]) || toEntry(record, keys());
        return entry;
      };
      for (const listener of listeners) listener(readOnce);
    },
    entries({ after = 0, operation, limit = bound } = {}) {
      const indices: number[] = [];
      for (let index = kept.length - 1; index >= recent() && indices.length < limit; index--) {
        const one = kept[index];
        if (!one || seqOf(one) <= after) break;
        if (operation === undefined || (one.record ?? one.entry).operation === operation) indices.push(index);
      }
      const known = keys();
      return indices.reverse().flatMap((index) => read(index, known));
    },
    get: (wanted) => read(indexOf(wanted), keys())[0],
    clear() {
      kept = [];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => seq,
    handOver: (successor) => successor.adopt(listeners),
    adopt(inherited) {
      listeners = inherited;
    },
    snapshot() {
      const known = keys();
      return { entries: structuredClone([...kept.keys()].flatMap((index) => read(index, known))), seq };
    },
    restore(snapshot) {
      kept = structuredClone(snapshot.entries).map((entry) => ({ entry }));
      seq = snapshot.seq;
    },
  };
}
