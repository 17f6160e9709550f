import path from 'node:path';
import { expect, test } from 'vitest';
import { outputNames } from './output-names.ts';

test('a result is named after its picture, with spaces and Chinese characters kept', () => {
  expect(outputNames(['/photos/白色 T恤 1.jpg'], 'out')).toEqual([path.join('out', '白色 T恤 1-cut-out')]);
});

test('pictures with the same name from different folders do not overwrite each other', () => {
  const names = outputNames(['a/shirt.jpg', 'b/shirt.png', 'c/Shirt.webp'], 'out');
  expect(names).toEqual(['shirt-cut-out', 'shirt-cut-out-2', 'Shirt-cut-out-3'].map((name) => path.join('out', name)));
});

test('a picture whose name looks like a numbered result does not overwrite that result', () => {
  const names = outputNames(['a/shirt.jpg', 'shirt-cut-out-2.jpg', 'b/shirt.jpg'], 'out');
  expect(new Set(names).size).toBe(3);
});
