import type { Command } from 'commander';
import type { ExitCode } from '../model/exit-codes.js';
import type { GlobalOptions } from '../settings/settings.js';
import type { Terminal } from '../terminal/terminal.js';

/** What every command receives. */
export interface Context {
  readonly terminal: Terminal;
  /** The command's exit code; 0 unless it says otherwise. */
  exitCode: ExitCode;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: Context) => void;

/** Options of a command together with those that every command takes. */
export type All<Options> = Options & GlobalOptions;

/** Examples below the help of a command. */
export function addExamples(command: Command, { terminal: { texts } }: Context, examples: readonly string[]): Command {
  return command.addHelpText('after', `\n${texts.help.examples}\n${examples.map((each) => `  $ ${each}`).join('\n')}`);
}
