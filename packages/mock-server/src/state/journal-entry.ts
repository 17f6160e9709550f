import type { OperationId } from '../spec/documents.js';
import type { HostName } from '../spec/hosts.js';
import type { Problem } from '../spec/problem.js';

/** A field of a form as the journal shows it: its text, shortened, or what is known of a file. */
export type JournalField = string | { filename?: string; contentType?: string; bytes: number };

/** One request and what became of it. Holds no API key and no picture. */
export interface JournalEntry {
  /** Counts from 1; also sent as `X-Mock-Request`. */
  readonly seq: number;
  /** Mock time of the request, milliseconds since 1970. */
  readonly at: number;
  /** Mock time of the response. Undefined while the request is under way, and if nothing was answered. */
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
  /** The JSON or events of the response, shortened, or what the picture is. */
  answer?: unknown;
  /** Credits that the request cost. */
  charged?: number;
  /** What was wrong with the request, with the nearest right form. */
  problems: Problem[];
  /** Kinds of the faults that struck the request. */
  faults: string[];
}
