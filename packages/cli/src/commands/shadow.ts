import { type AddCommand, type All, addExamples } from '../options/context.js';
import { numberFrom } from '../options/parsers.js';
import { addWorkOptions } from '../options/shared-options.js';
import type { WorkOptions } from '../runs/work-options.js';

interface ShadowFlags extends WorkOptions {
  readonly opacity?: number;
  readonly mainRatio?: number;
}

/** `koukoutu shadow`: draws a shadow under a cut-out. Here, `--background` is the API's own option. */
export const addShadow: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const t = texts.options;
  const command = program
    .command('shadow')
    .description(texts.help.shadow)
    .argument('[inputs...]', texts.help.inputs)
    .option('--opacity <share>', t.opacity, numberFrom(texts, 0, 1))
    .option('--main-ratio <percent>', t.mainRatio, numberFrom(texts, 0, 100, true))
    .option('--background <color>', t.shadowBackground);
  addWorkOptions(command, texts, false);
  addExamples(command, context, [
    'koukoutu shadow cutouts -o shadows --opacity 0.6',
    "koukoutu shadow shirt.png -o shadows --main-ratio 70 --background '#ffffff'",
  ]);
  command.action(async (operands: string[]) => {
    const { background, ...options } = command.optsWithGlobals<All<ShadowFlags>>();
    const { runPictures } = await import('../runs/run-pictures.js');
    const fields = { opacity: options.opacity, mainRatio: options.mainRatio, background };
    context.exitCode = await runPictures({ operands, options, terminal: context.terminal }, (prices) => ({
      model: 'image-shadow-v3',
      fields,
      price: prices.taskPicture,
      extension: undefined,
      call: (koukoutu) => (image, call) => koukoutu.addShadow(image, { ...fields, ...call }),
    }));
  });
};
