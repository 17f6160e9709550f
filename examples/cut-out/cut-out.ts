import path from 'node:path';
import { fromPath, type Koukoutu, save } from '@koukoutu/sdk/node';
import { bar, liveLine, seconds } from './progress.ts';

/**
 * Cuts one picture out twice, as the two ways of the API go, and tells what happens.
 *
 * @param koukoutu the client
 * @param picture path of a png, jpeg or webp
 * @param output path of the results without an ending; `.png` is written synchronously, `.webp` by the task
 */
export async function cutOut(koukoutu: Koukoutu, picture: string, output: string): Promise<void> {
  console.log(`\n${path.basename(picture)}`);
  const photo = fromPath(picture);

  let started = performance.now();
  const cutout = await koukoutu.removeBackground(photo, { outputFormat: 'png' });
  await save(cutout, `${output}.png`);
  console.log(`  synchronously: ${cutout.width} × ${cutout.height} png in ${seconds(started)}`);
  console.log(`  wrote ${relative(`${output}.png`)}`);

  started = performance.now();
  const task = await koukoutu.tasks.create('background-removal', photo, { outputFormat: 'webp' });
  const line = liveLine();
  for await (const { progress, position } of task.updates()) {
    const queued = position === null ? '' : `, place ${position} in the queue`;
    line.update(`  task ${task.id}: ${bar(progress)}${queued}`, progress);
  }
  line.end();
  const result = await task.result();
  await save(result, `${output}.webp`);
  console.log(`  as a task: ${result.width} × ${result.height} webp in ${seconds(started)}`);
  console.log(`  wrote ${relative(`${output}.webp`)}`);
}

function relative(file: string): string {
  return path.relative(process.env.INIT_CWD ?? process.cwd(), file);
}
