import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createBench, useMock } from './support/bench.js';

useMock();

test('each mistake on the command line gets one sentence and exit code 2, and nothing is paid', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 2);
  await mkdir(bench.file('empty'));
  await writeFile(bench.file('taken'), 'a file');
  await writeFile(bench.file('binary.txt'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
  await writeFile(bench.file('blank.txt'), '\n\n');
  const mistakes: [args: string[], words: string][] = [
    [['cutout', '-o', 'out'], 'No input'],
    [['cutout', 'empty', '-o', 'out'], 'no pictures in this folder'],
    [['cutout', 'missing.jpg', '-o', 'out'], 'no such file or folder'],
    [['cutout', '*.tif', '-o', 'out'], 'matches no file'],
    [['cutout', 'photos', '-o', 'taken'], 'taken is a file'],
    [['cutout', 'photos', '-o', 'one.png'], 'names one picture'],
    [['cutout', 'photos', '-o', '-'], 'needs exactly one input'],
    [['cutout', '@missing.txt', '-o', 'out'], 'Cannot read the list missing.txt'],
    [['cutout', '@binary.txt', '-o', 'out'], 'is not UTF-8 text'],
    [['cutout', '@blank.txt', '-o', 'out'], 'is empty'],
    [['cutout', 'http://', '-o', 'out'], 'is not a valid link'],
    [['cutout', '-', '-', '-o', 'out'], 'only once'],
    [['cutout', '-', '-o', 'out'], 'Nothing came on standard input'],
    [['cutout', 'photos', '-o', 'out', '--name', '../{name}.{ext}'], 'must stay inside the output folder'],
    [['cutout', 'photos', '-o', 'out', '--name', '/elsewhere/{name}.{ext}'], 'must stay inside the output folder'],
    [['cutout', 'photos', '-o', 'out', '--name', '{nmae}.{ext}'], 'unknown placeholder {nmae}'],
    [['cutout', 'photos', '-o', 'out', '--name', 'same.{ext}'], 'the same name'],
    [['cutout', 'photos', '-o', 'out', '--name', '{name}'], 'must end with .{ext}'],
    [['cutout', 'photos', '-o', 'out', '--max-credits', 'many'], 'It must be a number from 0'],
    [['cutout', 'photos', '-o', 'out', '--edge', '3'], 'Allowed choices are 0, 1, 2'],
    [['cutout', 'photos/picture 1.png', '-o', 'out', '--watch'], '--watch needs a folder'],
    [['run', 'upscale2stamp', 'photos', '-o', 'out', '--field', 'scale'], 'name=value'],
    [['cutout', 'photos', '-o', 'out', '--base-url', 'nonsense'], '--base-url must be an http(s) URL'],
    [['shadow', 'photos', '-o', 'out', '--main-ratio', '50.5'], 'a whole number from 0 to 100'],
    [['task', 'abc'], 'a whole number from 1'],
  ];
  for (const [args, words] of mistakes) {
    const { code, err, out } = await bench.run(args);
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
    expect(err).toContain(words);
    expect(err).not.toMatch(/^\s+at /m);
  }
  expect(await bench.spent()).toBe(0);
}, 90_000);

test('a key with a line break leads to exit code 3, and the key is not shown', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  const { code, err } = await bench.run(['cutout', 'photos', '-o', 'out', '--api-key', 'my-secret\nkey']);
  expect(code).toBe(3);
  expect(err).not.toContain('my-secret');
});

test('an output path below a file is refused before anything is paid', async () => {
  const bench = await createBench();
  await bench.pictures('photos', 1);
  await writeFile(bench.file('file'), '');
  const { code, err } = await bench.run(['cutout', 'photos', '-o', 'file/below']);
  expect({ code, says: err.includes('is a file, not a folder') }).toEqual({ code: 2, says: true });
});
