import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { blockGlyph, type Glyph, type Glyphs } from './glyphs.js';
import { TrueTypeFont } from './true-type.js';

/**
 * The font for prompts. It is a package pinned by the lock file, because the fonts of machines differ and often lack Chinese.
 * The package has about ninety files, each for some ranges of characters. Only the files that a text needs are read.
 */
const FONT = 'zcool-xiaowei';

/** Glyphs from the font package. Characters that it lacks become blocks, and all do if the package is not installed. */
export function packagedGlyphs(): Glyphs {
  const fonts = new Map<string, Promise<TrueTypeFont | undefined>>();
  let ranges: Promise<Range[]> | undefined;
  return {
    async load(text) {
      ranges ??= readRanges();
      const known = await ranges;
      const glyphs = new Map<string, Glyph>();
      for (const character of new Set(text)) {
        const code = character.codePointAt(0) ?? 0;
        glyphs.set(character, (await find(known, code)) ?? blockGlyph(character));
      }
      return (character) => glyphs.get(character) ?? blockGlyph(character);
    },
  };

  async function find(known: readonly Range[], code: number): Promise<Glyph | undefined> {
    for (const range of known) {
      if (code < range.first || code > range.last) continue;
      if (!fonts.has(range.subset)) fonts.set(range.subset, openSubset(range.subset));
      const glyph = (await fonts.get(range.subset))?.glyph(code);
      if (glyph) return glyph;
    }
    return undefined;
  }
}

interface Range {
  first: number;
  last: number;
  subset: string;
}

/** The path of a file of the font package. Throws if the package is not installed. */
function fontFile(name: string): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@fontsource/zcool-xiaowei/package.json');
  return join(dirname(manifest), name);
}

async function readRanges(): Promise<Range[]> {
  let table: Record<string, string>;
  try {
    table = JSON.parse(await readFile(fontFile('unicode.json'), 'utf8'));
  } catch {
    return []; // The package is not installed, so blocks are drawn.
  }
  const ranges: Range[] = [];
  for (const [key, list] of Object.entries(table)) {
    const subset = key.replace(/[[\]]/g, '');
    for (const match of list.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      const first = Number.parseInt(match[1] ?? '', 16);
      ranges.push({ first, last: match[2] ? Number.parseInt(match[2], 16) : first, subset });
    }
  }
  // The Latin file comes first, because it has the better spacing for text.
  return ranges.sort((a, b) => Number(b.subset === 'latin') - Number(a.subset === 'latin'));
}

async function openSubset(subset: string): Promise<TrueTypeFont | undefined> {
  try {
    return new TrueTypeFont(woffTables(await readFile(fontFile(`files/${FONT}-${subset}-400-normal.woff`))));
  } catch {
    return undefined;
  }
}

/** Reads the tables of a WOFF 1 file. Each is inflated when it is first used. */
function woffTables(file: Buffer): (tag: string) => DataView {
  return (wanted) => {
    for (let i = 0, at = 44; i < file.readUInt16BE(12); i++, at += 20) {
      if (file.toString('latin1', at, at + 4) !== wanted) continue;
      const offset = file.readUInt32BE(at + 4);
      const stored = file.subarray(offset, offset + file.readUInt32BE(at + 8));
      const table = stored.length < file.readUInt32BE(at + 12) ? inflateSync(stored) : stored;
      return new DataView(table.buffer, table.byteOffset, table.byteLength);
    }
    throw new Error(`The font has no ${wanted} table.`);
  };
}
