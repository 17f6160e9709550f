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
])('an argument is quoted for cmd.exe so that it stays one argument: %j', ([argument, quoted]) => {
  expect(quoteForCmd(argument)).toBe(quoted);
});
