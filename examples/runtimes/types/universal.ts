/** Code of a consumer of the universal entry. Every line must have the type that it declares. */
import {
  AmbiguousSubmitError,
  batch,
  createLimiter,
  createTransport,
  type ImageInput,
  type ImageResult,
  Koukoutu,
  KoukoutuError,
  type Limiter,
  removeBackground,
  type TaskReference,
} from '@koukoutu/sdk';
import { createProxy, type ProxyHandler, type ProxyOperation } from '@koukoutu/sdk/proxy';

const limiter: Limiter = createLimiter(2);
const koukoutu = new Koukoutu({ apiKey: async () => 'key', limiter, timeout: 60_000 });

export async function main(photo: ImageInput, signal: AbortSignal): Promise<string> {
  const cutout: ImageResult = await koukoutu.removeBackground(photo, { outputFormat: 'png', edge: 1, signal });
  await koukoutu.extractPrint(cutout, {
    extractType: '服装',
    size: '3:4',
    onUpdate: ({ progress }) => void (progress + 1),
  });
  await koukoutu.addShadow(cutout, { opacity: 0.5, mainRatio: 60, background: '#ffffff' });
  const image = await koukoutu.generateImage('nano-banana-pro', { prompt: '一顶帽子', images: [photo, cutout] });
  const failed: readonly { index: number; message: string }[] = image.failures;

  const task = await koukoutu.tasks.create('image-to-svg', photo, { any_field: 1 });
  const reference: TaskReference = task.toJSON();
  for await (const update of koukoutu.tasks.resume(reference).updates({ signal })) {
    const state: 'queued' | 'running' | 'done' | 'failed' = update.state;
    if (state === 'failed') break;
  }

  for await (const { result, error } of koukoutu.batch([photo], (each) => koukoutu.removeBackground(each))) {
    const size: number = error ? 0 : result.size;
    if (size > 0) break;
  }
  const transport = createTransport();
  for await (const { index } of batch([photo], (each) => removeBackground(transport, each))) void index;

  const { data, response } = await koukoutu.credits().withResponse();
  const status: number | undefined = response?.status;
  koukoutu.use({ onRequest: ({ request }) => request.headers.set('x-trace', '1') });
  const raw = await koukoutu.raw.async.GET('/v1/score');
  const left: number | undefined = raw.data && 'data' in raw.data ? raw.data.data.credits : undefined;

  // @ts-expect-error: an option that does not exist
  await koukoutu.removeBackground(photo, { format: 'png' });
  // @ts-expect-error: a format that does not exist
  await koukoutu.removeBackground(photo, { outputFormat: 'gif' });
  // @ts-expect-error: extractType is required
  await koukoutu.extractPrint(photo, {});
  return `${data.credits} ${status} ${left} ${failed.length}`;
}

export function explain(error: unknown): string {
  if (error instanceof AmbiguousSubmitError) return `paid, perhaps: ${error.taskId ?? 'no task'}`;
  if (!(error instanceof KoukoutuError)) throw error;
  const known: string | number | undefined = error.code;
  return `${error.operation}: ${known}`;
}

const operations: ProxyOperation[] = ['createSync'];
export const proxy: ProxyHandler = createProxy({
  operations,
  authorize: async (request, operation) => operation === 'createSync' && request.headers.has('authorization'),
});
