import createCompletions from '@bomb.sh/tab/commander';
import type { AddCommand } from '../options/context.js';

/** `koukoutu completion`: the script that completes commands, options and their values in a shell. */
export const addCompletion: AddCommand = (program, { terminal: { texts } }) => {
  createCompletions(program, { completionCommandName: 'completion' });
  for (const command of program.commands) {
    if (command.name() === 'completion') command.description(texts.help.completion);
  }
};
