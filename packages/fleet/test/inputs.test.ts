import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readInputs } from '../src/cli/inputs.js';
import { temporaryFolder } from './support/stage.js';

test('a list has one input per line, with LF or CRLF, and a name may contain U+2028', async () => {
  const folder = temporaryFolder();
  const names = ['red.png', 'two\u2028halves.png'].map((name) => path.join(folder, name));
  for (const name of names) writeFileSync(name, 'x');
  const list = path.join(folder, 'list.txt');
  writeFileSync(list, `# pictures\r\n${names.join('\r\n')}\n\nhttps://shop.example/抠.jpg`);
  const inputs: string[] = [];
  for await (const input of readInputs([`@${list}`])) inputs.push(input);
  expect(inputs).toEqual([...names, 'https://shop.example/抠.jpg']);
});
