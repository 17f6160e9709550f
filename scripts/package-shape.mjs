// Whether the packages can be used as they would be published: every entry resolves, in ESM and CJS, with its types.
import path from 'node:path';
import { root, runCaptured } from './lib/run.mjs';

const PACKAGES = [
  { name: 'sdk', attw: [] },
  { name: 'mock-server', attw: ['--profile', 'esm-only'] },
  { name: 'contract-tests', attw: ['--profile', 'esm-only'] },
];

async function complaints({ name, attw }) {
  const cwd = path.join(root, 'packages', name);
  const runs = [
    ['publint', ['--strict', '--pack', 'npm', '.']],
    ['attw', ['--pack', '.', '--no-emoji', '--no-color', '--format', 'table-flipped', ...attw]],
  ];
  const found = [];
  // One after the other: both pack the folder into a file of the same name.
  for (const [command, args] of runs) {
    const { code, output } = await runCaptured(command, args, { cwd });
    if (code !== 0) found.push(`${command} does not like packages/${name}:\n${output.trim()}\n`);
  }
  return found;
}

const found = (await Promise.all(PACKAGES.map(complaints))).flat();
for (const complaint of found) console.error(complaint);
process.exitCode = found.length === 0 ? 0 : 1;
