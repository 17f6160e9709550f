import type { Case, Stage } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { apiKeyOf } from '../requests/request.js';
import type { PictureField } from '../spec/forms.js';
import { createRequest } from './create-request.js';
import { runCreate } from './create-run.js';
import { observeCost, priceOf } from './credits.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { alone } from './lanes.js';
import { uploadFor } from './uploads.js';

/** A create that must cost the standard price. */
interface Paid {
  readonly operationId: 'createSync' | 'createTask';
  readonly modelKey: string;
  readonly way: PictureField;
  readonly options: Options;
}

/** Every documented model, every option that might cost more, and an undocumented model. */
const MIXED: readonly Paid[] = [
  {
    operationId: 'createTask',
    modelKey: 'image-shadow-v3',
    way: 'image_file',
    options: { background_color: '#ffffff' },
  },
  { operationId: 'createTask', modelKey: 'stamp-background-removal', way: 'image_url', options: { stamp_crop: '1' } },
  { operationId: 'createTask', modelKey: 'background-removal', way: 'image_file', options: { crop: '1', border: '1' } },
  {
    operationId: 'createTask',
    modelKey: 'image-extract',
    way: 'image_url',
    options: { extract_type: '鞋包', resolution: '1k', size: '3:2' },
  },
  { operationId: 'createTask', modelKey: 'upscale2stamp', way: 'image_file', options: { scale: '2' } },
  { operationId: 'createSync', modelKey: 'background-removal', way: 'image_file', options: { crop: '1', border: '2' } },
  {
    operationId: 'createSync',
    modelKey: 'stamp-background-removal',
    way: 'image_base64',
    options: { stamp_crop: '1' },
  },
];

/**
 * Runs many creates at once and compares the sum of their prices. An option or a model with another price changes the
 * sum.
 */
export function mixedPrices(): Case {
  const price = MIXED.reduce((sum, { operationId, options }) => sum + priceOf(operationId, options), 0);
  return alone('createTask/credits/mixed', 'createTask', price, async (stage) => {
    const action = `${MIXED.length} creates of all models, with options`;
    await observeCost(stage, action, price, async () => {
      const [first] = await Promise.all(MIXED.map((create, index) => pay(stage, create, index)));
      return first;
    });
  });
}

async function pay(stage: Stage, { operationId, modelKey, way, options }: Paid, index: number): Promise<Exchange> {
  const prints = ['stamp-background-removal', 'image-extract'].includes(modelKey);
  const scene = modelKey === 'image-shadow-v3' ? 'cut-out' : prints ? 'garment' : 'product';
  const upload = uploadFor(scene, 110 + index, 'png');
  const text = { model_key: modelKey, ...options };
  const request = await createRequest(operationId, apiKeyOf(stage), text, upload, way);
  const picture = expectedPicture(modelKey, options, upload);
  return (await runCreate(stage, { request, modelKey, picture, prefix: `${index + 1}-` })).exchange;
}
