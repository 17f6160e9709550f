import { taskIdOf } from '../checks/flow/task.js';
import type { Case, Expectation, PictureExpectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { limit } from '../spec/operations.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { ANY_LINK, smallestRequest } from './keys.js';
import { downloadRequest, keyHeader, multipartRequest, plainRequest, urlencodedRequest } from './request.js';
import { syncAnswer } from './sync-answer.js';
import { queryRequest, runTask } from './task-run.js';
import { base64, filePart, type Upload, uploadFor } from './uploads.js';

const SUCCESS: Expectation = { outcome: 'success', body: 'json' };

/** An id that no task has. */
const NO_TASK = 999_999_997;

/** What a picture costs by the spec. */
export function priceOf(operationId: string, options: Options): number {
  return (
    limit(operationId === 'createSync' ? 'syncPictureCredits' : 'taskPictureCredits') +
    (options.output_format === 'png' ? limit('pngExtraCredits') : 0)
  );
}

/** What is charged and what is not: nothing else may touch the account meanwhile. */
export function accountCases(): Case[] {
  return [
    syncPrice('webp', 'file', { output_format: 'webp' }),
    syncPrice('png', 'base64', { output_format: 'png' }),
    syncPrice('link', 'data-uri', { output_format: 'webp', response: 'url' }),
    syncPrice('print-png', 'file', { output_format: 'png' }, 'stamp-background-removal'),
    taskPrice('webp', 'data-uri', 'background-removal', { output_format: 'webp' }),
    taskPrice('png', 'base64', 'background-removal', { output_format: 'png' }),
    taskPrice('extract', 'file', 'image-extract', { extract_type: '服装', resolution: '1k' }),
    refusalsAreFree(),
    readingIsFree(),
  ];
}

/** A case that needs the account for itself. */
export function alone(id: string, operationId: string, price: number, run: (stage: Stage) => Promise<void>): Case {
  return { id, operationId, lane: 'alone', price, run };
}

/** Asks for the account's credits. */
export async function credits(stage: Stage, name: string): Promise<Exchange> {
  const request = plainRequest('getCredits', keyHeader('x-api-key', stage.keys.matting));
  return stage.send({ name, request, expectation: SUCCESS });
}

/** The ways of giving a picture, none of which may have a price of its own. */
export type Form = 'file' | 'base64' | 'data-uri';

/** A create that gives its picture in a form. */
export async function inForm(
  form: Form,
  operationId: string,
  key: string,
  text: Readonly<Record<string, string>>,
  upload: Upload,
): Promise<WireRequest> {
  const credentials = keyHeader('x-api-key', key);
  if (form === 'file') {
    return multipartRequest(operationId, credentials, { ...text, image_file: await filePart(upload) });
  }
  const field = form === 'base64' ? 'image_base64' : 'image_url';
  return urlencodedRequest(operationId, credentials, { ...text, [field]: await base64(upload) });
}

function syncPrice(name: string, form: Form, options: Options, modelKey = 'background-removal'): Case {
  const price = priceOf('createSync', options);
  return alone(`createSync/credits/${name}`, 'createSync', price, async (stage) => {
    const upload = uploadFor(modelKey === 'background-removal' ? 'product' : 'garment', 41, 'png');
    const request = await inForm(form, 'createSync', stage.keys.matting, { model_key: modelKey, ...options }, upload);
    const before = await credits(stage, 'credits-before');
    const { exchange } = await syncAnswer(stage, request, options.response, expectedPicture(modelKey, options, upload));
    const after = await credits(stage, 'credits-after');
    const action = `a synchronous ${options.output_format ?? 'picture'} (${modelKey})`;
    stage.observe({ kind: 'credits', action, before, after, price, exchange });
    const again = await credits(stage, 'credits-again');
    stage.observe({
      kind: 'credits',
      action: 'reading the credits',
      before: after,
      after: again,
      price: 0,
      exchange: again,
    });
  });
}

function taskPrice(name: string, form: Form, modelKey: string, options: Options): Case {
  const price = priceOf('createTask', options);
  return alone(`createTask/credits/${name}`, 'createTask', price, async (stage) => {
    const upload = uploadFor(modelKey === 'image-extract' ? 'garment' : 'product', 43, 'png');
    const create = await inForm(form, 'createTask', stage.keys.matting, { model_key: modelKey, ...options }, upload);
    const picture: PictureExpectation = expectedPicture(modelKey, options, upload);
    const before = await credits(stage, 'credits-before');
    const end = await runTask(stage, { create, modelKey, style: 'urlencoded', picture });
    const after = await credits(stage, 'credits-after');
    const action = `a task with its polls and its download (${modelKey}, ${name})`;
    stage.observe({ kind: 'credits', action, before, after, price, exchange: end.create });
  });
}

/** Refused creates of every kind, and not one of them paid for. */
function refusalsAreFree(): Case {
  return alone('createSync/credits/refusals', 'createSync', 0, async (stage) => {
    for (const operationId of ['createSync', 'createTask']) {
      const key = keyHeader('x-api-key', stage.keys.matting);
      const link = ANY_LINK;
      const text = { bytes: new TextEncoder().encode('no picture'), filename: 'a.png', type: 'image/png' };
      const tries = [
        { name: 'no-key', codes: [401], check: 'key-required', request: smallestRequest(operationId, [], link) },
        {
          name: 'bad-option',
          codes: [422],
          check: 'invalid-request-refused',
          request: urlencodedRequest(operationId, key, { model_key: 'background-removal', image_url: link, crop: 'x' }),
        },
        {
          name: 'bad-file',
          codes: [415],
          check: 'invalid-request-refused',
          request: multipartRequest(operationId, key, { model_key: 'background-removal', image_file: text }),
        },
      ] as const;
      for (const { name, codes, check, request } of tries) {
        const before = await credits(stage, `${operationId}-${name}-before`);
        const expectation: Expectation = { outcome: 'refusal', codes, because: `(${name})`, check };
        const exchange = await stage.send({ name: `${operationId}-${name}`, request, expectation });
        const after = await credits(stage, `${operationId}-${name}-after`);
        if (taskIdOf(exchange) !== undefined) continue;
        stage.observe({
          kind: 'credits',
          action: `a refused ${operationId} (${name})`,
          before,
          after,
          price: 0,
          exchange,
        });
      }
    }
  });
}

/** Polling, asking for credits and fetching results cost nothing, however often. */
function readingIsFree(): Case {
  return alone('queryTask/credits/reading', 'queryTask', 1, async (stage) => {
    const upload = uploadFor('product', 47, 'png');
    const fields = { model_key: 'background-removal', image_file: await filePart(upload) };
    const create = multipartRequest('createTask', keyHeader('x-api-key', stage.keys.matting), fields);
    const modelKey = 'background-removal';
    const picture = expectedPicture(modelKey, {}, upload);
    const end = await runTask(stage, { create, modelKey, style: 'urlencoded', picture });
    if (end.taskId === undefined) return;
    const before = await credits(stage, 'credits-before');
    const poll = await stage.send({
      name: 'late-poll',
      request: queryRequest(stage.keys.matting, 'multipart', end.taskId, modelKey),
      expectation: SUCCESS,
    });
    const afterPoll = await credits(stage, 'credits-after-poll');
    stage.observe({ kind: 'credits', action: 'a poll', before, after: afterPoll, price: 0, exchange: poll });
    const unknown = await stage.send({
      name: 'poll-of-no-task',
      request: queryRequest(stage.keys.matting, 'urlencoded', NO_TASK, modelKey),
      expectation: {
        outcome: 'refusal',
        codes: [404],
        because: 'for a task that never was',
        check: 'invalid-request-refused',
      },
    });
    const afterUnknown = await credits(stage, 'credits-after-unknown');
    const action = 'a poll of a task that never was';
    stage.observe({ kind: 'credits', action, before: afterPoll, after: afterUnknown, price: 0, exchange: unknown });
    if (end.link === undefined || !end.download) return;
    const again = await stage.send({
      name: 'second-download',
      request: downloadRequest(end.link),
      expectation: { outcome: 'success', body: 'picture', picture },
    });
    const afterDownload = await credits(stage, 'credits-after-download');
    stage.observe({
      kind: 'credits',
      action: 'a second download',
      before: afterUnknown,
      after: afterDownload,
      price: 0,
      exchange: again,
    });
    const digest = (exchange: Exchange) => Buffer.from(exchange.answer?.body ?? []).toString('base64');
    const exchanges = [end.download, again] as const;
    const values = [digest(end.download), digest(again)] as const;
    stage.observe({ kind: 'same', check: 'result-stable', what: 'the file behind the result link', exchanges, values });
  });
}
