import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { all, newFile, payingApi, png, tasksWritten } from './support/batches.js';
import { clientOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { AmbiguousSubmitError, fromPath, manifestFile } from './support/sdk.js';
import { envelope, paths, type StubApi, taskState } from './support/stub-api.js';

const front = await pictures.png(100, 100);
const back = await pictures.png(130, 110);

describe('a batch with a manifest file', () => {
  test('continues a chain of calls where it broke, each task by its model', async () => {
    const api = await payingApi();
    const file = await newFile();
    const client = clientOf(api);
    let broken = true;
    const chain = () =>
      all(
        client.batch(
          [fromPath('/pictures/shirt.png')],
          async () => {
            const cutout = await client.removeBackground(png);
            if (broken) throw new Error('the disk is full');
            return client.addShadow(cutout);
          },
          { manifest: manifestFile(file) },
        ),
      );
    expect(String((await chain())[0]?.error)).toBe('Error: the disk is full');
    broken = false;
    expect((await chain())[0]?.result?.taskId).toBe(2);
    expect(api.to(paths.create).map(({ form }) => form.model_key)).toEqual(['background-removal', 'image-shadow-v3']);
    expect(await readFile(file, 'utf8')).toContain('"key":"/pictures/shirt.png"');
  });

  test('records the calls of other clients too', async () => {
    const api = await payingApi();
    const file = await newFile();
    const run = () =>
      clientOf(api).batch(['a'], () => clientOf(api).removeBackground(png), { manifest: manifestFile(file) });
    for await (const _ of run()) break;
    expect((await all(run()))[0]?.result?.taskId).toBe(1);
    expect(api.paid()).toBe(1);
  });

  describe('that makes several calls for an input at once', () => {
    const several = (api: StubApi, file: string, backBegins = false) => {
      const client = clientOf(api);
      const three = async () => {
        const first = backBegins && client.removeBackground(back);
        return Promise.all([
          client.removeBackground(front),
          first || client.removeBackground(back),
          client.extractPrint(front, { extractType: 'x' }),
        ]);
      };
      return client.batch(['a'], three, { manifest: manifestFile(file) });
    };

    test('each finds its own task again, in any order of start and creation', async () => {
      const api = await payingApi();
      const file = await newFile();
      const numbers = { front: 21, back: 22, print: 23 };
      let backIsHere: () => void = () => {};
      const backFirst = new Promise<void>((resolve) => {
        backIsHere = resolve;
      });
      api.on(paths.create, async ({ form }) => {
        if (form.model_key === 'image-extract') return envelope({ task_id: numbers.print });
        if ((form.image_file as File).size === back.length) {
          backIsHere();
          return envelope({ task_id: numbers.back });
        }
        await backFirst;
        await tasksWritten(file, 2);
        return envelope({ task_id: numbers.front });
      });
      for await (const _ of several(api, file)) break;
      const [item] = await all(several(api, file, true));
      expect(item?.result?.map(({ taskId }) => taskId)).toEqual([21, 22, 23]);
      expect(api.paid()).toBe(3);
    });

    test('a call that may have been charged keeps the input from being run again', async () => {
      const api = await payingApi();
      const file = await newFile();
      api.on(paths.create, async ({ form }) => {
        if (form.model_key !== 'image-extract') return envelope({ task_id: 1 });
        await tasksWritten(file, 2);
        return (response) => response.destroy();
      });
      api.on(paths.query, () => taskState(0));
      expect((await all(several(api, file)))[0]?.error).toBeInstanceOf(AmbiguousSubmitError);
      expect((await all(several(api, file)))[0]?.error?.message).toContain('repeatUnknown');
      expect(api.paid()).toBe(3);
    });
  });

  describe('whose calls for an input look alike', () => {
    const links = ['https://pictures.example.com/?id=front', 'https://pictures.example.com/?id=back'];
    const both = (api: StubApi, file: string) => {
      const client = clientOf(api);
      return client.batch(['a'], () => Promise.all(links.map((link) => client.removeBackground(link))), {
        manifest: manifestFile(file),
      });
    };

    test('each finds its own task again, in any order of creation', async () => {
      const api = await payingApi();
      const file = await newFile();
      api.on(paths.create, async ({ form }) => {
        if (form.image_url === links[1]) return envelope({ task_id: 22 });
        await tasksWritten(file, 1);
        return envelope({ task_id: 21 });
      });
      for await (const _ of both(api, file)) break;
      expect((await all(both(api, file)))[0]?.result?.map(({ taskId }) => taskId)).toEqual([21, 22]);
      expect(api.paid()).toBe(2);
    });

    test('a call that was not carried out does not take the task of another', async () => {
      const api = await payingApi();
      const file = await newFile();
      api.on(paths.create, async ({ form }) => {
        if (form.image_url === links[1]) return envelope({ task_id: 22 });
        await tasksWritten(file, 1);
        return { status: 401, json: { code: 401, message: 'no' } };
      });
      expect((await all(both(api, file)))[0]?.error).toMatchObject({ name: 'AuthenticationError' });
      api.on(paths.create, () => envelope({ task_id: 21 }));
      expect((await all(both(api, file)))[0]?.result?.map(({ taskId }) => taskId)).toEqual([21, 22]);
      expect(api.paid()).toBe(3);
    });
  });

  test('continues a task that was created one step at a time', async () => {
    const api = await payingApi();
    const file = await newFile();
    const client = clientOf(api);
    const run = async () => (await client.tasks.create('stamp-crop', png)).result();
    const batch = () => client.batch(['a'], run, { manifest: manifestFile(file) });
    for await (const _ of batch()) break;
    expect((await all(batch()))[0]?.result?.taskId).toBe(1);
    expect(api.paid()).toBe(1);
  });

  test('recognises a picture whose link is signed, or whose File is created, anew in each run', async () => {
    const api = await payingApi();
    const file = await newFile();
    const client = clientOf(api);
    let run = 0;
    const signed = async () => {
      const link = `https://pictures.example.com/a.png?signature=${++run}`;
      const cutout = await client.removeBackground(link);
      return client.addShadow(cutout);
    };
    const batch = () =>
      client.batch([new File([png], 'a.png', { lastModified: run })], signed, { manifest: manifestFile(file) });
    for await (const _ of batch()) break;
    expect((await all(batch()))[0]?.result?.taskId).toBe(2);
    expect(await all(batch())).toEqual([]);
    expect(api.paid()).toBe(2);
  });
});
