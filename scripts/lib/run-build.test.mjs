import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runInputs } from './run-build.mjs';

let checkout;

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'koukoutu-run-build-'));
  for (const folder of [
    'packages/sdk/src',
    'packages/imaging/src/cutout',
    'packages/mock-page/src',
    'examples/cut-out',
  ])
    mkdirSync(path.join(checkout, folder), { recursive: true });
  for (const file of ['packages/mock-server/src/index.ts', 'packages/mock-server/package.json', 'pnpm-lock.yaml'])
    put(file, '');
  for (const file of ['scripts/build-to-run.mjs', 'packages/imaging/src/cutout/ground.ts']) put(file, 'one');
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function put(file, text) {
  const whole = path.join(checkout, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, text);
}

test('the inputs of the build to run are the same as long as no file changes', () => {
  expect(runInputs(checkout)).toBe(runInputs(checkout));
});

test('a new file, a removed file, and a file that was saved again change the inputs of the build to run', () => {
  const before = runInputs(checkout);
  put('packages/sdk/src/core/new.ts', '');
  const withNew = runInputs(checkout);
  expect(withNew).not.toBe(before);
  rmSync(path.join(checkout, 'packages/sdk/src/core'), { recursive: true });
  expect(runInputs(checkout)).toBe(before);
  utimesSync(path.join(checkout, 'packages/imaging/src/cutout/ground.ts'), new Date(), new Date(Date.now() + 5000));
  expect(runInputs(checkout)).not.toBe(before);
});

test('packages that are installed in the folder of the example are no inputs of the build to run', () => {
  const before = runInputs(checkout);
  put('examples/cut-out/node_modules/sharp/index.js', '');
  expect(runInputs(checkout)).toBe(before);
});
