import { expect, it } from 'vitest';
import { ellipse, fillOutlines, paint } from './fill.js';
import { createRaster } from './raster.js';

const frame = { width: 40, height: 30 };
const total = (values: Float32Array) => values.reduce((sum, v) => sum + v, 0);

it('fillOutlines covers exactly the area of a shape, even if its edges lie between pixels', () => {
  expect(total(fillOutlines([[2.5, 3.25, 10, 3.25, 10, 8, 2.5, 8]], frame).values)).toBeCloseTo(7.5 * 4.75, 3);
  expect(total(fillOutlines([[3, 2, 20, 2, 3, 19]], frame).values)).toBeCloseTo((17 * 17) / 2, 2);
  expect(total(fillOutlines([ellipse(20, 15, 9, 9)], frame).values)).toBeCloseTo(Math.PI * 81, -0.5);
});

it('fillOutlines cuts a hole for an outline that turns the other way', () => {
  const hole = [4, 4, 4, 8, 8, 8, 8, 4];
  expect(total(fillOutlines([[2, 2, 12, 2, 12, 12, 2, 12], hole], frame).values)).toBeCloseTo(100 - 16, 3);
});

it('fillOutlines cuts off the parts outside the frame', () => {
  const patch = fillOutlines([[-10, -10, 5, -10, 5, 5, -10, 5]], frame);
  expect([patch.left, patch.top, patch.width, patch.height]).toEqual([0, 0, 5, 5]);
  expect(total(patch.values)).toBeCloseTo(25, 3);
  expect(fillOutlines([[100, 100, 120, 100, 120, 120]], frame).values).toHaveLength(0);
  expect(fillOutlines([], frame).values).toHaveLength(0);
});

it('paint uses the given colour and opacity, and changes no pixel outside the shape', () => {
  const raster = createRaster(40, 30, [255, 255, 255, 255]);
  paint(raster, fillOutlines([[10, 10, 20, 10, 20, 20, 10, 20]], frame), [0, 0, 0], 0.5);
  expect(raster.data[(15 * 40 + 15) * 4]).toBe(128);
  expect(raster.data[(15 * 40 + 9) * 4]).toBe(255);
  expect(raster.data[(15 * 40 + 20) * 4]).toBe(255);
});
