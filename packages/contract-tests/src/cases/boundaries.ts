import sharp from 'sharp';
import type { Case } from '../model/case.js';
import { encodeDrawing } from '../pictures/drawing.js';
import { limit } from '../spec/operations.js';
import { keyHeader, multipartRequest } from './request.js';
import { syncAnswer } from './sync-answer.js';

/** Pictures at the ends of what the spec allows; what lies beyond stands with the mistakes. */
export function boundaryCases(): Case[] {
  const [least, most] = [limit('sidePixelsMin'), limit('sidePixelsMax')];
  return [
    boundary('smallest-picture', least, least, () =>
      encodeDrawing({ scene: 'product', seed: 29, width: least, height: least }, 'png'),
    ),
    boundary('largest-side', most, least, () => longPicture(most, least)),
  ];
}

function boundary(name: string, width: number, height: number, draw: () => Promise<Uint8Array>): Case {
  return {
    id: `createSync/boundary/${name}`,
    operationId: 'createSync',
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      const image_file = { bytes: await draw(), filename: `${name}.png`, type: 'image/png' };
      const fields = { model_key: 'background-removal', image_file };
      const request = multipartRequest('createSync', keyHeader('x-api-key', stage.keys.matting), fields);
      await syncAnswer(stage, request, undefined, {
        formats: ['webp'],
        size: { width, height },
        transparency: 'some',
      });
    },
  };
}

/** A bar on a plain ground. */
async function longPicture(width: number, height: number): Promise<Uint8Array> {
  const bar = { width: Math.round(width * 0.6), height: Math.round(height * 0.6), channels: 3 as const };
  const input = { create: { ...bar, background: '#a03028' } };
  const ground = sharp({ create: { width, height, channels: 3, background: '#f2f3f5' } });
  return new Uint8Array(
    await ground
      .composite([{ input, gravity: 'centre' }])
      .png({ compressionLevel: 1 })
      .toBuffer(),
  );
}
