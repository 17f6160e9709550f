import { expect, test } from 'vitest';
import { textsOf } from '../language/index.js';
import { fillTemplate, readTemplate, safeName } from './name-template.js';

const texts = textsOf('en');
const fill = (template: string, values: Record<string, string | number>) =>
  fillTemplate(readTemplate(template, false, texts), values);

test('fillTemplate fills a template with what is known about the result', () => {
  expect(fill('{name}-{width}x{height}.{ext}', { name: 'shirt', width: 800, height: 600, ext: 'png' })).toBe(
    'shirt-800x600.png',
  );
});

test('no value of a placeholder leads out of the folder or makes a name that a file system refuses', () => {
  expect(fill('{name}.{ext}', { name: '../../etc/passwd', ext: 'webp' })).toBe('.._.._etc_passwd.webp');
  expect(fill('{name}/{task}.{ext}', { name: '..', task: 7, ext: 'webp' }).split(/[\\/]/)).toEqual(['_', '7.webp']);
  expect(safeName('a:b*c?d')).toBe('a_b_c_d');
});

test('a long Chinese name is shortened between two characters, below the limit of file systems', () => {
  const name = safeName('很'.repeat(200));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^很+$/);
});
