import path from 'node:path';
import type { Texts } from '../language/index.js';
import { CommandError } from '../model/exit-codes.js';

/** The placeholders of a name. `width`, `height` and `task` are known only once the result exists. */
const PLACEHOLDERS = ['name', 'ext', 'index', 'width', 'height', 'task', 'model'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

const KNOWN_LATE: ReadonlySet<string> = new Set<Placeholder>(['width', 'height', 'task']);

/** The template for the names of results. */
export interface NameTemplate {
  readonly text: string;
  /** Whether a name, except for its extension, is known before the result exists. */
  readonly early: boolean;
}

/** Characters that Windows or a shell forbids in a name, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters.
const FORBIDDEN = /[\u0000-\u001f<>:"/\\|?*\u007f]/g;

/** The longest file name of common file systems is 255 bytes; the rest is for extension, number and temporary name. */
const LONGEST_NAME = 200;

/**
 * Reads a template such as `{name}-{width}x{height}.{ext}`.
 * @param many - Whether several results will be named by it.
 * @throws CommandError if it contains an unknown placeholder, could leave the folder, or would give every result one name.
 */
export function readTemplate(text: string, many: boolean, texts: Texts): NameTemplate {
  const used = [...text.matchAll(/\{([^{}]{0,40})\}/g)].map(([, name = '']) => name);
  const unknown = used.find((name) => !(PLACEHOLDERS as readonly string[]).includes(name));
  if (unknown !== undefined) throw new CommandError(texts.names.unknownPlaceholder(unknown, PLACEHOLDERS));
  const segments = text.split(/[\\/]/);
  const leaves = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (leaves || /^[a-z]:/i.test(text)) throw new CommandError(texts.names.leavesFolder(text));
  if (!text.endsWith('.{ext}')) throw new CommandError(texts.names.noExtension(text));
  if (many && !used.some((name) => name === 'name' || name === 'index' || name === 'task')) {
    throw new CommandError(texts.names.notDistinct(text));
  }
  return { text, early: !used.some((name) => KNOWN_LATE.has(name)) };
}

/** Makes a name safe for every file system, and short enough. */
export function safeName(name: string): string {
  let safe = name.replace(FORBIDDEN, '_').replace(/^\.{1,2}$/, '_');
  while (Buffer.byteLength(safe) > LONGEST_NAME) safe = [...safe].slice(0, -1).join('');
  return safe || '_';
}

/** Fills in a template. Whatever a value contains, the file stays in the folder. */
export function fillTemplate(
  { text }: NameTemplate,
  values: Readonly<Partial<Record<Placeholder, string | number | undefined>>>,
): string {
  const filled = text.replace(/\{([a-z]+)\}/g, (_, name: Placeholder) => safeName(String(values[name] ?? '')));
  return filled.split(/[\\/]/).join(path.sep);
}
