import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder whose `node_modules` contains the runtimes. */
    toolchain: string;
  }
}

/** Installs the runtimes before any test runs. A missing runtime is a failure, not a skip. */
export default async function setup(project: TestProject): Promise<void> {
  // The repository's script is plain JavaScript outside this package.
  const script = new URL('../../../../scripts/runtimes.mjs', import.meta.url).href;
  const { ensureRuntimes } = (await import(/* @vite-ignore */ script)) as { ensureRuntimes(): Promise<string> };
  project.provide('toolchain', path.join(await ensureRuntimes(), 'node_modules'));
}

/** The folder of this project. */
export const here = fileURLToPath(new URL('../../', import.meta.url));
