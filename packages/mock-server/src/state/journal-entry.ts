import type { OperationId } from '../spec/documents.js';
import type { HostName } from '../spec/hosts.js';
import type { Problem } from '../spec/problem.js';

/** A form field in the journal: its text, shortened, or a description of its file. */
export type JournalField = string | { filename?: string; contentType?: string; bytes: number };

/** One request and its response. Holds no API key and no picture. */
export interface JournalEntry {
  /** Number of the request, from 1. Also sent in the response header `X-Mock-Request`. */
  readonly seq: number;
  /** Mock time of the request, milliseconds since 1970. */
  readonly at: number;
  /** Mock time of the response. Undefined while the request is under way, and if the client hung up first. */
  endedAt?: number;
  readonly method: string;
  readonly host: HostName;
  readonly path: string;
  /** The query string, with `***` in place of keys. */
  readonly query: string;
  /** Headers by their names in lower case, with `***` in place of keys. */
  readonly headers: Record<string, string>;
  operation?: OperationId;
  /** Id of the account that the key belongs to. */
  account?: string;
  /** Form fields, or the top-level members of a JSON body, shortened. */
  fields: Record<string, JournalField>;
  model?: string;
  taskId?: number;
  /** HTTP status of the response. */
  status?: number;
  /** Error code in the body of the response, or 200 in the envelope of a success. */
  code?: number;
  /** `picture`, `json`, `events`, `html`, `xml`, `text`, `empty`, or why there was no response. */
  outcome?: string;
  /** The JSON or events of the response, shortened, or the type and size of its picture. */
  answer?: unknown;
  /** Credits that the request cost. */
  charged?: number;
  /** What was wrong with the request, with the nearest valid form. */
  problems: Problem[];
  /** Kinds of the faults that struck the request. */
  faults: string[];
}
