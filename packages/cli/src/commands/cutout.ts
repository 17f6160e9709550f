import { Option } from 'commander';
import { CUTOUT_MODELS, EDGES, FORMATS, MODES } from '../options/choices.js';
import { type AddCommand, type All, addExamples } from '../options/context.js';
import { addWorkOptions } from '../options/shared-options.js';
import type { WorkOptions } from '../runs/work-options.js';

interface CutoutFlags extends WorkOptions {
  readonly model: (typeof CUTOUT_MODELS)[number];
  readonly format?: (typeof FORMATS)[number];
  readonly edge?: string;
  readonly crop?: boolean;
  readonly printCrop?: boolean;
  readonly mode: (typeof MODES)[number];
}

/** `koukoutu cutout`: general and print cut-outs. */
export const addCutout: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const t = texts.options;
  const command = program
    .command('cutout')
    .description(texts.help.cutout)
    .argument('[inputs...]', texts.help.inputs)
    .addOption(new Option('--model <model>', t.cutoutModel).choices(CUTOUT_MODELS).default('general'))
    .addOption(new Option('--format <format>', t.format).choices(FORMATS))
    .addOption(new Option('--edge <level>', t.edge).choices(EDGES.map(String)))
    .option('--crop', t.crop)
    .option('--print-crop', t.printCrop)
    .addOption(new Option('--mode <mode>', t.mode).choices(MODES).default('task'));
  addWorkOptions(command, texts);
  addExamples(command, context, [
    'koukoutu cutout photos -o cutouts --format png',
    'koukoutu cutout photos --recursive -o cutouts --dry-run',
    "koukoutu cutout 'photos/**/*.jpg' -o shop --background '#ffffff' --to jpg",
    'koukoutu cutout shirt.jpg --model print --print-crop -o prints',
    'koukoutu cutout - -o - < shirt.jpg > shirt.webp',
    'koukoutu cutout incoming -o done --watch',
  ]);
  command.action(async (operands: string[]) => {
    const options = command.optsWithGlobals<All<CutoutFlags>>();
    const { runPictures } = await import('../runs/run-pictures.js');
    const { model, mode, format, crop, printCrop } = options;
    const edge = EDGES.find((level) => String(level) === options.edge);
    const fields = { outputFormat: format, edge, crop, printCrop };
    context.exitCode = await runPictures({ operands, options, terminal: context.terminal }, (prices) => ({
      model: model === 'print' ? 'stamp-background-removal' : 'background-removal',
      fields,
      price: (mode === 'sync' ? prices.syncPicture : prices.taskPicture) + (format === 'png' ? prices.pngExtra : 0),
      extension: format ?? 'webp',
      call: (koukoutu) => (image, call) =>
        koukoutu.removeBackground(image, { ...fields, model, mode, ...forMode(mode, call) }),
    }));
  });
};

/** A synchronous cut-out has no task, so `onTask` is left out. */
const forMode = <Call extends { onTask: unknown }>(mode: CutoutFlags['mode'], { onTask, ...call }: Call) =>
  mode === 'task' ? { ...call, onTask: onTask as Call['onTask'] } : call;
