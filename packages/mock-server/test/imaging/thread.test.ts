import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { setupServer } from 'msw/node';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '../../src/handlers/msw.js';
import type { Imaging } from '../../src/imaging/index.js';
import { createNodeImaging } from '../../src/imaging/node.js';
import { createCore } from '../../src/mock.js';
import { KEY } from '../client.js';
import { product } from '../pictures.js';

const folder = new URL('../../node_modules/.cache/thread-test/', import.meta.url);
const program = new URL('worker/entry.mjs', folder);
/** A thread that breaks as soon as it is asked for a picture. */
const broken = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));`,
  )}`,
);

beforeAll(async () => {
  const entryPoints = ['worker/entry.ts', 'node.ts'].map((file) =>
    fileURLToPath(new URL(`../../src/imaging/${file}`, import.meta.url)),
  );
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

/** A picture that is too large to be made on the spot. */
const large = () => product(1900, 1300, 'jpeg');

function withThread(file = program): Imaging {
  const imaging = createNodeImaging({}, file);
  onTestFinished(() => imaging.close());
  return imaging;
}

describe('large pictures on a thread of their own', () => {
  it('come out byte for byte as on the spot, and leave the caller its own bytes', async () => {
    const [there, here] = [withThread(), createNodeImaging()];
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

  it('are refused with the same typed error when they are broken', async () => {
    const picture = await large();
    await expect(withThread().removeBackground(picture.subarray(0, picture.length / 2))).rejects.toMatchObject({
      name: 'ImagingError',
      reason: 'broken',
    });
  });

  it('fail as a typed error when the thread breaks, which then is started anew', async () => {
    const imaging = withThread(broken);
    const picture = await large();
    for (let round = 0; round < 2; round++) {
      await expect(imaging.removeBackground(picture)).rejects.toMatchObject({ name: 'ImagingError', reason: 'failed' });
    }
    // Small ones do not need it.
    await expect(imaging.removeBackground(await product())).resolves.toMatchObject({ width: 160 });
  });

  it('are answered with the error of the API when the thread breaks, and the mock goes on', async () => {
    const core = createCore({}, withThread(broken));
    const server = setupServer(...createHandlers(core.service, () => false));
    server.listen();
    onTestFinished(() => server.close());
    const cut = async (picture: Uint8Array) => {
      const body = new FormData();
      body.set('model_key', 'background-removal');
      body.set('image_file', new Blob([picture.slice()]), 'a.jpg');
      const init = { method: 'POST', headers: { 'x-api-key': KEY }, body };
      return fetch('https://sync.koukoutu.com/v1/create', init);
    };
    const refused = await cut(await large());
    expect([refused.status, (await refused.json()).code]).toEqual([500, 500]);
    expect((await cut(await product())).status).toBe(200);
  });

  it('are given up when the imaging is closed, and can be made again afterwards', async () => {
    const imaging = withThread();
    const picture = await large();
    const made = imaging.removeBackground(picture);
    const outcome = expect(made).rejects.toMatchObject({ name: 'ImagingError', reason: 'failed' });
    // Closed once the picture is handed over, which takes a turn or two.
    await new Promise((resolve) => setImmediate(resolve));
    await imaging.close();
    await outcome;
    await expect(imaging.removeBackground(picture)).resolves.toMatchObject({ width: 1900 });
  });

  it('do not keep a process alive once they are made', async () => {
    const script = `
      import { createNodeImaging } from ${JSON.stringify(new URL('node.mjs', folder).href)};
      const imaging = createNodeImaging({}, new URL(${JSON.stringify(program.href)}));
      const bytes = Buffer.from(${JSON.stringify(Buffer.from(await large()).toString('base64'))}, 'base64');
      const { width } = await imaging.removeBackground(bytes);
      process.on('exit', () => console.log(width, performance.now() - made < 5000));
      const made = performance.now();`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('1900 true');
  });
});

it('makes large pictures on the spot where the program of the thread is missing', async () => {
  const imaging = withThread(pathToFileURL('/nowhere/imaging-worker.js'));
  await expect(imaging.removeBackground(await large())).resolves.toMatchObject({ width: 1900, height: 1300 });
});
