import sharp from 'sharp';
import { answerMutants, type Mutant } from '../../mutant.js';
import { type Any, editJson, header, MATTING, onSuccess, setHeader, TASKS } from '../../tools.js';

const mutant = answerMutants('media');

const label =
  (operationId: string, type: string | undefined): Mutant['answer'] & {} =>
  (answer, { request }) => {
    if (request.operationId === operationId && answer.status === 200) setHeader(answer, 'content-type', type);
  };

/** Labels that do not say what the bytes are, and bytes that are not what was asked for. */
export const labelMutants: readonly Mutant[] = [
  mutant('json-as-text', ['createTask'], ['content-type-declared'], label('createTask', 'text/plain')),
  mutant('json-as-html', TASKS, ['content-type-declared'], label('queryTask', 'text/html; charset=utf-8')),
  mutant('json-without-type', ['getCredits'], ['content-type-declared'], label('getCredits', undefined)),
  mutant(
    'json-as-javascript',
    ['getCredits'],
    ['content-type-declared'],
    label('getCredits', 'application/javascript'),
    false,
  ),
  mutant(
    'json-as-vendor-json',
    ['createTask'],
    ['content-type-declared'],
    label('createTask', 'application/vnd.api+json'),
  ),
  mutant('charset-gbk', TASKS, ['charset-utf8'], label('queryTask', 'application/json; charset=gbk')),
  mutant(
    'charset-latin1-on-errors',
    MATTING,
    ['charset-utf8'],
    (answer) => {
      if (answer.status >= 400) setHeader(answer, 'content-type', 'application/json; charset=iso-8859-1');
    },
    false,
  ),
  mutant('picture-as-json', ['createSync'], ['content-type-true'], (answer, { request }) => {
    if (request.operationId === 'createSync' && answer.body[0] !== 0x7b)
      setHeader(answer, 'content-type', 'application/json');
  }),
  mutant(
    'picture-as-jpeg',
    ['createSync'],
    ['picture-format-equals-label', 'content-type-declared'],
    (answer, { request }) => {
      if (request.operationId === 'createSync' && answer.body[0] !== 0x7b)
        setHeader(answer, 'content-type', 'image/jpeg');
    },
  ),
  mutant('labels-swapped', TASKS, ['picture-format-equals-label'], (answer, { request }) => {
    if (request.operationId !== 'downloadResult' || answer.status !== 200) return;
    const type = header(answer, 'content-type');
    setHeader(answer, 'content-type', type === 'image/png' ? 'image/webp' : 'image/png');
  }),
  mutant('download-as-html', TASKS, ['content-type-declared'], label('downloadResult', 'text/html')),
  mutant('download-without-type', TASKS, ['content-type-declared'], label('downloadResult', undefined)),
  mutant('html-under-image-type', ['createSync'], ['content-type-true', 'picture-decodes'], (answer, { request }) => {
    if (request.operationId !== 'createSync' || answer.body[0] === 0x7b) return;
    answer.body = Buffer.from('<!doctype html><title>502</title>');
  }),
  mutant('html-page-download', TASKS, ['content-type-declared', 'picture-decodes'], (answer, { request }) => {
    if (request.operationId !== 'downloadResult' || answer.status !== 200) return;
    setHeader(answer, 'content-type', 'text/html');
    answer.body = Buffer.from('<!doctype html><h1>AccessDenied</h1>');
  }),
  mutant('webp-when-png-asked', TASKS, ['picture-format-as-asked'], async (answer, { request }) => {
    if (request.operationId !== 'downloadResult' || header(answer, 'content-type') !== 'image/png') return;
    answer.body = await sharp(answer.body).webp({ lossless: true }).toBuffer();
    setHeader(answer, 'content-type', 'image/webp');
  }),
  mutant('png-when-webp-asked', ['createSync'], ['picture-format-as-asked'], async (answer, { request }) => {
    if (request.operationId !== 'createSync' || header(answer, 'content-type') !== 'image/webp') return;
    answer.body = await sharp(answer.body).png().toBuffer();
    setHeader(answer, 'content-type', 'image/png');
  }),
  mutant('json-when-bytes-asked', ['createSync'], ['content-type-true', 'picture-decodes'], (answer, { request }) => {
    if (request.operationId !== 'createSync' || answer.body[0] === 0x7b || answer.status !== 200) return;
    const body = { code: 200, message: 'success', data: { result_file: 'https://results.example.com/1.png' } };
    setHeader(answer, 'content-type', 'application/json');
    answer.body = Buffer.from(JSON.stringify(body));
  }),
  mutant(
    'inline-mime-type-wrong',
    ['generateNanoBanana'],
    ['picture-format-equals-label'],
    onSuccess('generateNanoBanana', (v) => {
      for (const part of v.candidates?.[0]?.content?.parts ?? [])
        if (part.inlineData) part.inlineData.mimeType = 'image/gif';
    }),
  ),
  mutant(
    'inline-data-with-uri-head',
    ['generateContent'],
    ['picture-decodes'],
    onSuccess('generateContent', (v) => {
      for (const part of v.candidates?.[0]?.content?.parts ?? []) {
        if (part.inlineData) part.inlineData.data = `data:image/jpeg;base64,${part.inlineData.data}`;
      }
    }),
  ),
  mutant(
    'inline-data-urlsafe',
    ['generateNanoBanana'],
    ['picture-decodes'],
    onSuccess('generateNanoBanana', (v) => {
      for (const part of v.candidates?.[0]?.content?.parts ?? []) {
        if (part.inlineData) part.inlineData.data = part.inlineData.data.replaceAll('+', '-').replaceAll('/', '_');
      }
    }),
  ),
  mutant('seedream-png', ['generateImages'], ['picture-format-as-asked'], async (answer, { request }) => {
    if (request.operationId !== 'generateImages' || answer.status !== 200) return;
    const value: Any = JSON.parse(answer.body.toString());
    for (const entry of value.data) {
      if (!entry.b64_json) continue;
      const small = await sharp(Buffer.from(entry.b64_json, 'base64')).png({ compressionLevel: 1 }).toBuffer();
      entry.b64_json = small.toString('base64');
    }
    editJson(answer, () => value);
  }),
];
