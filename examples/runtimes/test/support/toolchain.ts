import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in whose `node_modules` the runtimes lie. */
    toolchain: string;
  }
}

/** Makes sure that the runtimes are there before any test runs: a runtime that is missing is a failure, not a skip. */
export default async function setup(project: TestProject): Promise<void> {
  // The kit's script installs them; it is plain JavaScript outside this package.
  const script = new URL('../../../../scripts/runtimes.mjs', import.meta.url).href;
  const { ensureRuntimes } = (await import(/* @vite-ignore */ script)) as { ensureRuntimes(): Promise<string> };
  project.provide('toolchain', path.join(await ensureRuntimes(), 'node_modules'));
}

/** The root of this project. */
export const here = fileURLToPath(new URL('../../', import.meta.url));
