import sharp from 'sharp';
import type { Case } from '../model/case.js';
import { encodeDrawing } from '../pictures/drawing.js';
import { padded } from '../pictures/pad.js';
import { apiKeyOf, multipartRequest } from '../requests/request.js';
import { limit } from '../spec/operations.js';
import { runCreate } from './create-run.js';
import { expectedPicture } from './expect-picture.js';
import { shared } from './lanes.js';
import { syncAnswer } from './sync-answer.js';
import { filePart, uploadFor } from './uploads.js';

const MODEL = 'background-removal';

interface Boundary {
  readonly operationId: 'createSync' | 'createTask';
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly draw: () => Promise<Uint8Array>;
}

/** Pictures at the limits of the spec. Pictures beyond the limits are in `bad-files.ts`. */
export function boundaryCases(): Case[] {
  const [least, most] = [limit('sidePixelsMin'), limit('sidePixelsMax')];
  const smallest = () => encodeDrawing({ scene: 'product', seed: 29, width: least, height: least }, 'png');
  const sides: Boundary[] = [
    {
      operationId: 'createSync',
      name: 'smallest-picture',
      size: { width: least, height: least },
      draw: smallest,
    },
    // Wide for one host, tall for the other, to find a server that checks one side only.
    {
      operationId: 'createSync',
      name: 'largest-side',
      size: { width: most, height: least },
      draw: () => bar(most, least),
    },
    {
      operationId: 'createTask',
      name: 'largest-side',
      size: { width: least, height: most },
      draw: () => bar(least, most),
    },
  ];
  return [...sides.map(boundary), largeFile()];
}

function boundary({ operationId, name, size, draw }: Boundary): Case {
  return shared(`${operationId}/boundary/${name}`, operationId, 1, async (stage) => {
    const image_file = { bytes: await draw(), filename: `${name}.png`, type: 'image/png' };
    const request = multipartRequest(operationId, apiKeyOf(stage), { model_key: MODEL, image_file });
    const picture = { formats: ['webp'], size, transparency: 'some' } as const;
    await runCreate(stage, { request, modelKey: MODEL, picture });
  });
}

/** A file above the limit that an older source states, and within the limit of the spec. */
function largeFile(): Case {
  return shared('createSync/boundary/file-over-older-limit', 'createSync', 1, async (stage) => {
    const upload = uploadFor('product', 96, 'png');
    const part = await filePart(upload);
    const image_file = { ...part, bytes: padded(part.bytes, limit('fileBytesOlder') + 1) };
    const request = multipartRequest('createSync', apiKeyOf(stage), { model_key: MODEL, image_file });
    await syncAnswer(stage, request, undefined, expectedPicture(MODEL, {}, upload));
  });
}

/** A bar on a plain background. */
async function bar(width: number, height: number): Promise<Uint8Array> {
  const inner = { width: Math.round(width * 0.6), height: Math.round(height * 0.6), channels: 3 as const };
  const input = { create: { ...inner, background: '#a03028' } };
  const ground = sharp({ create: { width, height, channels: 3, background: '#f2f3f5' } });
  return new Uint8Array(
    await ground
      .composite([{ input, gravity: 'centre' }])
      .png({ compressionLevel: 1 })
      .toBuffer(),
  );
}
