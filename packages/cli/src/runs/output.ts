import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Texts } from '../language/index.js';
import { CommandError } from '../model/exit-codes.js';

/** Where results go. */
export interface Output {
  /** The folder of the results and of the manifest. */
  readonly folder: string;
  /** The one file to write, if `--output` names a file. */
  readonly file: string | undefined;
  readonly stdout: boolean;
}

const PICTURE = /\.(png|webp|jpe?g|svg|eps|pdf)$/i;

/**
 * Reads `--output`: a folder, `-`, or for a single input a picture file.
 * @throws CommandError if it is a file that is not a picture, or names one file for several results.
 */
export async function readOutput(output: string, single: boolean, texts: Texts): Promise<Output> {
  if (output === '-') {
    if (!single) throw new CommandError(texts.output.stdoutNeedsOne);
    return { folder: process.cwd(), file: undefined, stdout: true };
  }
  const place = path.resolve(output);
  const stats = await stat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CommandError(texts.output.unusable(output, texts.systemError(error)));
  });
  if (stats?.isDirectory()) return { folder: place, file: undefined, stdout: false };
  const namesPicture = PICTURE.test(place) && !/[\\/]$/.test(output);
  if (stats && !(namesPicture && stats.isFile() && single)) throw new CommandError(texts.output.isFile(output));
  if (namesPicture && !single) throw new CommandError(texts.output.oneFileForMany(output));
  return namesPicture
    ? { folder: path.dirname(place), file: place, stdout: false }
    : { folder: place, file: undefined, stdout: false };
}

/**
 * Creates the folder of the results and checks that files can be written there, before anything is paid for.
 * @throws CommandError with the system's reason, such as "the file system is read-only".
 */
export async function openFolder(folder: string, label: string, texts: Texts): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CommandError(texts.output.unusable(label, texts.systemError(error)));
  }
}
