import type { GenerateOptions } from '@koukoutu/imaging';
import type { Json } from '../spec/documents.js';
import { asObject, type JsonObject, limit } from '../spec/spec.js';
import { encodeBase64 } from './base64.js';
import { type Call, faultOf } from './context.js';
import { draw } from './draw.js';
import type { Answer } from './exchange.js';
import { acceptJson, receiveJson } from './json-body.js';
import { type PictureRules, readLink } from './picture-input.js';
import { chargeQuota } from './quota.js';
import { json, Refusal } from './refusal.js';

/** Pictures of a sequence whose length is left to the model. */
const USUAL_SEQUENCE = 3;

/** `POST /v1/images/generations`: seedream4.5 (a guess, from Volcengine Ark's public documentation). */
export async function generateImages(call: Call): Promise<Answer> {
  const { store, exchange } = call;
  const read = await receiveJson(call);
  const model = 'body' in read && typeof read.body.model === 'string' ? read.body.model : undefined;
  if (model) call.entry.model = model.slice(0, 100);
  const faults = await call.strike({ model });
  const body = acceptJson(call, read);
  const count = countOf(body);
  const size = sizeOf(body.size);
  const images = await readInputs(call, body.image);
  const failing = faultOf(faults, 'picture-failed');
  const failsAt = failing ? Math.min(failing.nth ?? count, count) : 0;
  const refund = chargeQuota(call, failing ? count - 1 : count);

  const data: Json[] = [];
  let pixels = 0;
  try {
    for (let index = 0; index < count; index++) {
      if (index + 1 === failsAt) {
        const message = failing?.message ?? 'The picture was withheld.';
        data.push({ error: { code: 'OutputImageSensitiveContentDetected', message } });
        continue;
      }
      const watermark = body.watermark !== false;
      const picture = await draw(call, {
        prompt: String(body.prompt),
        images,
        ...size,
        watermark,
        index,
        format: 'jpeg',
      });
      pixels += picture.width * picture.height;
      const dimensions = `${picture.width}x${picture.height}`;
      if (body.response_format === 'b64_json') data.push({ b64_json: encodeBase64(picture.bytes), size: dimensions });
      else {
        const owner = { account: call.account?.id ?? '', model: model ?? '', scenarios: call.scenarios };
        const stored = store.pictures.putResult(picture.bytes, picture.contentType, owner);
        data.push({ url: `${exchange.filesBase}/${stored.id}.jpeg`, size: dimensions });
      }
    }
  } catch (error) {
    refund();
    throw error;
  }
  const tokens = Math.round(pixels / 256);
  const answer = {
    model: model ?? '',
    created: Math.floor(store.clock.now() / 1000),
    data,
    usage: {
      generated_images: data.filter((entry) => !('error' in asObject(entry))).length,
      output_tokens: tokens,
      total_tokens: tokens,
    },
  };
  return body.stream === true ? streamed(answer) : json(200, answer);
}

/** The same answer as server-sent events (a guess, from the same documentation). They are sent all together. */
function streamed({ model, created, data, usage }: SeedreamAnswer): Answer {
  const event = (name: string, more: object) => {
    const type = `image_generation.${name}`;
    return `event: ${type}\ndata: ${JSON.stringify({ type, model, created, ...more })}\n\n`;
  };
  const pictures = data.map((entry, index) => {
    const picture = asObject(entry);
    return event('error' in picture ? 'partial_failed' : 'partial_succeeded', { image_index: index, ...picture });
  });
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    body: [...pictures, event('completed', { usage }), 'data: [DONE]\n\n'].join(''),
  };
}

interface SeedreamAnswer {
  model: string;
  created: number;
  data: Json[];
  usage: { generated_images: number; output_tokens: number; total_tokens: number };
}

function countOf(body: JsonObject): number {
  if (body.sequential_image_generation !== 'auto') return 1;
  const most = asObject(body.sequential_image_generation_options).max_images;
  return typeof most === 'number' ? most : USUAL_SEQUENCE;
}

function sizeOf(size: Json | undefined): Pick<GenerateOptions, 'width' | 'height' | 'imageSize'> {
  if (size === '2K' || size === '4K') return { imageSize: size };
  const [width = 2048, height = 2048] = typeof size === 'string' ? size.split('x').map(Number) : [];
  const [least, most, ratio] = [
    limit('seedreamOutputPixelsMin'),
    limit('seedreamOutputPixelsMax'),
    limit('seedreamRatioMax'),
  ];
  const refuse = (message: string, bound: string): never => {
    throw new Refusal(400, message, {
      problems: [
        {
          level: 'error',
          where: 'size',
          message,
          spec: `models.yaml#/x-limits/${bound}`,
          suggestion: 'size=2048x2048',
        },
      ],
    });
  };
  if (width * height < least)
    return refuse(
      `size is ${width}x${height}, ${width * height} pixels in all; at least ${least} are asked for.`,
      'seedreamOutputPixelsMin',
    );
  if (width * height > most)
    return refuse(
      `size is ${width}x${height}, ${width * height} pixels in all; at most ${most} are taken.`,
      'seedreamOutputPixelsMax',
    );
  if (Math.max(width / height, height / width) > ratio)
    return refuse(`size is ${width}x${height}; the sides may differ ${ratio}-fold at most.`, 'seedreamRatioMax');
  return { width, height };
}

async function readInputs(call: Call, image: Json | undefined): Promise<Uint8Array[]> {
  const links = image === undefined ? [] : [image].flat().map(String);
  const images: Uint8Array[] = [];
  for (const [index, link] of links.entries()) {
    const where = Array.isArray(image) ? `image[${index}]` : 'image';
    try {
      const { bytes, width, height } = await readLink(call, where, link, inputRules());
      const ratio = limit('seedreamRatioMax');
      if (Math.max(width / height, height / width) > ratio) {
        throw new Refusal(400, `${where} is ${width} × ${height} px; the sides may differ ${ratio}-fold at most.`);
      }
      images.push(bytes);
    } catch (error) {
      // The matting hosts' codes mean nothing here: whatever is wrong with an input is a bad request.
      if (error instanceof Refusal) throw new Refusal(400, error.message, error.extra);
      throw error;
    }
  }
  return images;
}

function inputRules(): PictureRules {
  return {
    needsAlpha: false,
    maxBytes: limit('seedreamImageBytes'),
    maxSide: Number.POSITIVE_INFINITY,
    maxPixels: limit('seedreamImagePixels'),
    minSide: limit('seedreamSidePixelsMin'),
  };
}
