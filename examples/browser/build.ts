import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
// Taken from the installed MSW, because the worker and the library must have the same version.
const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');

/** The default folder for the built page. */
export const DEFAULT_FOLDER = path.join(here, 'dist');

/** Builds the page into a folder of static files that any web server can serve. */
export async function build(folder = DEFAULT_FOLDER): Promise<void> {
  await mkdir(folder, { recursive: true });
  await bundle({
    entryPoints: { page: path.join(here, 'src/main.ts') },
    outdir: folder,
    bundle: true,
    format: 'esm',
    // The build fails if the code uses something that only Node has.
    platform: 'browser',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    logLevel: 'error',
  });
  const files = {
    'index.html': path.join(here, 'src/index.html'),
    'sample.jpg': path.resolve(here, '../assets/sample.jpg'),
    'mockServiceWorker.js': worker,
  };
  for (const [name, source] of Object.entries(files)) await cp(source, path.join(folder, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
