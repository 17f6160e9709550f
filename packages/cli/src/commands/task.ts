import { type AddCommand, type All, addExamples } from '../options/context.js';
import { numberFrom } from '../options/parsers.js';

interface TaskFlags {
  readonly status?: boolean;
  readonly output: string;
  readonly timeout?: number;
  readonly force?: boolean;
}

/** `koukoutu task`: waits for a task, by its number. */
export const addTask: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const command = program
    .command('task')
    .description(texts.help.task)
    .argument('<id>', texts.help.taskId, numberFrom(texts, 1, Number.MAX_SAFE_INTEGER, true))
    .option('--status', texts.options.status)
    .option('-o, --output <file or dir>', texts.options.taskOutput, '.')
    .option('--force', texts.options.forceOne)
    .option('--timeout <seconds>', texts.options.timeout, numberFrom(texts, 1, 86_400));
  addExamples(command, context, ['koukoutu task 176 -o cutouts', 'koukoutu task 176 --status --json']);
  command.action(async (id: number) => {
    const options = command.optsWithGlobals<All<TaskFlags>>();
    const { runTask } = await import('../runs/run-task.js');
    context.exitCode = await runTask(id, options, context.terminal);
  });
};
