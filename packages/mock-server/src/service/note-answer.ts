import type { Answer } from '../exchange/answer.js';
import { shorten } from '../spec/problem.js';
import type { JournalEntry } from '../state/journal.js';

/** Notes in the journal what a request was answered. */
export function noteAnswer(entry: JournalEntry, { status, headers, body, delivery }: Answer): void {
  if (delivery?.resetBefore) {
    entry.outcome = 'the connection was cut';
    return;
  }
  entry.status = status;
  const type = headers['content-type'] ?? '';
  if (body === undefined) entry.outcome = 'empty';
  else if (typeof body !== 'string') {
    entry.outcome = 'picture';
    entry.answer = { contentType: type, bytes: body.byteLength };
  } else if (type.startsWith('application/json')) {
    entry.outcome = 'json';
    entry.answer = shorten(body, 600);
    const code = /^\{"code":(\d+)/.exec(body)?.[1];
    if (code !== undefined) entry.code = Number(code);
  } else if (type.startsWith('text/event-stream')) {
    entry.outcome = 'events';
    entry.answer = shorten(body, 600);
  } else entry.outcome = type.includes('html') ? 'html' : type.includes('xml') ? 'xml' : 'text';
}
