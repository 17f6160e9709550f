import { expect, test } from 'vitest';
import { tokenize } from '../lib/search.mjs';

test('Chinese becomes pairs of characters, so that a part of a sentence is found', () => {
  expect(tokenize('图片太小')).toEqual(['图片', '片太', '太小']);
});

test('synonyms are one term, in pages and in queries', () => {
  expect(tokenize('裁切')).toEqual(tokenize('裁剪'));
  expect(tokenize('remove background')).toEqual(tokenize('cut-out'));
  expect(tokenize('去背景')).toEqual(tokenize('抠图'));
});

test('a synonym inside of another word is left alone', () => {
  expect(tokenize('monkeys and tokens')).toEqual(['monkeys', 'and', 'tokens']);
});

test('Latin words and numbers next to Chinese are terms of their own', () => {
  expect(tokenize('错误407是什么')).toEqual(expect.arrayContaining(['407', '什么']));
});

test('the source of the function alone gives the same terms, as the browser runs it', () => {
  const there = new Function(`return ${tokenize.toString()}`)();
  expect(there('裁切 removeBackground 407')).toEqual(tokenize('裁切 removeBackground 407'));
});
