import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createBench, jsonLines, makePicture, useMock } from './support/bench.js';

useMock();

const files = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.koukoutu'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();

test('cutout prints the paths of the results on standard output and everything else on standard error', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 3);
  await writeFile(bench.file('photos', 'notes.txt'), 'not a picture');
  const { code, out, err } = await bench.run(['cutout', 'photos', '-o', 'out', '--format', 'png']);
  expect(code).toBe(0);
  expect(out.trim().split('\n').sort()).toEqual([1, 2, 3].map((n) => path.join('out', `picture ${n}.png`)));
  expect(err).toContain('3 done');
  const { data, info } = await sharp(bench.file('out', 'picture 1.png')).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 96, height: 96, channels: 4 });
  expect(data[3]).toBe(0);
});

test('results keep the tree of their folder, and names with spaces and Chinese characters', async () => {
  const bench = await createBench();
  await bench.pictures('photos/白色 T恤', 1);
  await bench.pictures('photos', 1);
  const first = await bench.run(['cutout', 'photos', '-o', 'out']);
  expect(first.code).toBe(0);
  expect(await files(bench.file('out'))).toEqual(['picture 1.webp']);
  const second = await bench.run(['cutout', 'photos', '--recursive', '-o', 'out', '--no-dedupe']);
  expect(second.code).toBe(0);
  expect(await files(bench.file('out'))).toEqual(['picture 1.webp', '白色 T恤/picture 1.webp']);
  expect(await bench.spent()).toBe(2);
});

test('results of two inputs with the same name do not overwrite each other', async () => {
  const bench = await createBench();
  for (const folder of ['a', 'b']) await bench.pictures(folder, 1);
  await writeFile(bench.file('b', 'picture 1.png'), await makePicture(9));
  await sharp(await makePicture(10))
    .jpeg()
    .toFile(bench.file('a', 'picture 1.jpg'));
  const { code } = await bench.run(['cutout', 'a/picture 1.png', 'b/picture 1.png', 'a/picture 1.jpg', '-o', 'out']);
  expect(code).toBe(0);
  const written = await files(bench.file('out'));
  expect(written).toHaveLength(3);
  const contents = await Promise.all(written.map((file) => readFile(bench.file('out', file), 'base64')));
  expect(new Set(contents).size).toBe(3);
});

test('the command expands patterns itself, even with backslashes on Windows', async () => {
  const bench = await createBench();
  await bench.pictures('photos/deep', 1);
  await bench.pictures('photos', 2);
  const { code, out } = await bench.run(['cutout', 'photos/**/*.png', '-o', 'out', '--json', '--no-dedupe']);
  expect(code).toBe(0);
  const inputs = jsonLines(out).filter(({ type }) => type === 'picture');
  expect(inputs).toHaveLength(3);
  expect(await files(bench.file('out'))).toEqual(['deep/picture 1.webp', 'picture 1.webp', 'picture 2.webp']);
});

test('an existing file whose name looks like a pattern is not read as a pattern', async () => {
  const bench = await createBench();
  await mkdir(bench.file('in'));
  await writeFile(bench.file('in', 'shirt[1].png'), await makePicture(1));
  expect((await bench.run(['cutout', 'in/shirt[1].png', '-o', 'out'])).code).toBe(0);
  expect(await files(bench.file('out'))).toEqual(['shirt[1].webp']);
});

test('the result of a single picture can be written to a named file', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const { code } = await bench.run(['cutout', 'photos/picture 1.png', '-o', 'shirt.png', '--format', 'png']);
  expect(code).toBe(0);
  expect((await sharp(bench.file('shirt.png')).metadata()).format).toBe('png');
});

test('a picture is read from standard input, and only its result is written to standard output', async () => {
  const bench = await createBench();
  const { code, bytes } = await bench.run(['cutout', '-', '-o', '-'], { input: await makePicture(3) });
  expect(code).toBe(0);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 96, hasAlpha: true });
});

test('inputs can be listed in an @file, by --from-list and on standard input, with Windows line breaks or NUL', async () => {
  const bench = await createBench();
  const names = await bench.pictures('photos', 4);
  const [first, second, third, fourth] = names.map((name) => path.join('photos', name));
  await writeFile(bench.file('list.txt'), `\uFEFF${first}\r\n\r\n${second}\r\n`);
  expect((await bench.run(['cutout', '@list.txt', '-o', 'one'])).code).toBe(0);
  expect(await files(bench.file('one'))).toHaveLength(2);
  const piped = await bench.run(['cutout', '--from-list', '-', '-o', 'two'], { input: `${third}\0${fourth}\0` });
  expect(piped.code).toBe(0);
  expect(await files(bench.file('two'))).toEqual(['picture 3.webp', 'picture 4.webp']);
});

test('a file that is not a picture is reported and not sent, and the other inputs are processed', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  await writeFile(bench.file('photos', 'fake.jpg'), 'not a picture at all');
  await writeFile(bench.file('photos', 'phone.heic'), 'not taken');
  const { code, out } = await bench.run(['cutout', 'photos', 'missing.png', '-o', 'out', '--json']);
  expect(code).toBe(1);
  const outcomes = jsonLines(out).filter(({ type }) => type === 'picture');
  const byInput = Object.fromEntries(outcomes.map(({ input, status }) => [input, status]));
  expect(byInput).toEqual({
    [path.join('photos', 'picture 1.png')]: 'done',
    [path.join('photos', 'fake.jpg')]: 'refused',
    [path.join('photos', 'phone.heic')]: 'refused',
    'missing.png': 'refused',
  });
  expect(await bench.spent()).toBe(1);
});

test('names of results follow a template with placeholders for the result, and a suffix', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const template = '{index}/{name}-{width}x{height}.{ext}';
  await bench.run(['cutout', 'photos', '-o', 'out', '--name', template, '--suffix', '-cut']);
  expect(await files(bench.file('out'))).toEqual(['1/picture 1-96x96-cut.webp']);
  const again = await bench.run(['cutout', 'photos', '-o', 'out', '--name', template, '--suffix', '-cut', '--json']);
  expect(jsonLines(again.out).at(-1)).toMatchObject({ skipped: 1, done: 0 });
  expect(await bench.spent()).toBe(1);
});

test('results are put on a background and converted, and a bad background is refused before anything is paid', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const args = ['cutout', 'photos', '-o', 'out', '--to', 'jpg', '--background'];
  const wrong = await bench.run([...args, 'no-colour-and-no-file']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(await bench.spent()).toBe(0);
  expect((await bench.run([...args, '#00ff00'])).code).toBe(0);
  const picture = sharp(bench.file('out', 'picture 1.jpg'));
  const { data } = await picture.raw().toBuffer({ resolveWithObject: true });
  expect((await picture.metadata()).format).toBe('jpeg');
  const [red = 255, green = 0, blue = 255] = data;
  expect(red < 40 && green > 215 && blue < 40).toBe(true);
  await copyFile(bench.file('out', 'picture 1.jpg'), bench.file('ground.jpg'));
  const again = await bench.run(['cutout', 'photos', '-o', 'out', '--background', 'ground.jpg', '--suffix', '-2']);
  expect(again.code).toBe(0);
  // The picture was paid for once; the second form is made of the same result.
  expect(await bench.spent()).toBe(1);
});
