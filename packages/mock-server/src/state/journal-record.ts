import type { Answer } from '../exchange/answer.js';
import type { Exchange, RequestHeaders } from '../exchange/exchange.js';
import type { OperationId } from '../spec/documents.js';
import type { HostName } from '../spec/hosts.js';
import { detach, type Problem, shorten } from '../spec/problem.js';
import type { JournalEntry, JournalField } from './journal-entry.js';
import {
  BLOT,
  isKeyName,
  keysWithin,
  redactHeader,
  redactQuery,
  redactText,
  redactTexts,
  SHOWN_CHARACTERS,
} from './redact.js';

/** Largest number of fields, and of problems, in a record. More than any real client sends, but it limits the memory. */
export const MAX_FIELDS = 50;

/** Characters of a response that are kept. */
const RESPONSE_CHARACTERS = 600;

/**
 * What the mock records about a request, shortened but otherwise unchanged, so it may contain API keys. Most records are never read,
 * so {@link toEntry} removes the keys only when the journal is read.
 */
export interface JournalRecord {
  readonly seq: number;
  readonly at: number;
  readonly method: string;
  readonly host: HostName;
  readonly path: string;
  readonly query: string;
  readonly headers: RequestHeaders;
  /** Form fields, or members of a JSON body. */
  fields: readonly NotedField[];
  readonly problems: Problem[];
  readonly faults: string[];
  operation: OperationId | undefined;
  account: string | undefined;
  model: string | undefined;
  taskId: number | undefined;
  charged: number | undefined;
  endedAt: number | undefined;
  /** Undefined while the request is under way, and if nothing was answered. */
  response: KeptResponse | undefined;
  /** Why nothing was answered. */
  silence: string | undefined;
}

/** A form field or a member of a JSON body, by its name. */
export type NotedField = readonly [name: string, value: JournalField];

/** What is kept of a response: its text, shortened, or the number of its bytes. */
interface KeptResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | number | undefined;
}

/** Starts the record of a request. */
export function startRecord(seq: number, at: number, exchange: Exchange): JournalRecord {
  const { method, host, path, query, headers } = exchange;
  return {
    seq,
    at,
    method: method.slice(0, 20),
    host,
    path: shorten(path, 300),
    query: cut(query),
    headers: cutHeaders(headers),
    fields: [],
    problems: [],
    faults: [],
    operation: undefined,
    account: undefined,
    model: undefined,
    taskId: undefined,
    charged: undefined,
    endedAt: undefined,
    response: undefined,
    silence: undefined,
  };
}

/** Makes a field for a record, with a shortened name. */
export function notedField(name: string, value: JournalField): NotedField {
  return [name.length > 100 ? detach(name.slice(0, 100)) : name, value];
}

/** Records the response. */
export function noteResponse(record: JournalRecord, { status, headers, body, delivery }: Answer): void {
  if (delivery?.resetBefore) {
    noteSilence(record, 'the connection was cut');
    return;
  }
  record.problems.splice(MAX_FIELDS);
  record.response = {
    status,
    contentType: headers['content-type'] ?? '',
    body: typeof body === 'string' ? shorten(body, RESPONSE_CHARACTERS) : body?.byteLength,
  };
}

/** Records why no response was sent. */
export function noteSilence(record: JournalRecord, reason: string): void {
  record.problems.splice(MAX_FIELDS);
  record.silence = reason;
}

/** Makes the entry of a record. Removes the given keys, and the value of everything whose name suggests a key. */
export function toEntry(record: JournalRecord, allKeys: readonly string[]): JournalEntry {
  const { seq, at, endedAt, method, host, path, query, operation, account, model, taskId, charged, faults } = record;
  const keys = keysWithin(record, allKeys);
  const redact = (text: string) => redactText(text, keys);
  const entry: JournalEntry = {
    seq,
    at,
    method: redact(method),
    host,
    path: redact(path),
    query: redact(redactQuery(query)),
    headers: Object.fromEntries(
      Object.entries(record.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, redact(redactHeader(name, value))]],
      ),
    ),
    fields: Object.fromEntries(record.fields.map(([name, value]) => [redact(name), redactField(name, value, keys)])),
    problems: record.problems.map((problem) => redactTexts(problem, keys)),
    faults: [...faults],
  };
  if (operation !== undefined) entry.operation = operation;
  if (account !== undefined) entry.account = account;
  if (model !== undefined) entry.model = redact(model);
  if (taskId !== undefined) entry.taskId = taskId;
  if (charged !== undefined) entry.charged = charged;
  if (endedAt !== undefined) entry.endedAt = endedAt;
  if (record.silence !== undefined) entry.outcome = record.silence;
  if (record.response) Object.assign(entry, describeResponse(record.response, redact));
  return entry;
}

function redactField(name: string, value: JournalField, keys: readonly string[]): JournalField {
  if (typeof value !== 'string') return redactTexts(value, keys);
  return isKeyName(name) && value !== '' ? BLOT : redactText(value, keys);
}

/** The members of an entry that describe the response. */
function describeResponse(
  { status, contentType, body }: KeptResponse,
  redact: (text: string) => string,
): Pick<JournalEntry, 'status' | 'code' | 'outcome' | 'answer'> {
  if (body === undefined) return { status, outcome: 'empty' };
  if (typeof body === 'number') return { status, outcome: 'picture', answer: { contentType, bytes: body } };
  if (contentType.startsWith('application/json')) {
    const code = /^\{"code":(\d+)/.exec(body)?.[1];
    const shown = { status, outcome: 'json', answer: redact(body) };
    return code === undefined ? shown : { ...shown, code: Number(code) };
  }
  if (contentType.startsWith('text/event-stream')) return { status, outcome: 'events', answer: redact(body) };
  return { status, outcome: contentType.includes('html') ? 'html' : contentType.includes('xml') ? 'xml' : 'text' };
}

function cutHeaders(headers: RequestHeaders): RequestHeaders {
  for (const name in headers) {
    if ((headers[name]?.length ?? 0) > SHOWN_CHARACTERS)
      return Object.fromEntries(Object.entries(headers).map(([each, value]) => [each, value && cut(value)]));
  }
  return headers;
}

/** Keeps one character more than is shown, so that the entry can mark the text as shortened. */
function cut(text: string): string {
  return text.length > SHOWN_CHARACTERS ? detach(text.slice(0, SHOWN_CHARACTERS + 1)) : text;
}
