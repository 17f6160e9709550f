// Compares the command line with a program written with the SDK: CPU and peak memory for 500 pictures of 100 kB against a mock
// whose tasks take no time. Both are measured alternately. Also measures the time of `koukoutu --help`.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp from 'sharp';

const PICTURES = 500;
const ROUNDS = 3;
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

/** Loaded into both programs. Records the resources that the process has used when it ends. */
const METER = `
import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.METER_FILE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
});
`;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
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
  await writeFile(path.join(folder, 'meter.mjs'), METER);
  let runs = 0;
  const measure = async (program, args) => {
    runs += 1;
    const file = path.join(folder, `meter-${runs}.json`);
    const output = path.join(folder, `out-${runs}`);
    const started = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', pathToFileURL(path.join(folder, 'meter.mjs')).href, program, ...args(output)],
      {
        env: { ...process.env, METER_FILE: file, KOUKOUTU_BASE_URL: mock.url, KOUKOUTU_API_KEY: 'kkt-mock-key' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const code = await new Promise((resolve) => child.on('close', resolve));
    const results = (await readdir(output)).filter((name) => name.endsWith('.webp')).length;
    if (code !== 0 || results !== PICTURES)
      throw new Error(`${program} ended with code ${code} and ${results} results.`);
    return { ...JSON.parse(await readFile(file, 'utf8')), wall: performance.now() - started };
  };
  const sides = {
    SDK: () => measure(path.join(folder, 'program.mjs'), (output) => [photos, output]),
    'command line': () => measure(command, (output) => ['cutout', photos, '-o', output, '--quiet']),
  };
  const seen = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, side] of Object.entries(sides)) seen[name].push(await side());
  }
  console.log(
    `${PICTURES} pictures of 100 kB, ${ROUNDS} rounds, medians (${cpus()[0]?.model}, ${cpus().length} cores)`,
  );
  for (const [what, unit, goal] of [
    ['cpu', 'ms', 1.15],
    ['memory', 'MiB', 1.2],
    ['wall', 'ms', undefined],
  ]) {
    const [plain, cli] = Object.keys(sides).map((name) => median(seen[name].map((run) => run[what])));
    const ratio = (cli / plain).toFixed(2);
    const note = goal === undefined ? '' : `   goal ≤ ${goal}`;
    console.log(
      `  ${what.padEnd(8)} SDK ${plain.toFixed(0)} ${unit}   command line ${cli.toFixed(0)} ${unit}   ${ratio} ×${note}`,
    );
  }
} finally {
  await mock.stop();
  await rm(folder, { recursive: true, force: true });
}

const fastest = (args) =>
  Math.min(
    ...Array.from({ length: 15 }, () => {
      const started = performance.now();
      spawnSync(process.execPath, args, { cwd: path.dirname(command) });
      return performance.now() - started;
    }),
  );
const commander = pathToFileURL(fromCli.resolve('commander')).href;
const empty = fastest(['-e', '0']);
const library = Math.max(0, fastest(['--input-type=module', '-e', `import '${commander}'`]) - empty);
const help = fastest([command, '--help']);
const limit = 1.5 * empty + library;
console.log(
  `  --help   ${help.toFixed(0)} ms; node -e 0: ${empty.toFixed(0)} ms, commander ${library.toFixed(0)} ms   goal ≤ ${limit.toFixed(0)} ms`,
);
