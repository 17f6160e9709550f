import { describe, expect, test } from 'vitest';
import { operations, validatorOf } from './test/bundled.mjs';

const MULTIPART = 'multipart/form-data';
const FORM = 'application/x-www-form-urlencoded';
const file = { image_file: 'product.jpg' };
const link = { image_url: 'https://pictures.example.com/shirt.jpg' };
const base64 = { image_base64: 'data:image/jpeg;base64,/9j/4AAQ' };
const requestSchema = (id, type) => operations[id].operation.requestBody.content[type].schema;

describe('the form of a create', () => {
  const accepts = (id, type, value) => validatorOf(operations[id].name, requestSchema(id, type))(value);

  test.for([
    [
      'a cut-out with every option',
      MULTIPART,
      { model_key: 'background-removal', ...file, output_format: 'png', crop: 1, border: 2, stamp_crop: 0 },
    ],
    ['a print cut-out by base64', FORM, { model_key: 'stamp-background-removal', ...base64, stamp_crop: 1 }],
    ['bare base64', FORM, { model_key: 'background-removal', image_base64: '/9j/4AAQ' }],
    ['a data URI as the link', FORM, { model_key: 'background-removal', image_url: 'data:image/png;base64,iVBO' }],
    ['a link inside multipart', MULTIPART, { model_key: 'background-removal', ...link }],
    [
      'a print extraction by file',
      MULTIPART,
      { model_key: 'image-extract', ...file, extract_type: '窗帘', resolution: '4k', size: '26:38' },
    ],
    ['a print extraction by link, without its type', FORM, { model_key: 'image-extract', ...link }],
    [
      'a shadow',
      MULTIPART,
      { model_key: 'image-shadow-v3', ...file, shadow_opacity: 0, main_ratio: 100, background_color: '#ffffff' },
    ],
    ['a model seen in programs', MULTIPART, { model_key: 'upscale2stamp', ...file, scale: 4 }],
    ['an unknown model with unknown fields', FORM, { model_key: 'image-shadow-v4', ...link, softness: 3 }],
  ])('takes %s', ([, type, value]) => expect(accepts('createTask', type, value)).toBe(true));

  test.for([
    ['no model', MULTIPART, { ...file }],
    ['no picture', MULTIPART, { model_key: 'background-removal' }],
    ['two pictures', MULTIPART, { model_key: 'background-removal', ...file, ...link }],
    ['an unknown output format', MULTIPART, { model_key: 'background-removal', ...file, output_format: 'gif' }],
    [
      "another model's field: size belongs to the print extraction",
      MULTIPART,
      { model_key: 'background-removal', ...file, size: '1:1' },
    ],
    [
      "another model's field: resolution belongs to the print extraction",
      MULTIPART,
      { model_key: 'image-shadow-v3', ...file, resolution: '1k' },
    ],
    [
      "another model's field: the opacity belongs to the shadow",
      MULTIPART,
      { model_key: 'image-extract', ...file, extract_type: '服装', shadow_opacity: 1 },
    ],
    ['a print extraction by file without its type', MULTIPART, { model_key: 'image-extract', ...file }],
    ['a print extraction by base64', FORM, { model_key: 'image-extract', ...base64, extract_type: '服装' }],
    ['a shadow by base64', FORM, { model_key: 'image-shadow-v3', ...base64 }],
    ['a border of 3', MULTIPART, { model_key: 'background-removal', ...file, border: 3 }],
    ['an opacity over 1', MULTIPART, { model_key: 'image-shadow-v3', ...file, shadow_opacity: 1.01 }],
    [
      'a share of the frame that is not a whole number',
      MULTIPART,
      { model_key: 'image-shadow-v3', ...file, main_ratio: 80.5 },
    ],
    ['a colour by name', MULTIPART, { model_key: 'image-shadow-v3', ...file, background_color: 'white' }],
    [
      'a scale of 3 where the model is known to take 2, 4 and 6',
      MULTIPART,
      { model_key: 'upscale2stamp', ...file, scale: 3 },
    ],
    ['a link that is not a URL', FORM, { model_key: 'background-removal', image_url: 'shirt.jpg' }],
    [
      '`response`, which belongs to the synchronous host',
      MULTIPART,
      { model_key: 'background-removal', ...file, response: 'url' },
    ],
  ])('refuses %s', ([, type, value]) => expect(accepts('createTask', type, value)).toBe(false));

  test('of the synchronous host only accepts the two cut-out models', () => {
    expect(accepts('createSync', MULTIPART, { model_key: 'background-removal', ...file, response: 'bytes' })).toBe(
      true,
    );
    expect(accepts('createSync', MULTIPART, { model_key: 'image-extract', ...file, extract_type: '服装' })).toBe(false);
    expect(accepts('createSync', MULTIPART, { model_key: 'upscale2stamp', ...file })).toBe(false);
  });

  test('is also valid as text if each field is read by its type', () => {
    const validate = validatorOf('async', requestSchema('createTask', MULTIPART), { coerceTypes: true });
    const wire = (fields) => ({ ...file, ...fields });
    expect(validate(wire({ model_key: 'image-shadow-v3', shadow_opacity: '0.5', main_ratio: '80' }))).toBe(true);
    expect(validate(wire({ model_key: 'background-removal', crop: '1' }))).toBe(true);
    expect(validate(wire({ model_key: 'background-removal', crop: 'yes' }))).toBe(false);
  });
});
