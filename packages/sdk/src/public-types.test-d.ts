/** What the compiler must accept and refuse. Checked by `tsc`, never run. */
import type { ImageResult, Koukoutu, Task, TaskUpdate } from './index.js';
import type { GeneratedImage } from './results/generated-image.js';

declare const client: Koukoutu;
declare const picture: Blob;

/** Fails to compile unless both types are the same. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(..._proof: Same<One, Other> extends true ? [] : [never]): void {}

// Results.
same<Awaited<ReturnType<typeof client.removeBackground>>, ImageResult>();
same<Awaited<ReturnType<typeof client.generateImage>>, GeneratedImage>();
same<Awaited<ReturnType<typeof client.tasks.create>>, Task>();
const { credits, vipCredits } = await client.credits();
same<[typeof credits, typeof vipCredits], [number, number]>();
const { data, response } = await client.credits().withResponse();
same<typeof data.credits, number>();
same<typeof response, Response | undefined>();
for await (const update of client.tasks.resume(1).updates()) same<typeof update, TaskUpdate>();

// Every option may be undefined, so that callers can pass optional values on.
client.removeBackground(picture, { outputFormat: undefined, signal: undefined, crop: undefined });
client.credits({ timeout: undefined });

// Enums are the spec's.
client.removeBackground(picture, { outputFormat: 'png', edge: 2, model: 'print', mode: 'task' });
// @ts-expect-error no such format
client.removeBackground(picture, { outputFormat: 'gif' });
// @ts-expect-error only 0, 1 and 2
client.removeBackground(picture, { edge: 3 });
// @ts-expect-error a misspelt option
client.removeBackground(picture, { ouputFormat: 'png' });
// @ts-expect-error no such mode
client.removeBackground(picture, { mode: 'async' });

// The type of object is required, and takes any text.
client.extractPrint(picture, { extractType: '服装', resolution: '4k', size: '3:4' });
client.extractPrint(picture, { extractType: '帽子' });
// @ts-expect-error extractType is missing
client.extractPrint(picture, {});
// @ts-expect-error no such size
client.extractPrint(picture, { extractType: '服装', size: '5:5' });

// Pictures.
client.removeBackground(new URL('https://x.example/a.png'));
client.removeBackground(new Uint8Array(4));
client.removeBackground({ blob: async () => picture });
// @ts-expect-error a number is not a picture
client.removeBackground(7);
// @ts-expect-error the picture is missing
client.removeBackground();

// Tasks: known models take their own options, others take anything.
client.tasks.create('background-removal', picture);
client.tasks.create('background-removal', picture, { outputFormat: 'webp' }, { timeout: 1 });
client.tasks.create('image-extract', picture, { extractType: '鞋包' });
client.tasks.create('upscale2stamp', picture, { scale: 4 });
client.tasks.create('a-model-of-tomorrow', picture, { anything: true });
// @ts-expect-error no such option of this model
client.tasks.create('background-removal', picture, { scale: 4 });
// @ts-expect-error extractType is missing
client.tasks.create('image-extract', picture);
// @ts-expect-error an object cannot be sent in a form
client.tasks.create('image-outpaint', picture, { params: { left: 1 } });

// Models.
client.generateImage('nano-banana-pro', { prompt: 'x', aspectRatio: '16:9', imageSize: '4K', images: [picture] });
client.generateImage('seedream4.5', { prompt: 'x', size: '2048x1024', watermark: false, maxImages: 3 });
// @ts-expect-error the deprecated model has no imageSize
client.generateImage('nano-banana', { prompt: 'x', imageSize: '4K' });
// @ts-expect-error no such ratio
client.generateImage('nano-banana-pro', { prompt: 'x', aspectRatio: '1:9' });
// @ts-expect-error that is the other models' option
client.generateImage('seedream4.5', { prompt: 'x', aspectRatio: '1:1' });
// @ts-expect-error a prompt is needed
client.generateImage('seedream4.5', {});
// @ts-expect-error no such model
client.generateImage('dall-e', { prompt: 'x' });

// Batches.
for await (const item of client.batch(['a.png'], async (name) => name.length)) {
  same<typeof item.input, string>();
  if (item.error === undefined) same<typeof item.result, number>();
}

// The typed clients.
const answer = await client.raw.async.GET('/v1/score');
same<typeof answer.response, Response>();
// @ts-expect-error no such path
client.raw.async.GET('/v1/scores');
// @ts-expect-error task_id is missing
client.raw.async.POST('/v1/query', { body: {} });
