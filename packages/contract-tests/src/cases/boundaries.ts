import sharp from 'sharp';
import type { Case } from '../model/case.js';
import { encodeDrawing } from '../pictures/drawing.js';
import { padded } from '../pictures/pad.js';
import { limit } from '../spec/operations.js';
import { expectedPicture } from './expect-picture.js';
import { keyHeader, multipartRequest } from './request.js';
import { syncAnswer } from './sync-answer.js';
import { runTask } from './task-run.js';
import { filePart, uploadFor } from './uploads.js';

interface Boundary {
  readonly operationId: 'createSync' | 'createTask';
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly draw: () => Promise<Uint8Array>;
}

/** Pictures at the ends of what the spec allows; what lies beyond stands with the mistakes. */
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
    // Wide for one host, tall for the other: a server that looks at one side only is found.
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
  return {
    id: `${operationId}/boundary/${name}`,
    operationId,
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      const modelKey = 'background-removal';
      const image_file = { bytes: await draw(), filename: `${name}.png`, type: 'image/png' };
      const fields = { model_key: modelKey, image_file };
      const create = multipartRequest(operationId, keyHeader('x-api-key', stage.keys.matting), fields);
      const picture = { formats: ['webp'], size, transparency: 'some' } as const;
      if (operationId === 'createSync') await syncAnswer(stage, create, undefined, picture);
      else await runTask(stage, { create, modelKey, style: 'urlencoded', picture });
    },
  };
}

/** Larger than the limit that an older source tells of, and within the one that the spec follows. */
function largeFile(): Case {
  return {
    id: 'createSync/boundary/file-over-older-limit',
    operationId: 'createSync',
    lane: 'shared',
    price: 1,
    run: async (stage) => {
      const upload = uploadFor('product', 96, 'png');
      const part = await filePart(upload);
      const image_file = { ...part, bytes: padded(part.bytes, limit('fileBytesOlder') + 1) };
      const fields = { model_key: 'background-removal', image_file };
      const request = multipartRequest('createSync', keyHeader('x-api-key', stage.keys.matting), fields);
      await syncAnswer(stage, request, undefined, expectedPicture('background-removal', {}, upload));
    },
  };
}

/** A bar on a plain ground. */
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
