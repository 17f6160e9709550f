import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** Holds what `npm start` and `npm run mock` run. It is in the mock's folder, so that the mock's dependencies are found. */
export const runFolder = path.join(root, 'packages', 'mock-server', '.run');

/** Records the inputs of the build in the folder. */
export const runStamp = path.join(runFolder, '.inputs');

const SOURCES = [
  'packages/sdk/src',
  'packages/mock-server/src',
  'packages/imaging/src',
  'packages/mock-page/src',
  'examples/cut-out',
  'packages/mock-server/package.json',
  'pnpm-lock.yaml',
  'scripts/build-to-run.mjs',
];

/**
 * All files on which the build depends, with their time and size. Hashing them would take longer than the build.
 *
 * @param {string} checkout
 * @returns {string} a line for each file
 */
export function runInputs(checkout = root) {
  const lines = [];
  const add = (file) => {
    const info = statSync(file);
    if (info.isDirectory()) addFolder(file);
    else lines.push(`${file} ${info.mtimeMs} ${info.size}`);
  };
  const addFolder = (folder) => {
    for (const name of readdirSync(folder)) if (name !== 'node_modules') add(`${folder}/${name}`);
  };
  for (const source of SOURCES) add(path.join(checkout, source));
  return lines.join('\n');
}

/** Whether the last build used the files as they are now. */
export function isRunBuildFresh() {
  try {
    return readFileSync(runStamp, 'utf8') === runInputs();
  } catch {
    return false;
  }
}
