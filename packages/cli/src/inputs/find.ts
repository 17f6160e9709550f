import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { CommandError } from '../model/exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import type { BadInput, Input } from './input.js';
import { readList } from './list.js';
import { fromShellPattern } from './patterns.js';

/** The usual extensions of the formats that the API accepts. Before a file is sent, its first bytes tell its real format. */
const TAKEN = new Set(['png', 'jpg', 'jpeg', 'jpe', 'jfif', 'webp']);
/** Pictures that the API does not accept. In a folder they are reported, whereas other files are ignored silently. */
const OTHER_PICTURES = new Set(['gif', 'bmp', 'tif', 'tiff', 'heic', 'heif', 'avif', 'svg', 'jxl', 'psd']);

/** What the operands of a command name. */
export interface Found {
  readonly inputs: Input[];
  readonly bad: BadInput[];
  /** Folders that were searched, for `--watch`. */
  readonly folders: string[];
}

export interface FindOptions {
  readonly recursive: boolean;
  /** The folder of the results. Nothing in it is an input. */
  readonly outputFolder: string | undefined;
}

/**
 * Finds the pictures that files, folders, patterns, links, `-` and `@lists` name, in that order, each once.
 * @throws CommandError if a list is broken or `-` is given twice.
 */
export async function findInputs(
  operands: readonly string[],
  { recursive, outputFolder }: FindOptions,
  terminal: Terminal,
): Promise<Found> {
  const { texts } = terminal;
  const inputs = new Map<string, Input>();
  const bad: BadInput[] = [];
  const folders: string[] = [];
  const add = (input: Input) => {
    if (!inputs.has(input.source)) inputs.set(input.source, input);
  };

  const addOperand = async (operand: string): Promise<void> => {
    if (operand === '-') {
      if (inputs.has('-')) throw new CommandError(texts.inputs.stdinTwice);
      return add({ kind: 'stdin', source: '-', label: '-', name: 'stdin', extension: '', folder: '' });
    }
    if (/^https?:\/\//i.test(operand)) return addLink(operand);
    if (operand.startsWith('@')) {
      for (const line of await readList(operand.slice(1), terminal)) await addOperand(line);
      return;
    }
    if (operand.includes('\0'))
      return void bad.push({ label: JSON.stringify(operand), reason: texts.inputs.noSuchFile });
    // A file whose name looks like a pattern is that file.
    const stats = await stat(operand).catch((error: NodeJS.ErrnoException) => error);
    if (!(stats instanceof Error)) {
      if (stats.isDirectory()) return addFolder(operand);
      if (stats.isFile()) return add(fileInput(path.resolve(operand), ''));
      return void bad.push({ label: operand, reason: texts.inputs.notAFile });
    }
    if (stats.code === 'ENOENT' && isPattern(operand)) return addPattern(operand);
    bad.push({ label: operand, reason: texts.systemError(stats) });
  };

  const addLink = (link: string) => {
    if (!URL.canParse(link)) return void bad.push({ label: link, reason: texts.inputs.badLink });
    const url = new URL(link);
    const { name, ext } = path.posix.parse(decoded(url.pathname));
    add({
      kind: 'link',
      source: link,
      label: `${url.origin}${url.pathname}`,
      name: name || url.hostname,
      extension: ext.slice(1).toLowerCase(),
      folder: '',
    });
  };

  const addFolder = async (folder: string) => {
    folders.push(path.resolve(folder));
    const before = inputs.size;
    const found = await glob(recursive ? '**/*' : '*', { cwd: folder, onlyFiles: true, expandDirectories: false });
    addTree(folder, found, true);
    if (inputs.size === before) bad.push({ label: folder, reason: texts.inputs.emptyFolder(recursive) });
  };

  const addPattern = async (pattern: string) => {
    const slashed = fromShellPattern(path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern);
    const base = patternBase(slashed);
    const rest = slashed.slice(base === '' ? 0 : base.length + (base.endsWith('/') ? 0 : 1));
    const cwd = base || '.';
    const found = await glob(rest, { cwd, onlyFiles: true, expandDirectories: false, dot: false }).catch(() => []);
    if (found.length === 0) return void bad.push({ label: pattern, reason: texts.inputs.noMatch });
    addTree(cwd, found, false);
  };

  const addTree = (base: string, found: readonly string[], byExtension: boolean) => {
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    for (const relative of [...found].sort(compare)) {
      const file = path.resolve(base, relative);
      if (outputFolder !== undefined && isInside(file, outputFolder)) continue;
      const input = fileInput(file, path.posix.dirname(relative.replaceAll(path.sep, '/')));
      if (!byExtension || TAKEN.has(input.extension)) add(input);
      else if (OTHER_PICTURES.has(input.extension)) {
        bad.push({ label: input.label, reason: texts.inputs.formatNotTaken(input.extension) });
      }
    }
  };

  for (const operand of operands) await addOperand(operand);
  return { inputs: [...inputs.values()], bad, folders };
}

/** An input for a file. @param folder - Its folder, relative to the folder that was searched. */
export function fileInput(file: string, folder: string): Input {
  const { name, ext } = path.parse(file);
  const relative = path.relative(process.cwd(), file);
  return {
    kind: 'file',
    source: file,
    // An absolute path is easier to read than one that climbs out of the current folder.
    label: relative.startsWith(`..${path.sep}..`) ? file : relative,
    name,
    extension: ext.slice(1).toLowerCase(),
    folder: folder === '.' ? '' : folder,
  };
}

/** Whether a file of a watched folder would be found there. */
export const isTaken = (file: string): boolean => TAKEN.has(path.extname(file).slice(1).toLowerCase());

export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
}

/** On Windows, backslashes are separators, so they do not make a pattern. */
const isPattern = (operand: string) => isDynamicPattern(path.sep === '\\' ? operand.replaceAll('\\', '/') : operand);

/** The leading folders of a pattern, up to the first wildcard. */
function patternBase(pattern: string): string {
  const parts = pattern.split('/');
  const fixed = parts.findIndex((part) => isDynamicPattern(part));
  const base = parts.slice(0, fixed === -1 ? parts.length - 1 : Math.min(fixed, parts.length - 1)).join('/');
  return base === '' && pattern.startsWith('/') ? '/' : base;
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
