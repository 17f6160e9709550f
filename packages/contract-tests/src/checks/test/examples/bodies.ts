import { encodeDrawing } from '../../../pictures/drawing.js';
import type { CheckId } from '../../index.js';
import { DRAWING } from '../drawn.js';
import { credits, DONE, exchange, judged, poll, RUNNING } from '../exchanges.js';
import { type Example, models, one, run, said } from '../judging.js';

/** Examples that break the rules about types, texts and schemas of bodies. */
export const bodyExamples = {
  'content-type-declared': () => said({ type: 'text/html' }),
  'content-type-true': () => said({ operationId: 'createSync', type: 'image/webp', body: '<!doctype html>' }),
  'charset-utf8': () => said({ type: 'application/json; charset=gbk' }),
  'picture-format-equals-label': async () =>
    said({ operationId: 'createSync', type: 'image/png', body: await encodeDrawing(DRAWING, 'jpeg') }),
  'link-ending-true': async () =>
    said({
      operationId: 'downloadResult',
      url: 'https://results.example.com/1.png',
      type: 'image/webp',
      body: await encodeDrawing(DRAWING, 'webp'),
    }),
  'json-wellformed': () => said({ body: '{"code":200,"message":"ok","data":null}<!-- 12 ms -->' }),
  'json-encoding': () => said({ body: `\ufeff${JSON.stringify(credits())}` }),
  'json-no-duplicate-keys': () => said({ operationId: 'queryTask', body: '{"data":{"state":0,"state":1}}' }),
  'json-safe-numbers': () => said({ body: '{"task_id":9007199254740993}' }),
  'json-object': () => said({ body: JSON.stringify(JSON.stringify(credits())) }),
  'events-as-documented': () =>
    one(
      judged(
        exchange({
          operationId: 'generateImages',
          type: 'text/event-stream',
          body: 'event: image_generation.completed\ndata: {"type":"image_generation.completed"}\n\n',
        }),
        { outcome: 'success', body: 'events' },
      ),
    ),
  'text-not-garbled': () => said({ body: '{"message":"\\\\u53c2\\\\u6570"}' }),
  'body-matches-schema': () =>
    said({ operationId: 'createTask', body: { code: 200, message: 'success', data: { task_id: '176' } } }),
  'undeclared-field': () =>
    said({ body: { code: 200, message: 'success', data: { credits: 1, vip_credits: 0, eta: 12 } } }),
  'undeclared-value': () => one(poll({ ...DONE, state: 3 })),
  'documented-field-present': () => one(poll({ ...RUNNING, progress: undefined })),
  'usage-adds-up': () =>
    models({
      usageMetadata: {
        promptTokenCount: 266,
        candidatesTokenCount: 1226,
        thoughtsTokenCount: 0,
        totalTokenCount: 1643,
      },
    }),
  'response-agrees': () => models({ modelVersion: 'gemini-2.5-flash-image' }),
  'response-id-unique': () => {
    const of = (id: string) =>
      judged({ ...exchange({ operationId: 'generateContent', body: { responseId: 'r-1' } }), id });
    return run([of('a/first#call'), of('a/second#call')]);
  },
} satisfies Partial<Record<CheckId, Example>>;
