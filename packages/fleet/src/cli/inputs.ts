import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { FleetError } from '../internal/errors.js';

/** The files in a folder that are pictures. */
const PICTURES = '**/*.{png,jpg,jpeg,webp,PNG,JPG,JPEG,WEBP}';

/**
 * Reads the inputs on the command line: links, `s3://` addresses, files, folders, globs, and `@list` for a file with one of these per
 * line.
 * @throws FleetError if an input names no picture.
 */
export async function* readInputs(
  words: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string, void, undefined> {
  for await (const word of words) {
    if (/^(https?|s3):\/\//i.test(word)) yield word;
    else if (word.startsWith('@')) yield* readInputs(lines(word.slice(1)));
    else yield* files(word);
  }
}

async function* files(word: string): AsyncGenerator<string, void, undefined> {
  const found = await stat(word).catch(() => undefined);
  if (found?.isFile()) return yield path.resolve(word);
  const options = found?.isDirectory()
    ? { patterns: [PICTURES], cwd: word }
    : { patterns: [word.replaceAll('\\', '/')] };
  const matches = (await glob({ ...options, absolute: true })).sort();
  if (matches.length === 0) {
    throw new FleetError(
      'input',
      found?.isDirectory()
        ? `The folder ${word} contains no png, jpeg or webp file.`
        : `${word} does not exist: pass a file, a folder, a glob, a link, an s3:// address or @list.`,
    );
  }
  yield* matches;
}

async function* lines(file: string): AsyncGenerator<string, void, undefined> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const line of linesOf(source.setEncoding('utf8'))) {
      const word = line.trim();
      if (word !== '' && !word.startsWith('#')) yield word;
    }
  } catch (error) {
    throw new FleetError('input', `The list ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** node:readline would also split at U+2028 and U+2029, which file names may contain. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
