import type { Gateway } from '@koukoutu/mock-server';
import type { GeneratedImage, ImageResult, Koukoutu } from '@koukoutu/sdk/node';

/** One way to call the SDK. */
export interface MatrixCall {
  readonly name: string;
  /** What the SDK does on a failure depends on this: see the table in `docs/sdk/errors.md`. */
  readonly kind: 'reading' | 'poll' | 'paid';
  readonly gateway: Gateway;
  /** Runs before the fault is switched on. Its result is passed to `run`. */
  readonly prepare?: (client: Koukoutu, picture: Buffer) => Promise<number>;
  /** Returns the pictures that came. */
  readonly run: (client: Koukoutu, picture: Buffer, taskId: number) => Promise<readonly ImageResult[]>;
}

const prompt = '白色背景上的一件 T 恤';

const matting = (name: string, run: (client: Koukoutu, picture: Buffer) => Promise<ImageResult>): MatrixCall => ({
  name,
  kind: 'paid',
  gateway: 'matting',
  run: async (client, picture) => [await run(client, picture)],
});
const drawn = (model: string, run: (client: Koukoutu) => Promise<GeneratedImage>): MatrixCall => ({
  name: `generateImage ${model}`,
  kind: 'paid',
  gateway: 'models',
  run: async (client) => (await run(client)).images,
});

export const MATRIX_CALLS: readonly MatrixCall[] = [
  matting('removeBackground sync', (client, picture) => client.removeBackground(picture, { mode: 'sync' })),
  matting('removeBackground task', (client, picture) => client.removeBackground(picture, { mode: 'task' })),
  matting('extractPrint', (client, picture) => client.extractPrint(picture, { extractType: '服装' })),
  matting('addShadow', (client, picture) => client.addShadow(picture)),
  {
    name: 'tasks.create',
    kind: 'paid',
    gateway: 'matting',
    run: async (client, picture) => {
      await client.tasks.create('background-removal', picture);
      return [];
    },
  },
  {
    name: 'tasks.result',
    kind: 'poll',
    gateway: 'matting',
    prepare: async (client, picture) => (await client.tasks.create('background-removal', picture)).id,
    run: async (client, _, taskId) => [await client.tasks.resume(taskId).result()],
  },
  drawn('nano-banana', (client) => client.generateImage('nano-banana', { prompt })),
  drawn('nano-banana-pro', (client) => client.generateImage('nano-banana-pro', { prompt })),
  drawn('seedream4.5', (client) => client.generateImage('seedream4.5', { prompt, size: '2K' })),
  {
    name: 'credits',
    kind: 'reading',
    gateway: 'matting',
    run: async (client) => {
      await client.credits();
      return [];
    },
  },
];
