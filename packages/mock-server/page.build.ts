import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = (name: string) => fileURLToPath(new URL(`./src/serve/page/app/${name}`, import.meta.url));

/**
 * Builds the control page into a folder: one script, one style sheet, the HTML and the icon. Everything in it comes from
 * here or from Preact, whose licence asks to be named.
 */
export async function buildPage(folder: string): Promise<void> {
  await build({
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
  for (const name of ['index.html', 'icon.svg']) await cp(source(name), `${folder}/${name}`);
}
