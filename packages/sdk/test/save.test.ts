import { lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { clientOf, errorOf } from './support/client.js';
import { pictures } from './support/pictures.js';
import { save } from './support/sdk.js';
import { paths, startStub } from './support/stub-api.js';
import { temporaryFolder } from './support/temporary.js';

const png = await pictures.png(130, 70);

describe('save', () => {
  const folder = temporaryFolder;

  test('writes the file, replaces what was there, and takes a promise and a file: URL', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ body: png }));
    const into = await folder();
    const file = join(into, 'out.png');
    const client = clientOf(api);
    expect(await save(client.removeBackground(png), file)).toBe(file);
    await save(await client.removeBackground(png), pathToFileURL(file));
    expect(new Uint8Array(await readFile(file))).toEqual(png);
    expect(await readdir(into)).toEqual(['out.png']);
  });

  test.each([
    ['out.png', 'out.webp'],
    ['out.jpg', 'out.webp'],
    ['out.JPEG', 'out.webp'],
    ['out.svg', 'out.webp'],
  ])('refuses to write a WebP picture as %s, and says what to do', async (name, right) => {
    const result = await clientOf(await startStub()).removeBackground(png);
    const into = await folder();
    const error = await errorOf(save(result, join(into, name)));
    expect(error).toMatchObject({ name: 'InvalidRequestError' });
    expect(error.message).toContain(`the picture is image/webp, but the name ${name} says image/`);
    expect(error.message).toContain(`Save it as ${right}, pass { extension: 'correct' }`);
    expect(await readdir(into)).toEqual([]);
    expect(await save(result, join(into, name), { extension: 'correct' })).toBe(join(into, right));
    expect(await save(result, join(into, name), { extension: 'ignore' })).toBe(join(into, name));
    expect((await readdir(into)).sort()).toEqual([name, right].sort());
  });

  test.each(['out', 'out.webp', 'out.WEBP', 'out.tmp', 'v1.2'])('writes a WebP picture as %s', async (name) => {
    const result = await clientOf(await startStub()).removeBackground(png);
    const into = await folder();
    await save(result, join(into, name));
    expect(await readdir(into)).toEqual([name]);
  });

  test('accepts every extension of a format, and adds one to a name without', async () => {
    const api = (await startStub()).on(paths.sync, async () => ({ body: await pictures.jpeg() }));
    const result = await clientOf(api).removeBackground(png);
    const into = await folder();
    for (const name of ['a.jpg', 'b.jpeg', 'c.JPG', 'd.jfif']) await save(result, join(into, name));
    expect(await save(result, join(into, 'e'), { extension: 'correct' })).toBe(join(into, 'e.jpg'));
    expect(await save(result, join(into, 'f.v2'), { extension: 'correct' })).toBe(join(into, 'f.v2.jpg'));
  });

  test('writes to the target of a symbolic link, and keeps the link', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ body: png }));
    const into = await folder();
    await writeFile(join(into, 'real.png'), 'old');
    await symlink('real.png', join(into, 'link.png'));
    await save(clientOf(api).removeBackground(png), join(into, 'link.png'));
    expect((await lstat(join(into, 'link.png'))).isSymbolicLink()).toBe(true);
    expect(new Uint8Array(await readFile(join(into, 'real.png')))).toEqual(png);
  });

  test('leaves neither a partial nor a temporary file if it is stopped', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ body: png }));
    const result = await clientOf(api).removeBackground(png);
    const into = await folder();
    await errorOf(save(result, join(into, 'out.png'), { signal: AbortSignal.abort() }));
    expect(await readdir(into)).toEqual([]);
  });

  test('says so if the folder does not exist', async () => {
    const api = (await startStub()).on(paths.sync, () => ({ body: png }));
    const result = await clientOf(api).removeBackground(png);
    const lost = join(await folder(), 'no', 'out.png');
    const { message } = await errorOf(save(result, lost));
    expect(message).toContain(`save: cannot write ${lost}: ENOENT`);
    expect(message).toContain(`'${lost}'`);
    const long = join(await folder(), `${'长'.repeat(80)}.png`); // as many bytes as a name may have
    expect(await save(result, long)).toBe(long);
  });
});
