import { CommanderError } from 'commander';
import { asksForCompletion, loadCompletion } from './commands/completion.js';
import { chooseLanguage, LANGUAGES, type Language } from './language/index.js';
import { CommandError, EXIT, type ExitCode } from './model/exit-codes.js';
import { createProgram, isHelp } from './program/program.js';
import { createTerminal, type Terminal } from './terminal/terminal.js';

/**
 * Runs one command line.
 * @param args - The arguments after the command's name.
 * @returns The exit code, one of {@link EXIT}.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const terminal = createTerminal(languageOf(args));
  const context = { terminal, exitCode: EXIT.ok as ExitCode };
  const program = createProgram(context);
  process.stdout.on('error', ignoreClosedPipe);
  try {
    if (asksForCompletion(args)) await loadCompletion(program);
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return isHelp(error) ? EXIT.ok : EXIT.usage;
    return explain(error, terminal, args.includes('--verbose'));
  }
}

/** The language is needed before the options are read: their help is written in it. */
function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang');
  const named = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1];
  return LANGUAGES.find((language) => language === named) ?? chooseLanguage(process.env);
}

/** The program that reads the results may stop reading, as `head` does. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
}

async function explain(error: unknown, { say, paint, texts }: Terminal, verbose: boolean): Promise<ExitCode> {
  if (error instanceof CommandError) {
    say(`${paint('red', 'koukoutu:')} ${error.message}`);
    if (verbose) say(error.stack ?? '');
    return error.exitCode;
  }
  const { explainFailure } = await import('./runs/failure.js');
  const { reason, stop, error: report } = explainFailure(error, texts);
  say(`${paint('red', 'koukoutu:')} ${reason}`);
  if (verbose) say(error instanceof Error ? (error.stack ?? '') : report.name);
  if (stop === 'key') return EXIT.key;
  if (stop === 'out-of-credits') return EXIT.credits;
  return report.name === 'AbortError' ? EXIT.interrupted : EXIT.someFailed;
}
