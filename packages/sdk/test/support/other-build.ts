import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { temporaryFolder } from './temporary.js';

/** Bundles a program that imports the package from its sources into one file, and returns the file. */
export async function bundle(program: string): Promise<string> {
  const folder = await temporaryFolder();
  const outfile = join(folder, 'program.mjs');
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    alias: { 'openapi-fetch': import.meta.resolve('openapi-fetch').replace('file://', '') },
  });
  return outfile;
}

/** The package a second time, with classes and state of its own, as the CommonJS build is beside the ESM build. */
export async function otherBuild(): Promise<typeof import('./sdk.js')> {
  return import(pathToFileURL(await bundle("export * from './sdk.js';")).href);
}
