// Prism, which serves the same document without state. It is installed into a separate folder on the first run.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const PRISM = '5.16.0';

/**
 * The command of Prism.
 *
 * @returns {string} the path of its program
 * @throws {Error} if it cannot be installed
 */
export function installPrism() {
  const folder = path.join(os.tmpdir(), `koukoutu-bench-prism-${PRISM}`);
  const command = path.join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
  if (existsSync(command)) return command;
  console.error(`Installing Prism ${PRISM} into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private": true}\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@stoplight/prism-cli@${PRISM}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return command;
}
