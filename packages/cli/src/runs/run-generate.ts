import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  fromPath,
  type GeneratedImage,
  type GenerateModel,
  type ImageInput,
  type ImageResult,
  type Koukoutu,
  type NanoBananaProOptions,
} from '@koukoutu/sdk/node';
import { toStdout, writeWhole } from '../files/write-file.js';
import { findInputs } from '../inputs/find.js';
import { CommandError, type ExitCode } from '../model/exit-codes.js';
import { exists } from '../plan/plan.js';
import { createReporter } from '../report/create-reporter.js';
import { createClient } from '../settings/client.js';
import type { GlobalOptions } from '../settings/settings.js';
import type { Terminal } from '../terminal/terminal.js';
import { explainFailure } from './failure.js';
import { listenForInterrupt } from './interrupt.js';
import { type Output, openFolder, readOutput } from './output.js';
import { extensionOf } from './process.js';
import { createTally } from './tally.js';

export interface GenerateFlags extends GlobalOptions {
  readonly prompt: string;
  readonly output: string;
  readonly aspectRatio?: NanoBananaProOptions['aspectRatio'];
  readonly imageSize?: NanoBananaProOptions['imageSize'];
  readonly size?: string;
  readonly watermark: boolean;
  readonly maxImages?: number;
  readonly modelId?: string;
  readonly force?: boolean;
  /** Seconds. */
  readonly timeout?: number;
}

/** Calls a model and saves all pictures that it returned. */
export async function runGenerate(
  model: GenerateModel,
  operands: readonly string[],
  options: GenerateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { texts } = terminal;
  checkFlags(model, options, terminal);
  const { koukoutu } = await createClient(options, { key: 'modelsApiKey' }, terminal);
  const images = await readImages(operands, terminal);
  const output = await readOutput(options.output, true, texts);
  if (output.stdout && options.json) throw new CommandError(texts.output.stdoutAlone);
  if (output.file !== undefined && !options.force && (await exists(output.file))) {
    throw new CommandError(texts.output.exists(options.output));
  }
  if (!output.stdout) await openFolder(output.folder, options.output, texts);

  const reporter = createReporter(options, terminal);
  const interrupt = listenForInterrupt(() => reporter.note(texts.interrupt.generate));
  const tally = createTally(reporter, 1);
  reporter.begin(model);
  try {
    const result = await draw(koukoutu, model, images, options, interrupt.hard);
    const files = await writeAll(result, model, output);
    const { width, height, size: bytes } = result;
    tally.tell({ status: 'done', input: model, output: files[0], outputs: files, width, height, bytes });
    if (result.text) reporter.note(result.text);
    for (const { index, message } of result.failures) reporter.note(texts.generate.oneFailed(index + 1, message));
  } catch (error) {
    const failure = explainFailure(error, texts);
    if (failure.stop) tally.stop(failure.stop);
    tally.tell({ ...failure, input: model });
  } finally {
    interrupt.dispose();
  }
  return tally.end({ creditsSpent: null, interrupted: interrupt.interrupted, isEndless: false }).exitCode;
}

/** Refuses an option that the model does not have. Otherwise it would be ignored and the picture paid for. */
function checkFlags(model: GenerateModel, options: GenerateFlags, { texts }: Terminal): void {
  const { aspectRatio, imageSize, size, watermark, maxImages } = options;
  const given: readonly (readonly [flag: string, given: boolean, models: readonly GenerateModel[]])[] = [
    ['--aspect-ratio', aspectRatio !== undefined, ['nano-banana', 'nano-banana-pro']],
    ['--image-size', imageSize !== undefined, ['nano-banana-pro']],
    ['--size', size !== undefined, ['seedream4.5']],
    ['--no-watermark', !watermark, ['seedream4.5']],
    ['--max-images', maxImages !== undefined, ['seedream4.5']],
  ];
  const wrong = given.find(([, isGiven, models]) => isGiven && !models.includes(model));
  if (wrong) throw new CommandError(texts.generate.notForModel(wrong[0], model));
}

function draw(
  koukoutu: Koukoutu,
  model: GenerateModel,
  images: readonly ImageInput[],
  options: GenerateFlags,
  signal: AbortSignal,
): Promise<GeneratedImage> {
  const { prompt, modelId, aspectRatio, imageSize, size, watermark, maxImages } = options;
  const timeout = options.timeout === undefined ? undefined : options.timeout * 1000;
  const common = { prompt, images, modelId, timeout, signal };
  if (model !== 'seedream4.5') return koukoutu.generateImage(model, { ...common, aspectRatio, imageSize });
  return koukoutu.generateImage(model, { ...common, size, maxImages, ...(watermark ? {} : { watermark }) });
}

async function readImages(operands: readonly string[], terminal: Terminal): Promise<ImageInput[]> {
  const { inputs, bad } = await findInputs(operands, { recursive: false, outputFolder: undefined }, terminal);
  const [first] = bad;
  if (first) throw new CommandError(`${first.label}: ${first.reason}`);
  return Promise.all(
    inputs.map(async ({ kind, source }) => {
      if (kind === 'stdin') return new Blob([new Uint8Array(await buffer(terminal.in))]);
      return kind === 'link' ? source : fromPath(source);
    }),
  );
}

/** Writes the pictures: the first to the file that was named, the others next to it with a number. */
async function writeAll(result: GeneratedImage, model: string, { file, folder, stdout }: Output): Promise<string[]> {
  if (stdout) {
    await toStdout(await result.bytes());
    return [];
  }
  const written: string[] = [];
  for (const picture of result.images) {
    const target = await freeName(picture, written.length, file, path.join(folder, model));
    await writeWhole(target, await picture.bytes());
    written.push(path.relative(process.cwd(), target) || target);
  }
  return written;
}

async function freeName(picture: ImageResult, at: number, file: string | undefined, stem: string): Promise<string> {
  if (file !== undefined && at === 0) return file;
  const base = file === undefined ? stem : file.slice(0, file.length - path.extname(file).length);
  const ext = extensionOf(picture.contentType);
  for (let number = at + 1; ; number += 1) {
    const candidate = `${base}-${number}.${ext}`;
    if (!(await exists(candidate))) return candidate;
  }
}
