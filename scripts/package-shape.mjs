// Whether the packages can be used as they would be published: every entry resolves, in ESM and CJS, with its types.
import path from 'node:path';
import { root, runCaptured } from './lib/run.mjs';

const PACKAGES = [
  { name: 'sdk', attw: [] },
  { name: 'mock-server', attw: ['--profile', 'esm-only'] },
  { name: 'contract-tests', attw: ['--profile', 'esm-only'] },
];

let failed = 0;
for (const { name, attw } of PACKAGES) {
  const cwd = path.join(root, 'packages', name);
  const runs = [
    ['publint', ['--strict', '--pack', 'npm', '.']],
    ['attw', ['--pack', '.', '--no-emoji', '--no-color', '--format', 'table-flipped', ...attw]],
  ];
  for (const [command, args] of runs) {
    const { code, output } = await runCaptured(command, args, { cwd });
    if (code === 0) continue;
    failed += 1;
    console.error(`${command} does not like packages/${name}:\n${output.trim()}\n`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
