import { expect, test } from 'vitest';
import { createClock } from './clock.js';
import { createPictures } from './pictures.js';
import { createRandom } from './random.js';

test('a picture that is kept twice under one id counts once', () => {
  const pictures = createPictures(createClock({ mode: 'virtual' }), createRandom(1));
  for (const length of [10, 30]) pictures.putUpload('upload-1', new Uint8Array(length), 'image/png');
  expect(pictures.usage()).toEqual({ pictures: 1, bytes: 30 });
});
