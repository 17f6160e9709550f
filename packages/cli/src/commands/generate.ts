import { Option } from 'commander';
import { ASPECT_RATIOS, GENERATE_MODELS, IMAGE_SIZES } from '../options/choices.js';
import { type AddCommand, addExamples } from '../options/context.js';
import { numberFrom } from '../options/parsers.js';
import type { GenerateFlags } from '../runs/run-generate.js';

/** `koukoutu generate`: generates pictures from a prompt with a third-party model. */
export const addGenerate: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const t = texts.options;
  const command = program
    .command('generate')
    .description(texts.help.generate)
    .addArgument(program.createArgument('<model>', texts.help.model).choices(GENERATE_MODELS))
    .argument('[images...]', texts.help.images)
    .requiredOption('-p, --prompt <text>', t.prompt)
    .requiredOption('-o, --output <file or dir>', t.generateOutput)
    .addOption(new Option('--aspect-ratio <ratio>', t.aspectRatio).choices(ASPECT_RATIOS))
    .addOption(new Option('--image-size <size>', t.imageSize).choices(IMAGE_SIZES))
    .option('--size <size>', t.seedreamSize)
    .option('--no-watermark', t.noWatermark)
    .option('--max-images <n>', t.maxImages, numberFrom(texts, 1, 15, true))
    .option('--model-id <id>', t.modelId)
    .option('--force', t.forceOne)
    .option('--timeout <seconds>', t.timeout, numberFrom(texts, 1, 86_400));
  addExamples(command, context, [
    'koukoutu generate nano-banana-pro -p "挂在橱窗里" shirt.png -o scene.png --aspect-ratio 16:9',
    'koukoutu generate seedream4.5 -p "四季的同一棵树" -o trees --max-images 4 --no-watermark',
  ]);
  command.action(async (model: (typeof GENERATE_MODELS)[number], images: string[]) => {
    const { runGenerate } = await import('../runs/run-generate.js');
    context.exitCode = await runGenerate(model, images, command.optsWithGlobals<GenerateFlags>(), context.terminal);
  });
};
