import type { PlannedInput } from '../plan/plan.js';
import { confirm } from '../terminal/ask.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Work } from './work.js';

/** Says what a run will cost, and asks the user if that is more than `--ask-above`. */
export async function agreeToPrice(
  plan: readonly PlannedInput[],
  { job, options, report }: Work,
  terminal: Terminal,
): Promise<boolean> {
  const { texts, say } = terminal;
  const sent = plan.filter(({ existing }) => existing === undefined).length;
  const credits = job.price === undefined ? undefined : job.price * sent;
  if (options.force && !report.quiet) say(texts.price.force(sent, credits));
  if (credits === undefined || credits <= options.askAbove || options.yes) return true;
  // Without a terminal nobody can be asked. Scripts use --max-credits.
  if (!terminal.interactive || !terminal.in.isTTY) return true;
  return confirm(texts.price.ask(sent, credits), terminal);
}
