import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { all, newFile, payingApi, png } from './support/batches.js';
import { KEY } from './support/client.js';
import { otherBuild } from './support/other-build.js';
import { batch, Koukoutu, manifestFile } from './support/sdk.js';
import { paths, taskState } from './support/stub-api.js';

test('a batch records the calls of a client of the other build, also while a batch of that build runs', async () => {
  const other = await otherBuild();
  expect(other.Koukoutu).not.toBe(Koukoutu);
  const api = await payingApi();
  const options = { apiKey: KEY, baseUrl: api.url, pollInterval: 1, logLevel: 'off' } as const;
  const ours = new Koukoutu(options);
  const theirs = new other.Koukoutu(options);
  for (const make of [manifestFile, other.manifestFile]) {
    const files = [await newFile(), await newFile()] as const;
    await Promise.all([
      all(ours.batch(['a', 'b'], () => theirs.removeBackground(png), { manifest: make(files[0]) })),
      all(theirs.batch(['a', 'b'], () => ours.removeBackground(png), { manifest: other.manifestFile(files[1]) })),
    ]);
    for (const file of files) expect((await readFile(file, 'utf8')).match(/"event":"task"/g)).toHaveLength(2);
  }
});

test('a batch creates a failed task again, also for a client of the other build', async () => {
  const other = await otherBuild();
  const api = (await payingApi()).on(paths.query, () => taskState(2));
  const file = await newFile();
  const theirs = new other.Koukoutu({ apiKey: KEY, baseUrl: api.url, logLevel: 'off' });
  for (let run = 1; run <= 2; run++) {
    const [item] = await all(batch(['a'], () => theirs.removeBackground(png), { manifest: manifestFile(file) }));
    expect(item?.error).toMatchObject({ name: 'TaskFailedError', taskId: run });
  }
});
