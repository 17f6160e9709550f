import type { Case } from '../model/case.js';
import type { HeaderLine } from '../model/exchange.js';
import { apiKeyOf, jsonRequest, multipartRequest, urlencodedRequest } from '../requests/request.js';
import { type FormBranch, formBranches } from '../spec/forms.js';
import { fileMistakes } from './bad-files.js';
import { BAD_PARAMETER, refusal, UNSUPPORTED } from './expectations.js';
import { shared } from './lanes.js';
import type { Mistake } from './mistake.js';
import { sendRefused } from './refused.js';
import { ANY_LINK } from './smallest.js';
import { base64, filePart, uploadFor } from './uploads.js';

const CREATES = ['createSync', 'createTask'] as const;

/** Creates that the spec does not allow, each with one mistake. */
export function badInputCases(): Case[] {
  return CREATES.flatMap((operationId) =>
    [
      ...formMistakes(operationId),
      ...optionMistakes(operationId),
      ...otherMistakes(operationId),
      ...fileMistakes(operationId),
    ].map((mistake) => mistakeCase(operationId, mistake)),
  );
}

function mistakeCase(operationId: string, { name, because, codes, request }: Mistake): Case {
  return shared(`${operationId}/bad/${name}`, operationId, 0, async (stage) =>
    sendRefused(stage, await request(apiKeyOf(stage), ANY_LINK), refusal(codes, because)),
  );
}

function formMistakes(operationId: string): Mistake[] {
  const upload = uploadFor('product', 3, 'png');
  const text =
    (fields: Record<string, string>): Mistake['request'] =>
    async (key) =>
      urlencodedRequest(operationId, key, fields);
  return [
    {
      name: 'no-model-key',
      because: 'without model_key',
      codes: BAD_PARAMETER,
      request: async (key) => multipartRequest(operationId, key, { image_file: await filePart(upload) }),
    },
    {
      name: 'empty-model-key',
      because: 'with an empty model_key',
      codes: BAD_PARAMETER,
      request: async (key, link) => urlencodedRequest(operationId, key, { model_key: '', image_url: link }),
    },
    {
      name: 'no-picture',
      because: 'without a picture',
      codes: BAD_PARAMETER,
      request: text({ model_key: 'background-removal', output_format: 'png' }),
    },
    { name: 'empty-body', because: 'with an empty body', codes: BAD_PARAMETER, request: text({}) },
    {
      name: 'text-as-link',
      because: 'with words in image_url',
      codes: BAD_PARAMETER,
      request: text({ model_key: 'background-removal', image_url: 'not a link' }),
    },
    {
      name: 'ftp-link',
      because: 'with an ftp link in image_url',
      codes: BAD_PARAMETER,
      request: text({ model_key: 'background-removal', image_url: 'ftp://pictures.example.com/a.jpg' }),
    },
    {
      name: 'text-as-base64',
      because: 'with words in image_base64',
      codes: [...BAD_PARAMETER, ...UNSUPPORTED],
      request: text({ model_key: 'background-removal', image_base64: '这不是图片' }),
    },
    {
      name: 'base64-of-text',
      because: 'with base64 of a text',
      codes: UNSUPPORTED,
      request: text({
        model_key: 'background-removal',
        image_base64: Buffer.from('这不是图片'.repeat(20)).toString('base64'),
      }),
    },
    {
      name: 'json-body',
      because: 'as JSON',
      codes: [...BAD_PARAMETER, ...UNSUPPORTED],
      request: async (key, link) => jsonRequest(operationId, key, { model_key: 'background-removal', image_url: link }),
    },
    ...(operationId === 'createSync'
      ? [
          {
            name: 'unknown-model',
            because: 'with a model that this host does not have',
            codes: BAD_PARAMETER,
            request: async (key: readonly HeaderLine[], link: string) =>
              urlencodedRequest(operationId, key, { model_key: 'no-such-model', image_url: link }),
          },
        ]
      : [
          {
            name: 'extract-without-type',
            because: 'without extract_type, for a file',
            codes: BAD_PARAMETER,
            request: async (key: readonly HeaderLine[]) =>
              multipartRequest(operationId, key, {
                model_key: 'image-extract',
                image_file: await filePart(uploadFor('garment', 3, 'png')),
              }),
          },
          {
            name: 'extract-base64',
            because: 'with base64, which print extraction does not take',
            codes: BAD_PARAMETER,
            request: async (key: readonly HeaderLine[]) =>
              urlencodedRequest(operationId, key, {
                model_key: 'image-extract',
                extract_type: '服装',
                image_base64: await base64(uploadFor('garment', 3, 'png')),
              }),
          },
          {
            name: 'shadow-of-opaque',
            because: 'for a picture without transparency, which the shadow needs',
            codes: [...BAD_PARAMETER, ...UNSUPPORTED],
            request: async (key: readonly HeaderLine[]) =>
              multipartRequest(operationId, key, { model_key: 'image-shadow-v3', image_file: await filePart(upload) }),
          },
        ]),
  ];
}

/** For each field with listed values or a range, requests with a value outside of it. Each field is tried once. */
function optionMistakes(operationId: string): Mistake[] {
  const done = new Set<string>();
  return formBranches(operationId)
    .filter(({ open, picture }) => !open && picture === 'image_url')
    .flatMap((branch) =>
      [...branch.fields].flatMap(([field, values]): Mistake[] => {
        const outside = valueOutside(field, values);
        if (outside === undefined || done.has(field)) return [];
        done.add(field);
        return outside.map((value) => optionMistake(operationId, branch, field, value));
      }),
    );
}

function valueOutside(field: string, values: readonly string[]): string[] | undefined {
  if (field === 'background_color') return ['red', '#12345g'];
  if (field === 'extract_type' || values.length === 0) return undefined;
  // One known program sends border=3, so the next number may be valid. A word cannot be.
  if (field === 'border') return ['strong'];
  const numbers = values.map(Number);
  if (numbers.some(Number.isNaN)) return ['no-such-value'];
  return [String(Math.max(...numbers) + 1), 'x'];
}

function optionMistake(operationId: string, branch: FormBranch, field: string, value: string): Mistake {
  const [modelKey = ''] = branch.modelKeys;
  return {
    name: `${field}=${value}`,
    because: `with ${field}=${value}`,
    codes: BAD_PARAMETER,
    request: async (key, link) => {
      const required = Object.fromEntries(branch.required.map((name) => [name, '服装']));
      return urlencodedRequest(operationId, key, { model_key: modelKey, image_url: link, ...required, [field]: value });
    },
  };
}

/** Values outside of what the descriptions of undocumented models allow. */
const OTHER_VALUES: readonly (readonly [modelKey: string, field: string, value: string])[] = [
  ['upscale2stamp', 'scale', '3'],
  ['image-to-image', 'similarity', '2'],
  ['image-to-image', 'type', '3'],
  ['image-outpaint', 'params', 'a,b,c,d'],
  ['image-extract-v2', 'size', '8:5'],
];

function otherMistakes(operationId: string): Mistake[] {
  if (operationId !== 'createTask') return [];
  return OTHER_VALUES.map(([modelKey, field, value]) => ({
    name: `${modelKey}-${field}=${value}`,
    because: `with ${field}=${value} for ${modelKey}`,
    codes: BAD_PARAMETER,
    request: async (key, link) =>
      urlencodedRequest(operationId, key, { model_key: modelKey, image_url: link, [field]: value }),
  }));
}
