import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { CommandError } from '../model/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';

/**
 * Reads a list of inputs: one per line, or separated by NUL as `find -print0` writes them.
 * @param file - A path, or `-` for standard input.
 * @throws CommandError if the list cannot be read, is not text, or is empty.
 */
export async function readList(file: string, { in: stdin, texts }: Terminal): Promise<string[]> {
  let list: string;
  try {
    list = file === '-' ? await text(stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(texts.inputs.listUnreadable(file, texts.systemError(error)));
  }
  // The byte order mark that Windows editors put in front of the first line.
  list = list.replace(/^\uFEFF/, '');
  if (list.includes('\uFFFD')) throw new CommandError(texts.inputs.listNoText(file));
  const separator = list.includes('\0') ? '\0' : '\n';
  const entries = list
    .split(separator)
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '');
  if (entries.length === 0) throw new CommandError(texts.inputs.listEmpty(file));
  return entries;
}
