import type { Terminal } from '../terminal/terminal.js';
import { createBarReporter } from './bar-reporter.js';
import { createJsonReporter } from './json-reporter.js';
import { createLineReporter } from './line-reporter.js';
import type { Reporter } from './reporter.js';

export interface ReportOptions {
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  /** Whether the client logs. Its lines would break a bar. */
  readonly verbose?: boolean | undefined;
}

/** A bar for a person, lines for a log, JSON for a program. */
export function createReporter(options: ReportOptions, terminal: Terminal): Reporter {
  if (options.json) return createJsonReporter(terminal, options.quiet === true);
  if (options.quiet) return createLineReporter(terminal, true);
  return terminal.interactive && !options.verbose ? createBarReporter(terminal) : createLineReporter(terminal, false);
}
