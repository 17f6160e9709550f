import type { Case, Stage } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { alone, credits, type Form, inForm, priceOf } from './account.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { syncAnswer } from './sync-answer.js';
import { runTask } from './task-run.js';
import { uploadFor } from './uploads.js';

/** A create whose price is to be that of any other. */
interface Paid {
  readonly operationId: 'createSync' | 'createTask';
  readonly modelKey: string;
  readonly form: Form;
  readonly options: Options;
}

/** Every model with a page, every option that might be thought to cost more, and a model without a page. */
const MIXED: readonly Paid[] = [
  { operationId: 'createTask', modelKey: 'image-shadow-v3', form: 'file', options: { background_color: '#ffffff' } },
  { operationId: 'createTask', modelKey: 'stamp-background-removal', form: 'data-uri', options: { stamp_crop: '1' } },
  { operationId: 'createTask', modelKey: 'background-removal', form: 'file', options: { crop: '1', border: '1' } },
  {
    operationId: 'createTask',
    modelKey: 'image-extract',
    form: 'data-uri',
    options: { extract_type: '鞋包', resolution: '1k', size: '3:2' },
  },
  { operationId: 'createTask', modelKey: 'upscale2stamp', form: 'file', options: { scale: '2' } },
  { operationId: 'createSync', modelKey: 'background-removal', form: 'file', options: { crop: '1', border: '2' } },
  { operationId: 'createSync', modelKey: 'stamp-background-removal', form: 'base64', options: { stamp_crop: '1' } },
];

/** The sum of many prices: an option or a model that costs more, or less, shows in it. All at once, since it takes time. */
export function mixedPrices(): Case {
  const price = MIXED.reduce((sum, { operationId, options }) => sum + priceOf(operationId, options), 0);
  return alone('createTask/credits/mixed', 'createTask', price, async (stage) => {
    const before = await credits(stage, 'credits-before');
    const paid = await Promise.all(MIXED.map((create, index) => pay(stage, create, index)));
    const after = await credits(stage, 'credits-after');
    const [exchange] = paid;
    if (!exchange) return;
    const action = `${MIXED.length} creates of all models, with options`;
    stage.observe({ kind: 'credits', action, before, after, price, exchange });
  });
}

async function pay(stage: Stage, { operationId, modelKey, form, options }: Paid, index: number): Promise<Exchange> {
  const prints = ['stamp-background-removal', 'image-extract'].includes(modelKey);
  const scene = modelKey === 'image-shadow-v3' ? 'cut-out' : prints ? 'garment' : 'product';
  const upload = uploadFor(scene, 110 + index, 'png');
  const create = await inForm(form, operationId, stage.keys.matting, { model_key: modelKey, ...options }, upload);
  const picture = expectedPicture(modelKey, options, upload);
  const prefix = `${index + 1}-`;
  if (operationId === 'createSync') return (await syncAnswer(stage, create, undefined, picture, prefix)).exchange;
  return (await runTask(stage, { create, modelKey, style: 'urlencoded', picture, prefix })).create;
}
