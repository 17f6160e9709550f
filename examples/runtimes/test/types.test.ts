import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Consumer, installPacked, installTypes } from './support/consumer.ts';
import { runProgram } from './support/program.ts';

const toolchain = inject('toolchain');
/** The oldest supported compiler, the last one of the same major version, and the current one. */
const COMPILERS = {
  'TypeScript 5.7': path.join(toolchain, 'typescript-5.7', 'bin', 'tsc'),
  'TypeScript 5.9': createRequire(import.meta.url).resolve('typescript/bin/tsc'),
  'TypeScript 7': path.join(toolchain, 'typescript-7', 'bin', 'tsc'),
} as const;

const UNIVERSAL = ['types/universal.ts'];
const WITH_FILES = [...UNIVERSAL, 'types/files.ts'];
const NODE = { lib: ['ES2022'], types: ['node'] };
const NODE16 = { module: 'node16', moduleResolution: 'node16', ...NODE };
const NODENEXT = { module: 'nodenext', moduleResolution: 'nodenext', ...NODE };
const BUNDLER = { module: 'esnext', moduleResolution: 'bundler', lib: ['ES2022'] };
const STRICTER = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
const PAGE = { ...BUNDLER, lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] };
const WORKERS = { ...BUNDLER, types: ['@cloudflare/workers-types'] };
const OLD = { module: 'commonjs', moduleResolution: 'node', esModuleInterop: true, ...NODE };

/** Projects of consumers: compiler, `type` in the package.json, sources and compiler options. */
const PROJECTS: readonly [
  name: string,
  compiler: keyof typeof COMPILERS,
  type: 'module' | 'commonjs',
  sources: readonly string[],
  options: Record<string, unknown>,
][] = [
  ['ESM under node16, without the DOM', 'TypeScript 5.7', 'module', [...WITH_FILES, 'types/common.cts'], NODE16],
  ['CommonJS under node16, without the DOM', 'TypeScript 5.7', 'commonjs', WITH_FILES, NODE16],
  ['CommonJS under node10, as older projects are', 'TypeScript 5.9', 'commonjs', WITH_FILES, OLD],
  ['ESM under nodenext', 'TypeScript 7', 'module', [...WITH_FILES, 'types/common.cts'], { ...NODENEXT, ...STRICTER }],
  ['CommonJS under nodenext', 'TypeScript 7', 'commonjs', WITH_FILES, NODENEXT],
  ['a bundler, for the browser', 'TypeScript 5.7', 'module', UNIVERSAL, { ...PAGE, ...STRICTER }],
  ['a bundler, for the browser', 'TypeScript 7', 'module', UNIVERSAL, PAGE],
  ['a bundler, for Node, without the DOM', 'TypeScript 7', 'module', WITH_FILES, { ...BUNDLER, types: ['node'] }],
  ['a bundler, for Workers', 'TypeScript 7', 'module', [...UNIVERSAL, 'workerd/proxy.ts'], WORKERS],
];

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPacked(['types', 'workerd', 'deno', 'journey']);
  await installTypes(consumer, '@types/node', import.meta.filename);
  await installTypes(consumer, '@cloudflare/workers-types', `${toolchain}/`);
});
afterAll(() => consumer?.remove());

test.each(PROJECTS)('%s compiles with %s', async (name, compiler, type, files, options) => {
  const config = path.join(consumer.folder, `tsconfig.${`${name} ${compiler}`.replaceAll(/\W+/g, '-')}.json`);
  // With skipLibCheck the compiler would not check the declarations themselves.
  const compilerOptions = { target: 'es2022', strict: true, noEmit: true, skipLibCheck: false, ...options };
  await writeFile(config, JSON.stringify({ compilerOptions, files }));
  await writeFile(path.join(consumer.folder, 'package.json'), JSON.stringify({ private: true, type }));
  const command = [process.execPath, COMPILERS[compiler], '-p', config] as const;
  const { stdout, code } = await runProgram(command, { cwd: consumer.folder, env: {} });
  expect(stdout).toBe('');
  expect(code).toBe(0);
});

test('Deno’s type-check accepts the program of its project', async () => {
  const deno = path.join(toolchain, '.bin', 'deno');
  const command = [deno, 'check', '--node-modules-dir=manual', '--no-lock', 'deno/main.ts'] as const;
  const { stderr, code } = await runProgram(command, { cwd: consumer.folder, env: {} });
  expect(stderr).not.toMatch(/error/i);
  expect(code).toBe(0);
});
