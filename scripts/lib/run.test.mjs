import { expect, test } from 'vitest';
import { quoteForCmd } from './run.mjs';

test.for([
  ['--port', '--port'],
  ['C:\\shop\\a.jpg', 'C:\\shop\\a.jpg'],
  ['C:\\my shop\\', '"C:\\my shop\\\\"'],
  ['a & b', '"a & b"'],
  ['say "hi"', '"say \\"hi\\""'],
  ['商品.jpg', '"商品.jpg"'],
  ['', '""'],
])('cmd.exe gets %j as one argument', ([argument, quoted]) => {
  expect(quoteForCmd(argument)).toBe(quoted);
});
