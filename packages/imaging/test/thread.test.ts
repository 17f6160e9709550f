import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Imaging } from '../src/index.js';
import { createNodeImaging } from '../src/node.js';
import { product } from './scenes.js';
import { nodeImaging, rules } from './spec.js';

const folder = new URL('../node_modules/.cache/thread-test/', import.meta.url);
const program = new URL('worker.mjs', folder);
/** A thread that exits as soon as it receives a picture. */
const broken = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`,
  )}`,
);

beforeAll(async () => {
  const entryPoints = ['worker.ts', 'node.ts'].map((file) => fileURLToPath(new URL(`../src/${file}`, import.meta.url)));
  await build({
    entryPoints,
    outdir: fileURLToPath(folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
}, 60_000);

/** A picture that is large enough to be made on the thread. */
const large = () => product(1900, 1300, 'jpeg');

function withThread(file = program): Imaging {
  const imaging = createNodeImaging({ rules, program: file });
  onTestFinished(() => imaging.close());
  return imaging;
}

describe('large pictures on a thread', () => {
  it('equal those made on the caller’s thread byte for byte, and leave the caller’s bytes intact', async () => {
    const [there, here] = [withThread(), nodeImaging()];
    const picture = await large();
    const before = picture.slice();
    for (const outputFormat of ['png', 'webp'] as const) {
      const made = await there.removeBackground(picture, { outputFormat, crop: true });
      const same = await here.removeBackground(picture, { outputFormat, crop: true });
      expect({ ...made, bytes: undefined }).toEqual({ ...same, bytes: undefined });
      expect(Buffer.compare(made.bytes, same.bytes)).toBe(0);
    }
    const prompt = { prompt: '一只狐狸 fox', images: [picture], width: 2048, height: 1536 };
    expect(Buffer.compare((await there.generate(prompt)).bytes, (await here.generate(prompt)).bytes)).toBe(0);
    expect(Buffer.compare(picture, before)).toBe(0);
  });

  it('are refused with the same typed error if they are broken', async () => {
    const picture = await large();
    await expect(withThread().removeBackground(picture.subarray(0, picture.length / 2))).rejects.toMatchObject({
      name: 'ImagingError',
      reason: 'broken',
    });
  });

  it('reject with a typed error when the thread breaks, and the next one starts a new thread', async () => {
    const imaging = withThread(broken);
    const picture = await large();
    for (let round = 0; round < 2; round++) {
      await expect(imaging.removeBackground(picture)).rejects.toMatchObject({ name: 'ImagingError', reason: 'failed' });
    }
    // Small pictures do not need the thread.
    await expect(imaging.removeBackground(await product())).resolves.toMatchObject({ width: 160 });
  });

  it('are rejected when the imaging is closed, and can be made again afterwards', async () => {
    const imaging = withThread();
    const picture = await large();
    const made = imaging.removeBackground(picture);
    const outcome = expect(made).rejects.toMatchObject({ name: 'ImagingError', reason: 'failed' });
    // Close after the picture has been handed over, which takes a turn or two of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    await imaging.close();
    await outcome;
    await expect(imaging.removeBackground(picture)).resolves.toMatchObject({ width: 1900 });
  });

  it('do not keep a process alive after they are made', async () => {
    const script = `
      import { createNodeImaging } from ${JSON.stringify(new URL('node.mjs', folder).href)};
      const imaging = createNodeImaging({
        rules: ${JSON.stringify(rules)},
        program: new URL(${JSON.stringify(program.href)}),
      });
      const bytes = Buffer.from(${JSON.stringify(Buffer.from(await large()).toString('base64'))}, 'base64');
      const { width } = await imaging.removeBackground(bytes);
      process.on('exit', () => console.log(width, performance.now() - made < 5000));
      const made = performance.now();`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('1900 true');
  });
});

it('makes large pictures on the caller’s thread if the program of the thread is missing', async () => {
  const imaging = withThread(pathToFileURL('/nowhere/imaging-worker.js'));
  await expect(imaging.removeBackground(await large())).resolves.toMatchObject({ width: 1900, height: 1300 });
});
