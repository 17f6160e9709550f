import { expect, it } from 'vitest';
import { createRaster } from '../pixels/raster.js';
import { paintClear } from './clear.js';

/** One picture row of squares: what is seen ends within the second of three, and of its rows only some are seen. */
function strip() {
  const raster = createRaster(21, 8);
  for (let y = 0; y < 8; y++)
    for (let x = 0; x < 10; x++) raster.data.set([200, 100 + 8 * y, 50, 1 + y], (y * 21 + x) * 4);
  return raster;
}

it('gives clear pixels the colour of their visible neighbours, so that no other colour bleeds into these', () => {
  const raster = strip();
  paintClear(raster);
  const colourAt = (x: number, y: number) => [...raster.data.subarray((y * 21 + x) * 4, (y * 21 + x) * 4 + 4)];
  expect(colourAt(10, 3)).toEqual([200, 128, 50, 0]);
  expect(colourAt(20, 7)).toEqual([200, 128, 50, 0]);
});

it('changes no visible pixel and no alpha', () => {
  const raster = strip();
  paintClear(raster);
  const before = strip().data;
  for (let i = 0; i < before.length; i += 4) {
    if (before[i + 3] !== 0) expect(raster.data.subarray(i, i + 4)).toEqual(before.subarray(i, i + 4));
    else expect(raster.data[i + 3]).toBe(0);
  }
});
