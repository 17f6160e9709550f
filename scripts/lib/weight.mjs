// Measures how many bytes of a program a page loads, minified by Vite's bundler and compressed with gzip.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';

const compressed = (code) => gzipSync(code, { level: 9 }).length;

/**
 * Bundles a program as Vite, Rollup and webpack do: what `import()` loads becomes a separate file.
 * @param {string} code - An ES module.
 * @param {string} folder - The folder from which the program imports.
 * @returns {Promise<{first: number, all: number, parts: Record<string, number>}>} Bytes that the page loads first, bytes
 * including all parts that it can load later, and the bytes of each of these parts by name.
 */
export async function weigh(code, folder) {
  const entry = path.join(folder, 'weighed-program.js');
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const files = new Map(output.map((file) => [file.fileName, file]));
  const atOnce = new Set();
  const load = (name) => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    files.get(name)?.imports.forEach(load);
  };
  load(output.find((file) => file.isEntry).fileName);
  const weights = output.map((file) => ({ name: file.name, fileName: file.fileName, bytes: compressed(file.code) }));
  const sum = (some) => some.reduce((bytes, file) => bytes + file.bytes, 0);
  const later = weights.filter(({ fileName }) => !atOnce.has(fileName));
  return {
    first: sum(weights.filter(({ fileName }) => atOnce.has(fileName))),
    all: sum(weights),
    parts: Object.fromEntries(later.map(({ name, bytes }) => [name, bytes])),
  };
}

/** Bytes of the same program bundled into a single file, as esbuild does by default. */
export async function weighAsOneFile(code, folder) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  });
  return compressed(outputFiles[0].contents);
}
