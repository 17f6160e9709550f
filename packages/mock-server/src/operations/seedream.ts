import type { GenerateOptions, Picture } from '@koukoutu/imaging';
import type { Answer } from '../exchange/answer.js';
import { Refusal } from '../exchange/refusal.js';
import { faultOf } from '../faults/fault.js';
import { draw } from '../pictures/draw.js';
import type { PictureRules } from '../pictures/input.js';
import type { Studio } from '../pictures/studio.js';
import { encodeBase64 } from '../request/base64.js';
import { accountOf, type Call } from '../request/call.js';
import { asObject, type Json, type JsonObject } from '../spec/documents.js';
import { limit } from '../spec/spec.js';
import { chargeQuota } from './charge.js';

/** What a call for pictures asks for. */
export interface PicturesWanted {
  model: string;
  prompt: string;
  /** Input pictures. */
  images: readonly Uint8Array[];
  /** Number of pictures. */
  count: number;
  size: Pick<GenerateOptions, 'width' | 'height' | 'imageSize'>;
  asBase64: boolean;
  watermark: boolean;
}

/** Draws the pictures, charges them, and returns the answer. */
export async function drawPictures(call: Call, studio: Studio, wanted: PicturesWanted): Promise<SeedreamAnswer> {
  const { count, prompt, images, size, watermark, model } = wanted;
  const failing = faultOf(call.faults, 'picture-failed');
  const failsAt = failing ? Math.min(failing.nth ?? count, count) : 0;
  const refund = chargeQuota(call, failing ? count - 1 : count);

  const data: Json[] = [];
  let pixels = 0;
  try {
    for (let index = 0; index < count; index += 1) {
      if (index + 1 === failsAt) {
        const message = failing?.message ?? 'The picture was withheld.';
        data.push({ error: { code: 'OutputImageSensitiveContentDetected', message } });
        continue;
      }
      const options = { prompt, images: [...images], ...size, watermark, index, format: 'jpeg' as const };
      const picture = await draw(studio, call, options);
      pixels += picture.width * picture.height;
      data.push({ ...pictureOf(call, wanted, picture), size: `${picture.width}x${picture.height}` });
    }
  } catch (error) {
    refund();
    throw error;
  }
  const tokens = Math.round(pixels / 256);
  return {
    model,
    created: Math.floor(call.state.clock.now() / 1000),
    data,
    usage: {
      generated_images: data.filter((entry) => !('error' in asObject(entry))).length,
      output_tokens: tokens,
      total_tokens: tokens,
    },
  };
}

/** The picture in base64, or a link to it, depending on the request. */
function pictureOf(call: Call, { asBase64, model }: PicturesWanted, picture: Picture): JsonObject {
  if (asBase64) return { b64_json: encodeBase64(picture.bytes) };
  const owner = { account: accountOf(call).id, model, scenarios: call.scenarios };
  const stored = call.state.pictures.putResult(picture.bytes, picture.contentType, owner);
  return { url: `${call.exchange.filesBase}/${stored.id}.jpeg` };
}

/** The same answer as server-sent events (a guess, from the same documentation). They are all sent at once. */
export function streamed({ model, created, data, usage }: SeedreamAnswer): Answer {
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

/** The answer to a call for pictures. */
export interface SeedreamAnswer {
  model: string;
  created: number;
  data: Json[];
  usage: { generated_images: number; output_tokens: number; total_tokens: number };
}

/**
 * The size of the pictures.
 *
 * @throws Refusal 400 for a size outside the limits of the spec
 */
export function sizeOf(size: Json | undefined): Pick<GenerateOptions, 'width' | 'height' | 'imageSize'> {
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
      `size is ${width}x${height}, which is ${width * height} pixels. At least ${least} are required.`,
      'seedreamOutputPixelsMin',
    );
  if (width * height > most)
    return refuse(
      `size is ${width}x${height}, which is ${width * height} pixels. At most ${most} are accepted.`,
      'seedreamOutputPixelsMax',
    );
  if (Math.max(width / height, height / width) > ratio)
    return refuse(`size is ${width}x${height}. One side may be at most ${ratio} times the other.`, 'seedreamRatioMax');
  return { width, height };
}

/** The limits on an input picture. */
export function inputRules(): PictureRules {
  return {
    needsAlpha: false,
    maxBytes: limit('seedreamImageBytes'),
    maxSide: Number.POSITIVE_INFINITY,
    maxPixels: limit('seedreamImagePixels'),
    minSide: limit('seedreamSidePixelsMin'),
  };
}
