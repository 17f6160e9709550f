import { type AddCommand, addExamples } from '../options/context.js';

/** `koukoutu mock`: starts the offline mock, if it is installed. */
export const addMock: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const command = program
    .command('mock')
    .description(texts.help.mock)
    .argument('[options...]', texts.help.mockOptions)
    .allowUnknownOption()
    .helpOption(false);
  addExamples(command, context, [
    'koukoutu mock --port 4010',
    'koukoutu cutout shirt.jpg -o out --base-url http://127.0.0.1:4010 --api-key kkt-mock-key',
  ]);
  command.action(async (args: string[]) => {
    const { runMock } = await import('../runs/run-mock.js');
    context.exitCode = await runMock(args, context.terminal);
  });
};
