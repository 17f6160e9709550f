import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = (name: string) => fileURLToPath(new URL(`./app/${name}`, import.meta.url));

/** Where the page is built when the mock runs from its sources, as it does in tests. */
const SOURCE_BUILD = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * Builds the control page: one script, one style sheet, the HTML and the icon. It contains our own code and Preact, whose
 * licence requires a notice.
 *
 * @param folder where the files are written; existing files of the same names are replaced.
 */
export async function buildPage(folder = SOURCE_BUILD): Promise<void> {
  const { outputFiles } = await build({
    write: false,
    entryPoints: { page: source('main.tsx') },
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    banner: { js: '/*! Includes Preact, https://preactjs.com, MIT licence, © 2015-present Jason Miller */' },
    logLevel: 'warning',
  });
  await mkdir(folder, { recursive: true });
  const copied = ['index.html', 'icon.svg'].map(async (name) => put(`${folder}/${name}`, await readFile(source(name))));
  await Promise.all([...outputFiles.map(({ path, contents }) => put(path, contents)), ...copied]);
}

/** Replaces a file in one step, because the tests of two packages may build the page and read it at the same time. */
async function put(file: string, contents: Uint8Array): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, contents);
  await rename(unfinished, file);
}
