import sharp, { type Sharp } from 'sharp';
import type { Mutant } from '../../mutant.js';
import { fieldOf, onDrawn, onPicture, onPoll, setHeader, TASKS } from '../../tools.js';
import { answer, make, type Part } from '../parts.js';

const media = make('media');

const SYNC = ['createSync'] as const;

const onLinks = (change: (link: string) => string) =>
  onPoll(1, (v) => {
    v.data.result_file = change(v.data.result_file);
  });

const asFormat = (change: (image: Sharp) => Sharp, type: string, ...operations: string[]): Part => ({
  answer: async (a, { request: { operationId } }) => {
    if (!operations.includes(operationId) || a.status !== 200 || a.body[0] === 0x7b) return;
    a.body = await change(sharp(a.body)).toBuffer();
    setHeader(a, 'Content-Type', type);
  },
});

/** Pictures in another format than the request or the content type says. */
export const formatMutants: readonly Mutant[] = [
  media(
    'gif',
    ['createSync'],
    ['content-type-declared', 'picture-format-as-asked'],
    asFormat((image) => image.gif(), 'image/gif', 'createSync'),
  ),
  media(
    'jpeg-called-png',
    ['createSync'],
    ['picture-format-equals-label'],
    asFormat((image) => image.flatten().jpeg(), 'image/png', 'createSync'),
  ),
  media(
    'avif-called-webp',
    TASKS,
    ['content-type-true', 'picture-format-equals-label', 'picture-format-as-asked'],
    asFormat((image) => image.avif({ effort: 0 }), 'image/webp', 'downloadResult'),
  ),
  media(
    'svg-called-png',
    ['createSync'],
    ['picture-format-equals-label', 'picture-format-as-asked'],
    answer((a, { request: { operationId } }) => {
      if (operationId !== 'createSync' || a.status !== 200 || a.body[0] === 0x7b) return;
      const data = `data:image/png;base64,${a.body.toString('base64')}`;
      a.body = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${data}"/></svg>`);
      setHeader(a, 'Content-Type', 'image/png');
    }),
  ),
  media('charset-utf-16', ['getCredits'], ['charset-utf8'], {
    answer: (a) => setHeader(a, 'Content-Type', 'application/json; charset=utf-16'),
  }),
  media('cmyk', ['generateImages'], ['picture-in-colour'], {
    answer: onPicture((body) => sharp(body).toColourspace('cmyk').jpeg().toBuffer(), 'downloadResult'),
  }),
  media('inline-data-in-lines', ['generateNanoBanana'], ['picture-decodes', 'body-matches-schema'], {
    answer: onDrawn('generateNanoBanana', ({ inline }) => {
      inline.data = inline.data.replace(/.{76}/g, '$&\n');
    }),
  }),
  media('picture-inside-json', ['createSync'], ['content-type-true', 'picture-decodes', 'content-type-declared'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId !== 'createSync' || a.status !== 200 || a.body[0] === 0x7b) return;
      const data = { image: a.body.toString('base64') };
      a.body = Buffer.from(JSON.stringify({ code: 200, message: 'success', data }));
      setHeader(a, 'Content-Type', 'application/json');
    },
  }),
  media('link-ends-in-png-for-webp', TASKS, ['link-ending-true'], {
    answer: onLinks((l) => l.replace(/\.webp(?=$|\?)/, '.png')),
    request: (r) => {
      if (r.operationId === 'downloadResult') r.path = r.path.replace(/\.png(?=$|\?)/, '.webp');
    },
  }),
  media('download-octet-stream-named-html', TASKS, ['content-type-declared', 'content-type-true'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'downloadResult') setHeader(a, 'Content-Type', 'binary/octet-stream');
    },
  }),
  media('problem-json', ['createTask'], ['content-type-declared'], {
    answer: (a, { request: { operationId } }) => {
      if (operationId === 'createTask' && a.status === 422) setHeader(a, 'Content-Type', 'application/problem+json');
    },
  }),
  media('only-base64-answers-png-label', ['createSync'], ['picture-format-equals-label'], {
    answer: (a, p) => {
      if (
        p.request.operationId === 'createSync' &&
        fieldOf(p.request, 'image_base64') &&
        a.body[0] !== 0x7b &&
        a.status === 200
      ) {
        setHeader(a, 'Content-Type', fieldOf(p.request, 'output_format') === 'png' ? 'image/webp' : 'image/png');
      }
    },
  }),
  media('gif-for-webp-in-octets', TASKS, ['picture-format-as-asked'], {
    answer: onPicture((b) => sharp(b).gif().toBuffer(), 'downloadResult'),
  }),
  media('palette-png-with-hard-edge', SYNC, ['picture-shows-upload', 'picture-keeps-detail'], {
    answer: onPicture(
      async (b) => (b[0] === 0x89 ? sharp(b).png({ palette: true, colours: 4 }).toBuffer() : b),
      'createSync',
    ),
  }),
  media('image-jpg-label', ['generateImages'], ['content-type-declared', 'picture-format-equals-label'], {
    answer: (answer, { request }) => {
      if (request.operationId === 'downloadResult') setHeader(answer, 'content-type', 'image/jpg');
    },
  }),
];
