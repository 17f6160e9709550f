import path from 'node:path';
import { expect, test } from 'vitest';
import type { Input } from '../inputs/input.js';
import { placeInputs } from './places.js';

const file = (source: string, folder = ''): Input => {
  const { name, ext } = path.parse(source);
  return { kind: 'file', source: path.resolve(source), label: source, name, extension: ext.slice(1), folder };
};
const placed = (inputs: Input[]) => placeInputs(inputs).map(({ folder, name }) => path.posix.join(folder, name));

test('a result is named after its input, in the folder where it was found', () => {
  expect(placed([file('photos/a.jpg'), file('photos/deep/b.jpg', 'deep')])).toEqual(['a', 'deep/b']);
});

test('results of files with the same name keep the part of the path that tells them apart', () => {
  expect(placed([file('shop/spring/a.jpg'), file('shop/autumn/a.jpg'), file('b.jpg')])).toEqual([
    'spring/a',
    'autumn/a',
    'b',
  ]);
});

test('results of files that differ only in their extension keep the extension', () => {
  expect(placed([file('a.jpg'), file('a.png')])).toEqual(['a.jpg', 'a.png']);
});

test('names that differ only in case or in Unicode form get different places, for Windows and macOS', () => {
  const names = placed([file('x/Shirt.jpg', 'x'), file('x/shirt.JPG', 'x'), file('x/SHIRT.jpg', 'x')]);
  expect(new Set(names.map((name) => name.toLowerCase().normalize('NFC'))).size).toBe(3);
});

test('links with the same name are numbered, and no number takes the name of another input', () => {
  const link = (source: string, name: string): Input => ({
    kind: 'link',
    source,
    label: source,
    name,
    extension: '',
    folder: '',
  });
  const inputs = [
    link('https://a.example/x', 'x'),
    link('https://b.example/x', 'x'),
    link('https://c.example/x-2', 'x-2'),
  ];
  expect(new Set(placed(inputs)).size).toBe(3);
  expect(placed(inputs)[2]).toBe('x-2');
});
