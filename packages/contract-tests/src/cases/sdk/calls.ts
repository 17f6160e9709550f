import { type Credits, Koukoutu } from '@koukoutu/sdk';
import type { Case, Stage } from '../../model/case.js';
import type { Exchange } from '../../model/exchange.js';
import { encodeDrawing } from '../../pictures/drawing.js';
import { readJson } from '../../reading/json.js';
import { isNode } from '../../spec/documents.js';
import { schemaValues } from '../../spec/values.js';
import { shared } from '../lanes.js';
import { uploadFor } from '../uploads.js';
import { stageFetch } from './stage-fetch.js';

/** A call of the SDK, with the operation that it calls first. */
interface SdkCall {
  readonly name: string;
  readonly operationId: string;
  readonly price: number;
  /** Returns the bytes of the picture, or the credits. */
  readonly run: (client: Koukoutu, stage: Stage) => Promise<Uint8Array | Credits>;
}

const picture = async (scene: 'product' | 'garment' | 'cut-out', number: number, format: 'png' | 'jpeg' | 'webp') =>
  new Blob([new Uint8Array(await encodeDrawing(uploadFor(scene, number, format).drawing, format))], {
    type: `image/${format}`,
  });

const CALLS: readonly SdkCall[] = [
  {
    name: 'removeBackground/plain',
    operationId: 'createSync',
    price: 1,
    run: async (client) => (await client.removeBackground(await picture('product', 100, 'png'))).bytes(),
  },
  {
    name: 'removeBackground/all-options',
    operationId: 'createSync',
    price: 2,
    run: async (client) => {
      const options = { model: 'print', outputFormat: 'png', crop: true, edge: 2, printCrop: true } as const;
      return (await client.removeBackground(await picture('garment', 101, 'jpeg'), options)).bytes();
    },
  },
  {
    name: 'removeBackground/link',
    operationId: 'createSync',
    price: 1,
    run: async (client, stage) => (await client.removeBackground(stage.pictureLink(102))).bytes(),
  },
  {
    name: 'removeBackground/data-uri',
    operationId: 'createSync',
    price: 1,
    run: async (client) => {
      const bytes = Buffer.from(await encodeDrawing(uploadFor('product', 103, 'jpeg').drawing, 'jpeg'));
      return (await client.removeBackground(`data:image/jpeg;base64,${bytes.toString('base64')}`)).bytes();
    },
  },
  {
    name: 'removeBackground/task',
    operationId: 'createTask',
    price: 1,
    run: async (client) =>
      (await client.removeBackground(await picture('product', 104, 'webp'), { mode: 'task', edge: 1 })).bytes(),
  },
  {
    name: 'extractPrint',
    operationId: 'createTask',
    price: 1,
    run: async (client) => {
      const options = { extractType: '服装', resolution: '1k', size: '3:4' } as const;
      return (await client.extractPrint(await picture('garment', 105, 'png'), options)).bytes();
    },
  },
  {
    name: 'addShadow',
    operationId: 'createTask',
    price: 1,
    run: async (client) => {
      const options = { opacity: 0.5, mainRatio: 60, background: '#ffffff' } as const;
      return (await client.addShadow(await picture('cut-out', 106, 'png'), options)).bytes();
    },
  },
  {
    name: 'tasks.create/other-model',
    operationId: 'createTask',
    price: 1,
    run: async (client) => {
      const task = await client.tasks.create('upscale2stamp', await picture('product', 107, 'png'), { scale: 2 });
      return (await task.result()).bytes();
    },
  },
  { name: 'credits', operationId: 'getCredits', price: 0, run: (client) => client.credits() },
];

const MODEL_CALLS: readonly SdkCall[] = [
  {
    name: 'generateImage/nano-banana',
    operationId: 'generateNanoBanana',
    price: 1,
    run: async (client) => {
      const images = [await picture('product', 108, 'jpeg')];
      return (await client.generateImage('nano-banana', { prompt: '一只杯子', images, aspectRatio: '4:3' })).bytes();
    },
  },
  {
    name: 'generateImage/nano-banana-pro',
    operationId: 'generateContent',
    price: 1,
    run: async (client) => {
      const [imageSize] = schemaValues('models', 'ImageSize') as ['1K'];
      return (await client.generateImage('nano-banana-pro', { prompt: '一只杯子', imageSize })).bytes();
    },
  },
  {
    name: 'generateImage/seedream4.5',
    operationId: 'generateImages',
    price: 1,
    run: async (client) => {
      const options = { prompt: '一束花', size: '1920x1920', watermark: false } as const;
      return (await client.generateImage('seedream4.5', options)).bytes();
    },
  },
];

/** Every call of the SDK: its requests must match the spec, and it must succeed. */
export function sdkCases(withModels: boolean): Case[] {
  return [...CALLS, ...(withModels ? MODEL_CALLS : [])].map((call) =>
    shared(`sdk/${call.name}`, call.operationId, call.price, (stage) => runCall(stage, call)),
  );
}

async function runCall(stage: Stage, call: SdkCall): Promise<void> {
  const recorder = stageFetch(stage);
  const client = new Koukoutu({
    apiKey: stage.keys.apiKey,
    ...(stage.keys.modelsApiKey === undefined ? {} : { modelsApiKey: stage.keys.modelsApiKey }),
    fetch: recorder.fetch,
    pollInterval: stage.pollPause(0),
    maxRetries: 0,
    logLevel: 'off',
  });
  const release = await stage.slot();
  let error: string | undefined;
  try {
    error = misreading(await call.run(client, stage), recorder.exchanges.at(-1));
  } catch (thrown) {
    error = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  } finally {
    release();
  }
  for (const exchange of recorder.exchanges) stage.observe({ kind: 'sdk-request', call: call.name, exchange });
  const last = recorder.exchanges.at(-1);
  if (last)
    stage.observe({ kind: 'sdk-outcome', call: call.name, exchange: last, ...(error === undefined ? {} : { error }) });
  else throw new Error(`The SDK sent nothing: ${error ?? 'it gave no reason'}`);
}

/** How the SDK misread a response; undefined if it read it correctly. */
function misreading(result: unknown, last: Exchange | undefined): string | undefined {
  const body = Buffer.from(last?.response?.body ?? []);
  if (result instanceof Uint8Array) {
    const bytes = Buffer.from(result);
    if (body.equals(bytes) || body.includes(bytes.toString('base64'))) return undefined;
    return `${bytes.length} bytes that are in no response`;
  }
  const value = readJson(body).value;
  const data = isNode(value) && isNode(value.data) ? value.data : {};
  const { credits, vipCredits } = result as Credits;
  if (credits === data.credits && vipCredits === data.vip_credits) return undefined;
  return `${credits} and ${vipCredits} credits; the response says ${String(data.credits)} and ${String(data.vip_credits)}`;
}
