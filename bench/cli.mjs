// Compares the command line with a program written with the SDK: CPU and peak memory for 500 pictures of 100 kB against a mock
// whose tasks take no time. Both are measured alternately. Also measures the time of `koukoutu --help`.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { interleave } from './lib/interleave.mjs';
import { runNode } from './lib/processes.mjs';
import { benchOptions, compare, report } from './lib/results.mjs';

const options = benchOptions();
const PICTURES = options.quick ? 50 : 500;
const rows = [];
const root = fileURLToPath(new URL('../', import.meta.url));
const command = path.join(root, 'packages/cli/dist/main.js');
const fromCli = createRequire(command);
const { startMockProcess } = await import(pathToFileURL(fromCli.resolve('@koukoutu/mock-server/node')));
const sdk = pathToFileURL(fromCli.resolve('@koukoutu/sdk/node')).href;

/** The same work as a program that a user would write with the SDK. */
const PROGRAM = `
import { mkdir, readdir } from 'node:fs/promises';
import { fromPath, Koukoutu, manifestFile, save } from '${sdk.replace(/\.cjs$/, '.js')}';
const koukoutu = new Koukoutu({ baseUrl: process.env.KOUKOUTU_BASE_URL });
const [, , input, output] = process.argv;
await mkdir(output, { recursive: true });
const names = await readdir(input);
const run = koukoutu.batch(names, (name, { signal }) => koukoutu.removeBackground(fromPath(input + '/' + name), { signal }), {
  manifest: manifestFile(output + '/batch.jsonl'),
  concurrency: 8,
});
for await (const { input: name, result, error } of run) {
  if (error) throw error;
  await save(result, output + '/' + name.replace(/\\.\\w+$/, '.webp'));
}
`;

const folder = await mkdtemp(path.join(tmpdir(), 'koukoutu-bench-cli-'));
const mock = await startMockProcess({ speed: 1000, args: ['--median', '1'] });
try {
  const photos = path.join(folder, 'photos');
  await mkdir(photos);
  const sample = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#808080' } })
    .jpeg()
    .toBuffer();
  for (let number = 0; number < PICTURES; number += 1) {
    // Bytes after the end of a JPEG are allowed. They make each picture different, with 100 kB.
    await writeFile(
      path.join(photos, `photo-${number}.jpg`),
      Buffer.concat([sample, randomBytes(100_000 - sample.length)]),
    );
  }
  await writeFile(path.join(folder, 'program.mjs'), PROGRAM);
  let runs = 0;
  const measure = async (program, args) => {
    runs += 1;
    const output = path.join(folder, `out-${runs}`);
    const { stdout: _, ...used } = await runNode([program, ...args(output)], {
      env: { KOUKOUTU_BASE_URL: mock.url, KOUKOUTU_API_KEY: 'kkt-mock-key' },
    });
    const results = (await readdir(output)).filter((name) => name.endsWith('.webp')).length;
    if (results !== PICTURES) throw new Error(`${program} made ${results} results of ${PICTURES}.`);
    return used;
  };
  const { ours, theirs } = await interleave(
    {
      ours: () => measure(command, (output) => ['cutout', photos, '-o', output, '--quiet']),
      theirs: () => measure(path.join(folder, 'program.mjs'), (output) => [photos, output]),
    },
    { rounds: options.quick ? 1 : 3 },
  );
  const pictures = { en: `${PICTURES} pictures of 100 kB`, zh: `${PICTURES} 张 100 kB 的图片` };
  const row = (id, what, unit, goal) =>
    compare({
      id,
      what: { en: `${pictures.en}, ${what.en}`, zh: `${pictures.zh}，${what.zh}` },
      unit,
      ours: ours[id],
      theirs: theirs[id],
      name: { en: 'a program with the SDK', zh: '用 SDK 编写的程序' },
      ...(goal && { goal: { atMost: goal } }),
    });
  rows.push(
    row('cpu', { en: 'CPU', zh: 'CPU 时间' }, 'ms', 1.15),
    row('memory', { en: 'peak memory', zh: '内存峰值' }, 'MiB', 1.2),
    row('wall', { en: 'wall clock', zh: '总时长' }, 'ms'),
  );
} finally {
  await mock.stop();
  await rm(folder, { recursive: true, force: true });
}

/** What printing the help may cost: half as much again as starting Node with an empty program, and loading commander. */
const commander = pathToFileURL(fromCli.resolve('commander')).href;
const cpuOfNode = async (...args) => (await runNode(args)).cpu;
const help = await interleave(
  {
    help: async () => ({ cpu: await cpuOfNode(command, '--help') }),
    empty: async () => ({ cpu: await cpuOfNode('-e', '0') }),
    commander: async () => ({ cpu: await cpuOfNode('--input-type=module', '-e', `import '${commander}'`) }),
  },
  { rounds: options.quick ? 3 : 15 },
);
rows.push(
  compare({
    id: 'help',
    what: { en: '`koukoutu --help`, CPU', zh: '`koukoutu --help` 的 CPU 时间' },
    unit: 'ms',
    ours: help.help.cpu,
    theirs: help.empty.cpu.map((empty, round) => empty * 0.5 + help.commander.cpu[round]),
    name: { en: '1.5 × an empty program, and commander', zh: '空程序的 1.5 倍加 commander' },
    goal: { atMost: 1 },
  }),
);
report({ name: 'cli', title: { en: 'The command line', zh: '命令行' }, rows }, options);
