import { type AddCommand, type All, addExamples } from '../options/context.js';
import { field } from '../options/parsers.js';
import { addWorkOptions } from '../options/shared-options.js';
import type { WorkOptions } from '../runs/work-options.js';

interface RunFlags extends WorkOptions {
  readonly field?: Readonly<Record<string, string>>;
}

/** `koukoutu run`: runs any model of the API, even one that the kit does not know. */
export const addRun: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const command = program
    .command('run')
    .description(texts.help.run)
    .argument('<model-key>', texts.help.modelKey)
    .argument('[inputs...]', texts.help.inputs)
    .option('--field <name=value>', texts.options.field, field(texts));
  addWorkOptions(command, texts);
  addExamples(command, context, [
    'koukoutu run upscale2stamp prints -o large --field scale=4',
    'koukoutu run image-to-svg logo.png -o vector --field output_format=svg',
  ]);
  command.action(async (modelKey: string, operands: string[]) => {
    const options = command.optsWithGlobals<All<RunFlags>>();
    const { runPictures } = await import('../runs/run-pictures.js');
    const fields = options.field ?? {};
    context.exitCode = await runPictures({ operands, options, terminal: context.terminal }, (prices) => ({
      model: modelKey,
      fields,
      price: prices.taskPicture + (fields.output_format === 'png' ? prices.pngExtra : 0),
      extension: undefined,
      call:
        (koukoutu) =>
        async (image, { signal, timeout, onUpdate, onTask }) => {
          const task = await koukoutu.tasks.create(modelKey, image, fields, { signal, timeout });
          onTask(task);
          return task.result({ signal, timeout, onUpdate });
        },
    }));
  });
};
