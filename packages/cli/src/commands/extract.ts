import { Option } from 'commander';
import { RESOLUTIONS, SIZES } from '../options/choices.js';
import { type AddCommand, type All, addExamples } from '../options/context.js';
import { addWorkOptions } from '../options/shared-options.js';
import type { WorkOptions } from '../runs/work-options.js';

interface ExtractFlags extends WorkOptions {
  readonly type: string;
  readonly resolution?: (typeof RESOLUTIONS)[number];
  readonly size?: (typeof SIZES)[number];
}

/** `koukoutu extract`: extracts the print of a garment, a bag, … as a flat picture. */
export const addExtract: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const t = texts.options;
  const command = program
    .command('extract')
    .description(texts.help.extract)
    .argument('[inputs...]', texts.help.inputs)
    .requiredOption('--type <text>', t.extractType)
    .addOption(new Option('--resolution <resolution>', t.resolution).choices(RESOLUTIONS))
    .addOption(new Option('--size <ratio>', t.size).choices(SIZES));
  addWorkOptions(command, texts);
  addExamples(command, context, [
    'koukoutu extract shirts -o prints --type 服装',
    'koukoutu extract bag.jpg -o prints --type 鞋包 --resolution 4k --size 3:4',
  ]);
  command.action(async (operands: string[]) => {
    const options = command.optsWithGlobals<All<ExtractFlags>>();
    const { runPictures } = await import('../runs/run-pictures.js');
    const fields = { extractType: options.type, resolution: options.resolution, size: options.size };
    context.exitCode = await runPictures({ operands, options, terminal: context.terminal }, (prices) => ({
      model: 'image-extract',
      fields,
      price: prices.taskPicture,
      extension: undefined,
      call: (koukoutu) => (image, call) => koukoutu.extractPrint(image, { ...fields, ...call }),
    }));
  });
};
