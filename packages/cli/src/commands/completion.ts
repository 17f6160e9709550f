import type { Command } from 'commander';
import type { AddCommand } from '../options/context.js';

/** `koukoutu completion`: the script that completes commands, options and their values in a shell. */
export const addCompletion: AddCommand = (program, { terminal: { texts } }) => {
  program
    .command('completion')
    .argument('<shell>', 'bash | zsh | fish | powershell')
    .description(texts.help.completion);
};

/** Whether a command line asks for what {@link loadCompletion} adds. */
export const asksForCompletion = ([command]: readonly string[]): boolean =>
  command === 'completion' || command === 'complete';

/** Makes the command work, once all other commands are known. Its library is loaded only for this command. */
export async function loadCompletion(program: Command): Promise<void> {
  const { default: createCompletions } = await import('@bomb.sh/tab/commander');
  const at = program.commands.findIndex((command) => command.name() === 'completion');
  const [placeholder] = (program.commands as Command[]).splice(at, 1);
  createCompletions(program, { completionCommandName: 'completion' });
  const made = program.commands.find((command) => command.name() === 'completion');
  made?.description(placeholder?.description() ?? '');
}
