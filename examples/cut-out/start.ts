/**
 * Cuts pictures out from end to end: starts the mock as a real HTTP server, sends each picture through the SDK, once
 * synchronously and once as a polled task, and writes both results. `npm start` runs this.
 *
 * Usage: node start.ts [picture …]      without pictures: the sample that ships with the repository
 */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_API_KEY, startMockProcess } from '@koukoutu/mock-server/node';
import { Koukoutu, KoukoutuError } from '@koukoutu/sdk/node';
import { cutOut } from './cut-out.ts';
import { outputNames } from './output-names.ts';
import { seconds } from './progress.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const sample = path.join(root, 'examples/assets/sample.jpg');
const usage = readFileSync(fileURLToPath(import.meta.url), 'utf8').match(/Usage: (.*)/)?.[1];

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  // npm runs scripts in the package's folder; paths are meant relative to where the user stands.
  const from = process.env.INIT_CWD ?? process.cwd();
  const pictures = args.length > 0 ? args.map((file) => path.resolve(from, file)) : [sample];
  const out = path.join(root, 'out');
  await mkdir(out, { recursive: true });

  const started = performance.now();
  const mock = await startMockProcess({ speed: 3 });
  console.log(`Mock server ready on ${mock.url} (${seconds(started)})`);
  let failures = 0;
  try {
    // The mock does not mind being asked often, and the bar moves the better for it.
    const koukoutu = new Koukoutu({ apiKey: DEFAULT_API_KEY, baseUrl: mock.url, pollInterval: 150 });
    const names = outputNames(pictures, out);
    for (const [index, picture] of pictures.entries()) {
      try {
        await cutOut(koukoutu, picture, names[index] as string);
      } catch (error) {
        failures += 1;
        console.error(`  ✗ ${path.relative(from, picture) || picture}: ${explain(error)}`);
      }
    }
  } finally {
    await mock.stop();
  }
  console.log(`Mock server stopped. ${pictures.length - failures} of ${pictures.length} done in ${seconds(started)}.`);
  return failures === 0 ? 0 : 1;
}

function explain(error: unknown): string {
  if (error instanceof KoukoutuError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EISDIR') return 'this is a folder; name the pictures in it.';
  if (code === 'EACCES') return 'this file may not be read.';
  return error instanceof Error ? error.message : String(error);
}

process.exitCode = await main(process.argv.slice(2));
