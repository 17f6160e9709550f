import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  fromPath,
  type ImageInput,
  type ImageResult,
  type Koukoutu,
  type TaskReference,
  type TaskUpdate,
} from '@koukoutu/sdk/node';
import { toStdout, writeWhole } from '../files/write-file.js';
import type { Input } from '../inputs/input.js';
import type { Job } from '../plan/job.js';
import type { NameTemplate } from '../plan/name-template.js';
import { resultPath } from '../plan/plan.js';
import type { ResultsLog } from '../plan/results-log.js';
import type { AfterStep } from './after.js';
import type { WorkItem } from './feed.js';
import type { Output } from './output.js';

/** What a call receives in addition to the picture. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly onUpdate: (update: TaskUpdate) => void;
  readonly onTask: (task: TaskReference) => void;
  /** Milliseconds for the whole call. */
  readonly timeout: number | undefined;
}

/** Sends one picture and waits for its result. */
export type PictureCall = (image: ImageInput, context: CallContext) => Promise<ImageResult>;

/** A result on the disk. */
export interface Written {
  readonly output: string | undefined;
  readonly taskId: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly bytes: number;
}

/** What all inputs of a run share. */
export interface ProcessOptions {
  readonly koukoutu: Koukoutu;
  readonly call: PictureCall;
  readonly job: Job;
  readonly template: NameTemplate;
  readonly output: Output;
  readonly after: AfterStep | undefined;
  readonly log: ResultsLog | undefined;
  readonly stdinPicture: Blob | undefined;
}

/**
 * Makes the result of one input and writes it. It is written here, before the batch yields it: an input whose result could
 * not be written then counts as unfinished, and the next run fetches the result of its task again.
 */
export async function processInput(
  item: WorkItem,
  context: CallContext,
  { koukoutu, call, stdinPicture, ...options }: ProcessOptions,
): Promise<Written> {
  const image =
    item.restore === undefined
      ? await call(imageOf(item.input, stdinPicture), context)
      : await koukoutu.tasks.resume(item.restore).result(context);
  return writeResult(item, image, options);
}

async function writeResult(
  { source, content, job: id, place, index }: WorkItem,
  image: ImageResult,
  { job, template, output, after, log }: Omit<ProcessOptions, 'koukoutu' | 'call' | 'stdinPicture'>,
): Promise<Written> {
  const finished = await after?.(image);
  const bytes = finished?.bytes ?? (await image.bytes());
  const width = finished?.width ?? image.width;
  const height = finished?.height ?? image.height;
  const ext = finished?.extension ?? extensionOf(image.contentType);
  const { taskId } = image;
  const written = { taskId, width, height, bytes: bytes.byteLength };
  if (output.stdout) {
    await toStdout(bytes);
    return { ...written, output: undefined };
  }
  const values = { index, ext, width, height, task: taskId, model: job.model };
  const file = output.file ?? resultPath(output.folder, place, template, values);
  await writeWhole(file, bytes);
  await log?.add({ source, content, job: id, file, taskId });
  return { ...written, output: file };
}

/** Copies the result of an equal picture under the name of this one. */
export async function copyResult(
  { source, content, job: id, place, index }: WorkItem,
  original: Pick<Written, 'taskId' | 'width' | 'height'> & { readonly output: string },
  { output, template, job, log }: ProcessOptions,
): Promise<Written> {
  const { taskId, width, height } = original;
  const ext = path.extname(original.output).slice(1);
  const values = { index, ext, width, height, task: taskId, model: job.model };
  const file = output.file ?? resultPath(output.folder, place, template, values);
  const bytes = await readFile(original.output);
  if (file !== original.output) await writeWhole(file, bytes);
  await log?.add({ source, content, job: id, file, taskId });
  return { taskId, width, height, bytes: bytes.byteLength, output: file };
}

export function imageOf({ kind, source }: Input, stdinPicture: Blob | undefined): ImageInput {
  if (kind === 'link') return source;
  if (kind === 'stdin' && stdinPicture) return stdinPicture;
  return fromPath(source);
}

/** Usual extension of a media type, such as `webp` for `image/webp`. */
export function extensionOf(contentType: string): string {
  const subtype = contentType.split(';')[0]?.split('/')[1] ?? 'bin';
  const names: Readonly<Record<string, string>> = {
    jpeg: 'jpg',
    'svg+xml': 'svg',
    postscript: 'eps',
    'octet-stream': 'bin',
  };
  return names[subtype] ?? subtype;
}
