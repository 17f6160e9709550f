import type { Terminal } from '../terminal/terminal.js';
import { describeOutcome, describeSummary, listAttention } from './describe.js';
import type { Reporter } from './reporter.js';

/**
 * For logs and pipes: the path of each result on standard output, and what needs attention on standard error.
 * @param quiet - Prints only failures.
 */
export function createLineReporter(terminal: Terminal, quiet: boolean): Reporter {
  const { out, say } = terminal;
  let total: number | undefined;
  let finished = 0;
  return {
    start(count) {
      total = count;
    },
    begin() {},
    update() {},
    finish(outcome) {
      finished += 1;
      const isBad = outcome.status === 'failed' || outcome.status === 'refused';
      if (quiet && isBad) say(describeOutcome(outcome, terminal));
      if (quiet) return;
      if (outcome.output !== undefined && outcome.status !== 'skipped') out.write(`${outcome.output}\n`);
      // The reasons for failures are listed at the end, where a person looks for them.
      const line = isBad ? `${terminal.paint('red', '✗')} ${outcome.input}` : describeOutcome(outcome, terminal);
      say(`${finished}/${total ?? '?'} ${line}`);
    },
    note(text) {
      if (!quiet) say(text);
    },
    end(summary, attention) {
      if (quiet) return;
      for (const line of listAttention(attention, terminal)) say(line);
      say(describeSummary(summary, terminal));
    },
  };
}
