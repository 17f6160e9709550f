import path from 'node:path';
import { fromPath, type Koukoutu, save } from '@koukoutu/sdk/node';
import { bar, liveLine, seconds } from './progress.ts';

/**
 * Cuts out one picture and prints what happens.
 *
 * @param koukoutu the client
 * @param picture path of a png, jpeg or webp
 * @param output path of the results without an extension: the synchronous call writes `.png`, the task `.webp`
 * @param how `both ways`: with a synchronous call and with a task; `once`: only with a synchronous call, if calls cost credits
 */
export async function cutOut(
  koukoutu: Koukoutu,
  picture: string,
  output: string,
  how: 'both ways' | 'once',
): Promise<void> {
  console.log(`\n${path.basename(picture)}`);
  const photo = fromPath(picture);

  let started = performance.now();
  const cutout = await koukoutu.removeBackground(photo, { outputFormat: 'png' });
  await save(cutout, `${output}.png`);
  console.log(`  synchronously: ${cutout.width} × ${cutout.height} png in ${seconds(started)}`);
  console.log(`  wrote ${relative(`${output}.png`)}`);
  if (how === 'once') return;

  started = performance.now();
  const task = await koukoutu.tasks.create('background-removal', photo, { outputFormat: 'webp' });
  const line = liveLine();
  for await (const { progress, position } of task.updates()) {
    line.update(`  task ${task.id}: ${bar(progress)}${queued(position)}`, progress);
  }
  line.end();
  const result = await task.result();
  await save(result, `${output}.webp`);
  console.log(`  as a task: ${result.width} × ${result.height} webp in ${seconds(started)}`);
  console.log(`  wrote ${relative(`${output}.webp`)}`);
}

/** The queue position in words; empty once the task runs. */
function queued(position: number | null): string {
  if (position === null) return '';
  return position === 0 ? ', next in the queue' : `, number ${position} in the queue`;
}

function relative(file: string): string {
  return path.relative(process.env.INIT_CWD ?? process.cwd(), file);
}
