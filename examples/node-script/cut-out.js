// Cuts one picture out: `node cut-out.js shirt.jpg` writes shirt.png.
//
// The key comes from KOUKOUTU_API_KEY. KOUKOUTU_BASE_URL names another server, such as the mock.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromPath, Koukoutu, KoukoutuError, save } from '@koukoutu/sdk/node';

/** Waits this long for a picture, in milliseconds. */
const TIMEOUT = Number(process.env.TIMEOUT ?? 300_000);

async function cutOut(photo) {
  const koukoutu = new Koukoutu({ baseUrl: process.env.KOUKOUTU_BASE_URL });
  const { dir, name } = path.parse(photo);
  const note = path.join(dir, `${name}.task.json`);

  // The task is written down before the wait: a run that is killed or times out is continued, not paid again.
  const earlier = await readFile(note, 'utf8').catch(() => undefined);
  const task = earlier
    ? koukoutu.tasks.resume(JSON.parse(earlier))
    : await koukoutu.tasks.create('background-removal', fromPath(photo), { outputFormat: 'png' });
  if (!earlier) await writeFile(note, JSON.stringify(task));

  const result = await task.result({ timeout: TIMEOUT });
  const file = await save(result, path.join(dir, `${name}.png`));
  await rm(note);
  return { file, width: result.width, height: result.height };
}

const [photo] = process.argv.slice(2);
if (photo === undefined) {
  console.error('Usage: node cut-out.js photo.jpg');
  process.exitCode = 2;
} else {
  try {
    const { file, width, height } = await cutOut(photo);
    console.log(`${file}: ${width} × ${height} px`);
  } catch (error) {
    if (!(error instanceof KoukoutuError)) throw error;
    process.exitCode = 1;
    // The message says what happened and what to do. It never holds the key.
    console.error(error.message);
    if (error.name === 'TaskTimeoutError') console.error('Run the same command again to go on with this task.');
    else if (error.charged === 'maybe')
      console.error('This may have been charged: compare your credits before you repeat it.');
  }
}
