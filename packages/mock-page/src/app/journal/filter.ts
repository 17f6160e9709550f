import type { JournalEntry } from '../data/control.js';
import { pathOnMock } from '../data/path.js';
import { en, type TextName } from '../i18n/en.js';
import { problemInChinese } from '../i18n/problems-zh.js';
import { zh } from '../i18n/zh.js';
import { type Verdict, verdictOf } from './verdict.js';

/** A filter of the journal. An entry must pass all of its parts. */
export interface JournalFilter {
  /** Words that must all occur somewhere in the entry, in upper or lower case. */
  text: string;
  verdict: Verdict | 'all' | 'trouble';
  /** An operation's id, or `all`. */
  operation: string;
}

export const NO_FILTER: JournalFilter = { text: '', verdict: 'all', operation: 'all' };

export function isFiltering({ text, verdict, operation }: JournalFilter): boolean {
  return text.trim() !== '' || verdict !== 'all' || operation !== 'all';
}

/** The entries that pass the filter, in their order. */
export function filterJournal(entries: readonly JournalEntry[], filter: JournalFilter): JournalEntry[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (filter.operation !== 'all' && entry.operation !== filter.operation) return false;
    if (filter.verdict !== 'all') {
      const verdict = verdictOf(entry);
      if (filter.verdict === 'trouble' ? verdict === 'ok' || verdict === 'open' : verdict !== filter.verdict)
        return false;
    }
    if (words.length === 0) return true;
    const text = textOf(entry);
    return words.every((word) => text.includes(word));
  });
}

// Once entries are on the page, they are replaced, never changed. So their searchable text is built only once.
const texts = new WeakMap<JournalEntry, string>();

function textOf(entry: JournalEntry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    const { seq, method, host, query, operation, account, model, taskId, status, code, outcome } = entry;
    const parts: unknown[] = [
      `#${seq}`,
      method,
      host,
      pathOnMock(entry),
      query,
      operation,
      account,
      model,
      taskId,
      status,
      code,
      outcome,
    ];
    for (const [name, value] of Object.entries(entry.fields))
      parts.push(name, typeof value === 'string' ? value : value.filename);
    // Both languages are searched, because logs and colleagues may quote the other one.
    for (const { where, message, suggestion } of entry.problems)
      parts.push(where, message, problemInChinese(message), suggestion, suggestion && problemInChinese(suggestion));
    for (const kind of entry.faults) parts.push(kind, en[`fault.${kind}` as TextName], zh[`fault.${kind}` as TextName]);
    parts.push(typeof entry.answer === 'string' ? entry.answer : '');
    text = parts
      .filter((part) => part !== undefined)
      .join(' ')
      .toLowerCase();
    texts.set(entry, text);
  }
  return text;
}
