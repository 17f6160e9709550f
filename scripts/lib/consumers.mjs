// The kinds of projects that may use our packages. Each is a small project that makes one call to a mock.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, runCaptured } from './run.mjs';

/** Asks for the credits, which is the smallest real call. The address comes from the environment. */
const call = (load) => `${load}
const koukoutu = new Koukoutu({ apiKey: 'kkt-mock-key', baseUrl: process.env.KOUKOUTU_BASE_URL });
koukoutu.credits().then(({ credits }) => console.log('credits', credits));
`;
const IMPORT = "import { Koukoutu } from '@koukoutu/sdk';";
const options = (module, moduleResolution) =>
  JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023', 'DOM'],
      module,
      moduleResolution,
      strict: true,
      outDir: 'out',
      types: ['node'],
      typeRoots: [path.join(root, 'node_modules', '@types')],
    },
    files: ['program.ts'],
  });

/** A tool of this repository, since the test is only about our packages. */
const tool = (name, ...args) => [path.join(root, 'node_modules', '.bin', name), ...args];

/** @type {{ name: string, type: 'module' | 'commonjs', files: Record<string, string>, commands: string[][] }[]} */
export const CONSUMERS = [
  { name: 'ESM', type: 'module', files: { 'program.js': call(IMPORT) }, commands: [['node', 'program.js']] },
  {
    name: 'CommonJS',
    type: 'commonjs',
    files: { 'program.js': call("const { Koukoutu } = require('@koukoutu/sdk');") },
    commands: [['node', 'program.js']],
  },
  {
    name: 'TypeScript, nodenext',
    type: 'module',
    files: { 'program.ts': call(IMPORT), 'tsconfig.json': options('nodenext', 'nodenext') },
    commands: [tool('tsc', '-p', '.'), ['node', 'out/program.js']],
  },
  {
    name: 'TypeScript, bundler',
    type: 'module',
    files: { 'program.ts': call(IMPORT), 'tsconfig.json': options('esnext', 'bundler') },
    commands: [
      tool('tsc', '-p', '.', '--noEmit'),
      tool(
        'esbuild',
        'program.ts',
        '--bundle',
        '--platform=node',
        '--format=esm',
        '--outfile=bundle.mjs',
        '--log-level=error',
      ),
      ['node', 'bundle.mjs'],
    ],
  },
];

/**
 * Makes a consumer's project, installs tarballs into it with npm, and runs it.
 *
 * @param {typeof CONSUMERS[number]} consumer
 * @param {string} folder an empty folder, outside of this repository
 * @param {string[]} tarballs
 * @param {string} baseUrl of a mock
 * @throws Error with what was printed, if a step fails
 */
export async function runConsumer(consumer, folder, tarballs, baseUrl) {
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'consumer', version: '0.0.0', private: true, type: consumer.type };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [name, content] of Object.entries(consumer.files)) await writeFile(path.join(folder, name), content);
  const install = ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs];
  let last = '';
  for (const [command, ...args] of [install, ...consumer.commands]) {
    const { code, output } = await runCaptured(command, args, { cwd: folder, env: { KOUKOUTU_BASE_URL: baseUrl } });
    if (code !== 0) throw new Error(`${consumer.name}: \`${command} ${args.join(' ')}\` failed:\n${output.trim()}`);
    last = output;
  }
  if (!/^credits \d/m.test(last))
    throw new Error(`${consumer.name}: the call printed no credits. It printed:\n${last.trim()}`);
}
