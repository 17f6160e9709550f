/**
 * The process that is killed: a batch with a manifest, as a user would write it. It saves each result under its picture's name,
 * and prints the errors as JSON at the end.
 */
import path from 'node:path';
import { Koukoutu, KoukoutuError, manifestFile, save } from '@koukoutu/sdk/node';
import { numberedPictures } from './pictures.ts';

/** The arguments of the process. */
export interface WorkerOptions {
  readonly url: string;
  readonly apiKey: string;
  readonly pictures: number;
  /** Where the manifest and the results go. */
  readonly folder: string;
}

/** How an input failed. */
export interface WorkerError {
  readonly name: string;
  readonly error: string;
  readonly charged: string | undefined;
  readonly taskId: number | undefined;
}

const { url, apiKey, pictures, folder } = JSON.parse(process.argv[2] ?? '') as WorkerOptions;
const client = new Koukoutu({ apiKey, baseUrl: url, pollInterval: 20, logLevel: 'off' });
const run = client.batch(await numberedPictures(pictures), ({ data }) => client.removeBackground(data), {
  manifest: manifestFile(path.join(folder, 'batch.jsonl'), { key: (_, index) => `picture-${index}` }),
});
const errors: WorkerError[] = [];
for await (const { input, result, error } of run) {
  if (!error) await save(result, path.join(folder, `${input.name}.webp`));
  else {
    const { charged, taskId } = error instanceof KoukoutuError ? error : {};
    errors.push({ name: input.name, error: error.name, charged, taskId });
  }
}
console.log(JSON.stringify(errors));
