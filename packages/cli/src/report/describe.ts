import type { Outcome, Summary } from '../model/outcome.js';
import type { Terminal } from '../terminal/terminal.js';

/** One line about one input. */
export function describeOutcome(outcome: Outcome, { paint, texts }: Terminal): string {
  const { status, input, output, width, height, reason, error } = outcome;
  const why = reason ?? error?.message ?? '';
  switch (status) {
    case 'done':
    case 'duplicate': {
      const size = width === undefined ? '' : ` ${paint('dim', `${width} × ${height}`)}`;
      const note = status === 'duplicate' ? ` ${paint('dim', why)}` : '';
      return `${paint('green', '✓')} ${input} → ${output ?? '-'}${size}${note}`;
    }
    case 'skipped':
      return `${paint('dim', '–')} ${input} ${paint('dim', why || texts.report.alreadyThere)}`;
    case 'refused':
      return `${paint('yellow', '!')} ${input}: ${why}`;
    case 'failed':
      return `${paint('red', '✗')} ${input}: ${why}`;
  }
}

/** Lists the failures once more at the end, where a person looks. */
export function listAttention(attention: readonly Outcome[], terminal: Terminal): string[] {
  if (attention.length === 0) return [];
  const { paint, texts } = terminal;
  return [
    '',
    paint('bold', texts.report.attention(attention.length)),
    ...attention.map((each) => describeOutcome(each, terminal)),
  ];
}

/** The last line of a run. */
export function describeSummary(summary: Summary, { paint, texts }: Terminal): string {
  const line = texts.report.summary(summary, duration(summary.seconds * 1000));
  return paint(summary.exitCode === 0 ? 'green' : 'yellow', line);
}

/** Milliseconds as people read them: `0.4 s`, `42 s`, `3 min 05 s`, `2 h 07 min`. */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(Math.round(seconds) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  if (minutes < 60) return `${minutes} min ${two(Math.round(seconds) % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}
