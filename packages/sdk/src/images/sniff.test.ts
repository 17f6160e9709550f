import { describe, expect, test } from 'vitest';
import { pictures } from '../../test/support/pictures.js';
import { isComplete, sniff } from './sniff.js';

describe('sniff', () => {
  test.each([
    ['png', 'image/png', true],
    ['opaquePng', 'image/png', false],
    ['palettePng', 'image/png', true],
    ['jpeg', 'image/jpeg', false],
    ['progressiveJpeg', 'image/jpeg', false],
    ['webp', 'image/webp', true],
    ['losslessWebp', 'image/webp', true],
    ['opaqueWebp', 'image/webp', false],
    ['opaqueLosslessWebp', 'image/webp', false],
  ] as const)('reads type, size and transparency of a real %s', async (name, contentType, alpha) => {
    expect(sniff(await pictures[name](301, 77))).toEqual({ contentType, width: 301, height: 77, alpha });
  });

  test.each([
    ['gif', 'image/gif'],
    ['tiff', 'image/tiff'],
    ['avif', 'image/avif'],
  ] as const)('names %s, which the API does not take', async (name, contentType) => {
    expect(sniff(await pictures[name]())?.contentType).toBe(contentType);
  });

  test.each([
    ['image/bmp', 'BM\x36\0\0\0'],
    ['image/heic', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['image/svg+xml', '<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('names %s', (contentType, head) => {
    expect(sniff(Uint8Array.from(head, (letter) => letter.charCodeAt(0)))).toEqual({ contentType });
  });

  test.each(['<!---->', '<?xml>', '<!---->\n', '<!--', ' ', '<?xml', '<!'])(
    'looks at a file full of %j once, and does not go back over it',
    (text) => {
      expect(sniff(new TextEncoder().encode(text.repeat(100_000)))).toBeUndefined();
    },
  );

  test('takes text, a web page and nothing for no picture', () => {
    for (const text of ['', 'hello', '<!doctype html><html></html>', '{"code":401}']) {
      expect(sniff(new TextEncoder().encode(text))).toBeUndefined();
    }
  });

  test('finds the size of a JPEG behind a long block of metadata', async () => {
    const plain = await pictures.jpeg(90, 91);
    const block = new Uint8Array(60_002);
    block.set([0xff, 0xe1, 0xea, 0x60]);
    const long = new Uint8Array([...plain.slice(0, 2), ...block, ...plain.slice(2)]);
    expect(sniff(long)).toMatchObject({ width: 90, height: 91 });
  });

  test('does not read past the end of a head that is cut anywhere', async () => {
    for (const name of ['png', 'palettePng', 'jpeg', 'webp', 'losslessWebp', 'opaqueWebp'] as const) {
      const whole = await pictures[name]();
      for (let length = 0; length < Math.min(whole.length, 200); length++) {
        expect(() => sniff(whole.slice(0, length))).not.toThrow();
      }
    }
  });

  test('reads bytes that stand in the middle of a larger buffer', async () => {
    const png = await pictures.png(50, 60);
    const room = new Uint8Array(png.length + 13);
    room.set(png, 13);
    expect(sniff(room.subarray(13))).toMatchObject({ contentType: 'image/png', width: 50, height: 60 });
  });
});

describe('isComplete', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('tells a whole %s from a cut one', async (name) => {
    const whole = await pictures[name](400, 300);
    const check = async (bytes: Uint8Array<ArrayBuffer>) => {
      const header = sniff(bytes);
      return header && isComplete(header, new Blob([bytes]));
    };
    expect(await check(whole)).toBe(true);
    expect(await check(whole.slice(0, -20))).toBe(false);
  });
});
