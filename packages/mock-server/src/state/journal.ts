import type { OperationId } from '../spec/documents.js';
import type { HostName } from '../spec/hosts.js';
import type { Problem } from '../spec/problem.js';
import { createRedactor, type Redactor } from './redact.js';

/** A field of a form as the journal keeps it: its text, shortened, or what is known of a file. */
export type JournalField = string | { filename?: string; contentType?: string; bytes: number };

/** One request and what became of it. Holds no API key and no picture. */
export interface JournalEntry {
  /** Counts from 1; also sent as `X-Mock-Request`. */
  readonly seq: number;
  /** Mock time of the request, milliseconds since 1970. */
  readonly at: number;
  /** Mock time of the answer; undefined while it is under way or when none was given. */
  endedAt?: number;
  readonly method: string;
  readonly host: HostName;
  readonly path: string;
  /** The query string, keys blotted out. */
  readonly query: string;
  /** Headers in lower case, keys blotted out. */
  readonly headers: Record<string, string>;
  operation?: OperationId;
  /** Id of the account that the key belongs to. */
  account?: string;
  /** Form fields, or the top-level members of a JSON body, shortened. */
  fields: Record<string, JournalField>;
  model?: string;
  taskId?: number;
  /** HTTP status of the answer. */
  status?: number;
  /** Error code in the answer's body, or 200 in a good envelope. */
  code?: number;
  /** `picture`, `json`, `events`, `html`, `xml`, `text`, `empty`, or why there was no answer. */
  outcome?: string;
  /** The answer's JSON or events, shortened, or what the picture is. */
  answer?: unknown;
  /** Credits that it cost. */
  charged?: number;
  /** What was wrong with the request, with the nearest right form. */
  problems: Problem[];
  /** Faults that were played, by kind. */
  faults: string[];
}

/** Fields, and likewise problems, that an entry keeps: far more than a client of this API sends, few enough to bound memory. */
export const MAX_FIELDS = 50;

/** What the mock remembers of its requests. */
export interface Journal {
  /** Opens an entry and hands it out to be filled in; headers and query as they came. */
  open(entry: Pick<JournalEntry, 'at' | 'method' | 'host' | 'path' | 'query' | 'headers'>): JournalEntry;
  /** Notes a field in an entry, unless it has too many already. */
  note(entry: JournalEntry, name: string, value: JournalField): void;
  /** The entry is complete: tells whoever listens. */
  close(entry: JournalEntry): void;
  /** Entries, oldest first; only those after `after` and of `operation` when these are given. */
  entries(filter?: { after?: number; operation?: OperationId }): JournalEntry[];
  get(seq: number): JournalEntry | undefined;
  clear(): void;
  /** Calls back with every completed entry; answers a function that ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  /** Requests so far. */
  count(): number;
  /** Gives its listeners to the journal that takes its place. */
  handOver(successor: Journal): void;
  /** Takes over the listeners of the journal before it. */
  adopt(listeners: Set<(entry: JournalEntry) => void>): void;
  snapshot(): { entries: JournalEntry[]; seq: number };
  restore(snapshot: { entries: JournalEntry[]; seq: number }): void;
}

/** Makes a journal of at most `bound` entries (default 1000); the oldest go first. Nothing enters it but through the redactor. */
export function createJournal(bound = 1000, redact: Redactor = createRedactor(() => [])): Journal {
  let entries: JournalEntry[] = [];
  let seq = 0;
  // Shared with whatever journal takes this one's place, so that a subscription outlives a reset.
  let listeners = new Set<(entry: JournalEntry) => void>();
  return {
    open(started) {
      const { at, method, host, path, query, headers } = redact.request(started);
      seq += 1;
      const entry: JournalEntry = { seq, at, method, host, path, query, headers, fields: {}, problems: [], faults: [] };
      entries.push(entry);
      // Cut in strides, so that a full journal does not move a thousand entries per request.
      if (entries.length > bound * 1.25) entries = entries.slice(-bound);
      return entry;
    },
    note(entry, name, value) {
      if (Object.keys(entry.fields).length >= MAX_FIELDS) return;
      const [shown, redacted] = redact.field(name, value);
      entry.fields[shown] = redacted;
    },
    close(entry) {
      entry.problems.splice(MAX_FIELDS);
      for (const problem of entry.problems) Object.assign(problem, redact.texts(problem));
      const { model, answer } = entry;
      Object.assign(
        entry,
        redact.texts({ ...(model === undefined ? {} : { model }), ...(answer === undefined ? {} : { answer }) }),
      );
      for (const listener of listeners) listener(entry);
    },
    entries({ after = 0, operation } = {}) {
      return entries
        .slice(-bound)
        .filter((entry) => entry.seq > after && (operation === undefined || entry.operation === operation));
    },
    get: (wanted) => entries.find((entry) => entry.seq === wanted),
    clear() {
      entries = [];
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
    snapshot: () => ({ entries: structuredClone(entries), seq }),
    restore(snapshot) {
      entries = structuredClone(snapshot.entries);
      seq = snapshot.seq;
    },
  };
}
