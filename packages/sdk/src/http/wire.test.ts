import { afterEach, describe, expect, test, vi } from 'vitest';
import { multipart, patience } from './node-upload.js';
import { formBody } from './wire.js';

const parsed = (blob: Blob) => new Response(blob, { headers: { 'content-type': blob.type } }).formData();

test('a form with a picture can be parsed back into the same fields', async () => {
  const picture = new File([new Uint8Array([0, 13, 10, 45, 45, 255])], '图 "1".png', { type: 'image/png' });
  const form = formBody({
    model_key: 'image-extract',
    extract_type: '服装',
    resolution: undefined,
    image_file: picture,
  });
  const back = await parsed(multipart(form as FormData));
  expect([...back.keys()]).toEqual(['model_key', 'extract_type', 'image_file']);
  expect(back.get('extract_type')).toBe('服装');
  const file = back.get('image_file') as File;
  expect(file.type).toBe('image/png');
  expect(await file.bytes()).toEqual(await picture.bytes());
});

test('a file name cannot add a part or a header', async () => {
  const form = new FormData();
  form.append('a"; x="y\r\nEvil: 1', 'value');
  form.append('file', new File(['x'], 'a"\r\nEvil: 1.png'));
  const text = await multipart(form).text();
  expect(text).not.toMatch(/^Evil/m);
  expect(text).toContain('name="a%22; x=%22y%0D%0AEvil: 1"');
});

test('every form has a different boundary', () => {
  const form = new FormData();
  expect(multipart(form).type).not.toBe(multipart(form).type);
});

describe('patience', () => {
  const GLOBAL = Symbol.for('undici.globalDispatcher.1');
  const home = globalThis as { [GLOBAL]?: unknown };
  const before = home[GLOBAL];
  afterEach(() => {
    home[GLOBAL] = before;
  });

  test('a call of more than 300 seconds raises the limits of the dispatcher that Node uses', () => {
    const dispatch = vi.fn(() => true);
    home[GLOBAL] = { dispatch };
    const { dispatcher } = patience(300_001) as unknown as { dispatcher: { dispatch(...given: unknown[]): boolean } };
    dispatcher.dispatch({ path: '/', headersTimeout: 300_000 }, 'handler');
    expect(dispatch).toHaveBeenCalledWith({ path: '/', headersTimeout: 0, bodyTimeout: 0 }, 'handler');
  });

  test('a call of up to 300 seconds does not change the dispatcher', () => {
    expect(patience(300_000)).toEqual({});
  });

  test('a request with such a dispatcher reaches the server', async () => {
    const response = await fetch(new Request('data:text/plain,here', patience(Infinity)));
    expect(await response.text()).toBe('here');
  });
});
