/**
 * Cuts out pictures from end to end: starts the mock as a real HTTP server, sends each picture with the SDK, once as a synchronous
 * call and once as a polled task, and writes both results. `npm start` runs this.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Koukoutu, KoukoutuError } from '@koukoutu/sdk/node';
import { cutOut } from './cut-out.ts';
import { outputNames } from './output-names.ts';
import { picturesOf } from './pictures.ts';
import { seconds } from './progress.ts';
import { openService } from './service.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sample = path.join(root, 'examples/assets/sample.jpg');

const USAGE = `Usage: npm start -- [picture or folder …]

Without an argument the sample that ships with the repository is cut out. Results are written to out/.

  KOUKOUTU_BASE_URL   call this server in place of the mock that is started otherwise
  KOUKOUTU_API_KEY    the key to call with. With pictures of your own and no KOUKOUTU_BASE_URL it calls the live service,
                      which costs credits: each picture is then cut out once`;

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  // npm runs scripts in the package's folder, but paths are relative to the user's folder.
  const from = process.env.INIT_CWD ?? process.cwd();
  const pictures = args.length > 0 ? await picturesOf(args.map((file) => path.resolve(from, file))) : [sample];
  if (pictures.length === 0) {
    console.error('No png, jpeg or webp picture was found in the given paths.');
    return 1;
  }
  const out = path.join(root, 'out');
  await mkdir(out, { recursive: true });

  const started = performance.now();
  const opening = openService(process.env, { ownPictures: args.length > 0 });
  // Node loads its fetch at the first use. Meanwhile the mock starts.
  void globalThis.Headers;
  const service = await opening;
  console.log(`${service.title} (${seconds(started)})`);
  let failures = 0;
  try {
    const koukoutu = new Koukoutu(service.options);
    const names = outputNames(pictures, out);
    for (const [index, picture] of pictures.entries()) {
      try {
        await cutOut(koukoutu, picture, names[index] as string, service.isPaid ? 'once' : 'both ways');
      } catch (error) {
        failures += 1;
        console.error(`  ✗ ${path.relative(from, picture) || picture}: ${explain(error)}`);
      }
    }
  } finally {
    await service.close();
  }
  console.log(`${service.closed} ${pictures.length - failures} of ${pictures.length} done in ${seconds(started)}.`);
  return failures === 0 ? 0 : 1;
}

function explain(error: unknown): string {
  if (error instanceof KoukoutuError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EACCES') return 'this file may not be read.';
  return error instanceof Error ? error.message : String(error);
}

process.exitCode = await main(process.argv.slice(2));
