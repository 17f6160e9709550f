/** The steps of the journey. Each is one call, or one thing that goes wrong. */
import { assert, equal, isPicture, rejects } from './assert.mjs';

/** @import * as Sdk from '@koukoutu/sdk/node' */
/** @import { Ability, World } from './journey.mjs' */

const PHOTO = { width: 240, height: 160 };

/** @param {World} world @param {Sdk.ClientOptions} [options] */
const connect = ({ sdk, places }, options) => new sdk.Koukoutu({ baseUrl: places.url, pollInterval: 10, ...options });

/** @type {readonly { name: string, needs?: Ability, run(world: Required<World>): Promise<void> }[]} */
export const STEPS = [
  {
    name: 'cuts out bytes',
    async run(world) {
      await isPicture(await connect(world).removeBackground(world.photo), 'image/webp', PHOTO);
    },
  },
  {
    name: 'cuts out a Blob, as PNG',
    async run(world) {
      const result = await connect(world).removeBackground(new Blob([world.photo]), { outputFormat: 'png' });
      await isPicture(result, 'image/png', PHOTO);
    },
  },
  {
    name: 'cuts out a stream',
    async run(world) {
      await isPicture(await connect(world).removeBackground(new Blob([world.photo]).stream()), 'image/webp', PHOTO);
    },
  },
  {
    name: 'cuts out a file, and saves the result',
    needs: 'files',
    async run(world) {
      const { node, photoPath, out } = world;
      const result = await connect(world).removeBackground(node.fromPath(photoPath), { outputFormat: 'png' });
      await isPicture(result, 'image/png', PHOTO);
      equal(await node.save(result, `${out}/saved.png`), `${out}/saved.png`, 'the path');
    },
  },
  {
    name: 'sends no name of a file on the disk, also through raw',
    needs: 'files',
    async run(world) {
      const { node, photoPath } = world;
      /** @type {string[]} */
      const bodies = [];
      const koukoutu = connect(world, {
        fetch: async (request) => {
          bodies.push(await request.clone().text());
          return fetch(request);
        },
      });
      const { Bun } = /** @type {{ Bun?: { file(path: string): Blob } }} */ (globalThis);
      // Bun would send the whole path of such a file as its name.
      const image_file = Bun?.file(photoPath) ?? (await node.fromPath(photoPath).blob());
      await koukoutu.raw.async.POST('/v1/create', { body: { model_key: 'background-removal', image_file } });
      await koukoutu.raw.sync.POST('/v1/create', {
        body: { model_key: 'background-removal', image_file },
        parseAs: 'blob',
      });
      await koukoutu.removeBackground(image_file);
      equal(bodies.length, 3, 'the requests');
      for (const body of bodies) {
        assert(/filename="image\.(jpe?g|bin)"/.test(body), 'the file has another name');
        assert(!body.includes('photo.jpg'), 'the name of the file on the disk was sent');
      }
    },
  },
  {
    name: 'follows a task to its picture, and resumes it from its JSON',
    async run(world) {
      const koukoutu = connect(world);
      const task = await koukoutu.tasks.create('background-removal', world.photo, { outputFormat: 'png' });
      let progress = 0;
      let last = '';
      for await (const update of task.updates()) {
        assert(update.progress >= progress, 'the progress falls');
        progress = update.progress;
        last = update.state;
      }
      equal(last, 'done', 'the last state');
      equal(progress, 100, 'the last progress');
      const resumed = koukoutu.tasks.resume(JSON.parse(JSON.stringify(task)));
      const result = await resumed.result();
      equal(result.taskId, task.id, 'the task');
      await isPicture(result, 'image/png', PHOTO);
    },
  },
  {
    name: 'stops within 50 ms of an abort, between two polls',
    async run(world) {
      const koukoutu = connect(world, { pollInterval: 120_000 });
      const task = await koukoutu.tasks.create('background-removal', world.photo);
      let best = Infinity;
      // The best of a few: a machine that is busy with something else may oversleep once.
      for (let attempt = 0; attempt < 5 && best > 50; attempt++) {
        const controller = new AbortController();
        let aborted = 0;
        const onUpdate = () =>
          setTimeout(() => {
            aborted = performance.now();
            controller.abort();
          }, 20);
        const error = await rejects('AbortError', () => task.result({ signal: controller.signal, onUpdate }));
        best = Math.min(best, performance.now() - aborted);
        equal(error.taskId, task.id, 'the task of the error');
      }
      assert(best <= 50, `it took ${Math.round(best)} ms`);
    },
  },
  {
    name: 'tells the credits, and hands the raw response out',
    async run(world) {
      const { data, response } = await connect(world).credits().withResponse();
      assert(data.credits > 0, `the credits are ${data.credits}`);
      equal(response?.status, 200, 'the status');
    },
  },
  {
    name: 'draws a picture from a prompt and a picture',
    async run(world) {
      const result = await connect(world).generateImage('nano-banana-pro', { prompt: '一顶帽子', images: world.photo });
      await isPicture(result, 'image/jpeg');
      assert((await result.dataUrl()).startsWith('data:image/jpeg;base64,'), 'no data: URI');
    },
  },
  {
    name: 'refuses what is no picture before anything is sent',
    async run(world) {
      await rejects('UnsupportedFormatError', () => connect(world).removeBackground(new Blob(['no picture'])));
    },
  },
  {
    name: 'names a wrong key, and prints no key with its errors and its client',
    needs: 'key',
    async run(world) {
      const koukoutu = connect(world, { apiKey: 'kkt-wrong-SECRET-key' });
      const error = await rejects('AuthenticationError', () => koukoutu.removeBackground(world.photo));
      assert(error instanceof world.sdk.KoukoutuError, 'the error is of another class');
      equal(error.status, 401, 'the status');
      console.log(koukoutu, connect(world), koukoutu.raw, error, error.cause, JSON.stringify([koukoutu, error]));
    },
  },
  {
    name: 'takes HTTP 407 for the API’s own “too small”',
    needs: 'key',
    async run(world) {
      const headers = { 'x-mock-scenario': 'error-407' };
      await rejects('ImageTooSmallError', () => connect(world).removeBackground(world.photo, { headers }));
    },
  },
  {
    name: 'knows that what was never sent cost nothing, and repeats it',
    needs: 'refusals',
    async run(world) {
      /** @type {string[]} */
      const lines = [];
      const note = (/** @type {string} */ line) => void lines.push(line);
      const logger = { error: note, warn: note, info: note, debug: note };
      const koukoutu = connect(world, { baseUrl: world.places.nobody, maxRetries: 1, logger, logLevel: 'info' });
      const error = await rejects('ConnectionError', () => koukoutu.removeBackground(world.photo));
      assert(!error.mayHaveRun, 'it may have run');
      assert(
        lines.some((line) => line.includes('attempt 2 of 2')),
        `it was not repeated: ${lines.join('; ')}`,
      );
    },
  },
  {
    name: 'does not repeat what may have been charged',
    needs: 'key',
    async run(world) {
      const koukoutu = connect(world, { baseUrl: world.places.broken });
      const error = await rejects('AmbiguousSubmitError', () => koukoutu.removeBackground(world.photo));
      equal(error.mayHaveRun, true, 'mayHaveRun');
    },
  },
  {
    name: 'follows no redirect with its key',
    needs: 'key',
    async run(world) {
      const koukoutu = connect(world, { baseUrl: world.places.redirecting });
      const error = await rejects('InvalidResponseError', () => koukoutu.credits());
      assert(error.message.includes('redirect'), error.message);
      await rejects('InvalidResponseError', () => koukoutu.removeBackground(world.photo));
    },
  },
  {
    name: 'survives an upload that is cut off',
    needs: 'files',
    async run(world) {
      const { node, largePath, places } = world;
      for (let attempt = 0; attempt < 3; attempt++) {
        const koukoutu = connect(world, { baseUrl: places.cutting });
        const run = () => koukoutu.removeBackground(node.fromPath(largePath));
        const error = await rejects(['ConnectionError', 'AmbiguousSubmitError'], run);
        // Node alone can tell that a part of the upload was never sent, so that nothing can have been charged.
        equal(Boolean(error.mayHaveRun), error.name === 'AmbiguousSubmitError', 'mayHaveRun');
      }
    },
  },
  {
    name: 'survives an upload that is aborted',
    needs: 'files',
    async run(world) {
      const { node, largePath, places } = world;
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 100);
      const koukoutu = connect(world, { baseUrl: places.deaf });
      await rejects('AbortError', () =>
        koukoutu.removeBackground(node.fromPath(largePath), { signal: controller.signal }),
      );
    },
  },
  {
    name: 'goes on with a batch that was interrupted, and pays for nothing twice',
    needs: 'files',
    async run(world) {
      const { node, photoPath, out } = world;
      const manifest = node.manifestFile(`${out}/batch.jsonl`);
      const inputs = ['a', 'b', 'c'].map((name) => ({ ...node.fromPath(photoPath), path: name }));
      /** @type {Set<number | undefined>} */
      const tasks = new Set();
      const run = (/** @type {Sdk.Koukoutu} */ koukoutu) =>
        koukoutu.batch(inputs, (input, { signal }) => koukoutu.removeBackground(input, { signal }), { manifest });
      for await (const { result, error } of run(connect(world))) {
        if (error) throw error;
        tasks.add(result.taskId);
        break;
      }
      let skipped = 0;
      for await (const { result, error, progress } of run(connect(world))) {
        if (error) throw error;
        tasks.add(result.taskId);
        skipped = progress.skipped;
      }
      equal(tasks.size, 3, 'the number of tasks');
      assert(skipped === 0 || skipped === 1, `${skipped} were skipped`);
    },
  },
  {
    name: 'is the server of a proxy',
    needs: 'server',
    async run(world) {
      const { url, stop } = await world.serveProxy();
      try {
        // The proxy holds the key; to this client the wrong one makes no difference.
        const koukoutu = connect(world, { baseUrl: `${url}/api/koukoutu`, apiKey: 'kkt-wrong-SECRET-key' });
        await isPicture(await koukoutu.removeBackground(world.photo), 'image/webp', PHOTO);
        await rejects('NotFoundError', () => koukoutu.credits());
      } finally {
        await stop();
      }
    },
  },
];
