import type { JournalEntry } from '../state/journal-entry.js';

/** Writes each request to the log: as text for people, with its problems on extra lines, or as one line of JSON for programs. */
export function createLog(form: 'text' | 'json', write: (line: string) => void): (entry: JournalEntry) => void {
  return form === 'json' ? (entry) => write(`${toJsonLine(entry)}\n`) : (entry) => write(`${toText(entry)}\n`);
}

/** JSON may contain U+2028 and U+2029, at which node:readline would split the line. */
const toJsonLine = (entry: JournalEntry): string =>
  JSON.stringify(entry).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);

function toText(entry: JournalEntry): string {
  const { seq, method, host, path, status, code, outcome, taskId, account, charged, faults, problems } = entry;
  const facts = [
    `#${seq}`,
    `${method} ${host}${path}`,
    `→ ${status ?? '-'}${code !== undefined && code !== status ? ` (code ${code})` : ''} ${outcome ?? ''}`.trimEnd(),
    account ?? '',
    taskId === undefined ? '' : `task ${taskId}`,
    charged ? `−${charged} credits` : '',
    faults.length > 0 ? `faults: ${faults.join(', ')}` : '',
  ].filter((fact) => fact !== '');
  const notes = problems.map(({ level, where, message, suggestion, spec }) => {
    const sign = level === 'error' ? '✗' : '!';
    return `    ${sign} ${where}: ${message}${suggestion ? ` Try: ${suggestion}` : ''}${spec ? ` [${spec}]` : ''}`;
  });
  return [facts.join('  '), ...notes].join('\n');
}
