import { expect, test } from 'vitest';
import { createClock } from './clock.js';
import { createPictures } from './pictures.js';
import { createRandom } from './random.js';

test('a picture that is stored twice under one id counts once', () => {
  const pictures = createPictures(createClock({ mode: 'virtual' }), createRandom(1));
  for (const length of [10, 30]) pictures.putUpload('upload-1', new Uint8Array(length), 'image/png');
  expect(pictures.usage()).toEqual({ pictures: 1, bytes: 30 });
});

test('a small picture from a large body does not keep the body in memory', () => {
  const pictures = createPictures(createClock({ mode: 'virtual' }), createRandom(1));
  const body = new Uint8Array(10_000).fill(7);
  pictures.putUpload('upload-1', body.subarray(100, 200), 'image/png');
  expect(pictures.get('upload-1')?.bytes.buffer.byteLength).toBe(100);
});
