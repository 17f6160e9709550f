import type { Case } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { taskIdOf } from '../reading/task.js';
import { apiKeyOf, downloadRequest, multipartRequest, urlencodedRequest } from '../requests/request.js';
import type { PictureField } from '../spec/forms.js';
import { createRequest } from './create-request.js';
import { credits, observeCost, priceOf } from './credits.js';
import { expectedPicture, type Options } from './expect-picture.js';
import { BAD_PARAMETER, INVALID_KEY, JSON_SUCCESS, refusal, UNKNOWN_TASK, UNSUPPORTED } from './expectations.js';
import { alone } from './lanes.js';
import { ANY_LINK, smallestRequest } from './smallest.js';
import { syncAnswer } from './sync-answer.js';
import { queryRequest, runTask } from './task-run.js';
import { uploadFor } from './uploads.js';

/** An id that no task has. */
const NO_TASK = 999_999_997;

/** Cases about what is charged. They run alone, because they count the credits of the account. */
export function accountCases(): Case[] {
  return [
    syncPrice('webp', 'image_file', { output_format: 'webp' }),
    syncPrice('png', 'image_base64', { output_format: 'png' }),
    syncPrice('link', 'image_url', { output_format: 'webp', response: 'url' }),
    syncPrice('print-png', 'image_file', { output_format: 'png' }, 'stamp-background-removal'),
    taskPrice('webp', 'image_url', 'background-removal', { output_format: 'webp' }),
    taskPrice('png', 'image_base64', 'background-removal', { output_format: 'png' }),
    taskPrice('extract', 'image_file', 'image-extract', { extract_type: '服装', resolution: '1k' }),
    refusalsAreFree(),
    readingIsFree(),
  ];
}

function syncPrice(name: string, way: PictureField, options: Options, modelKey = 'background-removal'): Case {
  const price = priceOf('createSync', options);
  return alone(`createSync/credits/${name}`, 'createSync', price, async (stage) => {
    const upload = uploadFor(modelKey === 'background-removal' ? 'product' : 'garment', 41, 'png');
    const text = { model_key: modelKey, ...options };
    const request = await createRequest('createSync', apiKeyOf(stage), text, upload, way);
    const picture = expectedPicture(modelKey, options, upload);
    const action = `A synchronous ${options.output_format ?? 'picture'} (${modelKey})`;
    const before = await observeCost(stage, action, price, async () => {
      const { exchange } = await syncAnswer(stage, request, options.response, picture);
      return exchange;
    });
    const after = await credits(stage, 'credits-again');
    stage.observe({ kind: 'credits', action: 'Reading the credits', before, after, price: 0, exchange: after });
  });
}

function taskPrice(name: string, way: PictureField, modelKey: string, options: Options): Case {
  const price = priceOf('createTask', options);
  return alone(`createTask/credits/${name}`, 'createTask', price, async (stage) => {
    const upload = uploadFor(modelKey === 'image-extract' ? 'garment' : 'product', 43, 'png');
    const text = { model_key: modelKey, ...options };
    const create = await createRequest('createTask', apiKeyOf(stage), text, upload, way);
    const picture = expectedPicture(modelKey, options, upload);
    const action = `A task with its polls and its download (${modelKey}, ${name})`;
    await observeCost(stage, action, price, async () => {
      const end = await runTask(stage, { create, modelKey, style: 'urlencoded', picture });
      return end.create;
    });
  });
}

/** Refused creates cost nothing, whatever the reason for the refusal. */
function refusalsAreFree(): Case {
  return alone('createSync/credits/refusals', 'createSync', 0, async (stage) => {
    for (const operationId of ['createSync', 'createTask']) {
      const key = apiKeyOf(stage);
      const link = ANY_LINK;
      const text = { bytes: new TextEncoder().encode('no picture'), filename: 'a.png', type: 'image/png' };
      const tries = [
        { name: 'no-key', codes: INVALID_KEY, mistake: 'key', request: smallestRequest(operationId, [], link) },
        {
          name: 'bad-option',
          codes: BAD_PARAMETER,
          mistake: 'request',
          request: urlencodedRequest(operationId, key, { model_key: 'background-removal', image_url: link, crop: 'x' }),
        },
        {
          name: 'bad-file',
          codes: UNSUPPORTED,
          mistake: 'request',
          request: multipartRequest(operationId, key, { model_key: 'background-removal', image_file: text }),
        },
      ] as const;
      for (const { name, codes, mistake, request } of tries) {
        const before = await credits(stage, `${operationId}-${name}-before`);
        const expectation = refusal(codes, `(${name})`, mistake);
        const exchange = await stage.send({ name: `${operationId}-${name}`, request, expectation });
        const after = await credits(stage, `${operationId}-${name}-after`);
        if (taskIdOf(exchange) !== undefined) continue;
        stage.observe({
          kind: 'credits',
          action: `A refused ${operationId} (${name})`,
          before,
          after,
          price: 0,
          exchange,
        });
      }
    }
  });
}

/** Polling, reading the credits and downloading results cost nothing, however often they are repeated. */
function readingIsFree(): Case {
  return alone('queryTask/credits/reading', 'queryTask', 1, async (stage) => {
    const upload = uploadFor('product', 47, 'png');
    const modelKey = 'background-removal';
    const create = await createRequest('createTask', apiKeyOf(stage), { model_key: modelKey }, upload);
    const picture = expectedPicture(modelKey, {}, upload);
    const end = await runTask(stage, { create, modelKey, style: 'urlencoded', picture });
    if (end.taskId === undefined) return;
    const before = await credits(stage, 'credits-before');
    const poll = await stage.send({
      name: 'late-poll',
      request: queryRequest(stage.keys.apiKey, 'multipart', end.taskId, modelKey),
      expectation: JSON_SUCCESS,
    });
    const afterPoll = await credits(stage, 'credits-after-poll');
    stage.observe({ kind: 'credits', action: 'A poll', before, after: afterPoll, price: 0, exchange: poll });
    const unknown = await stage.send({
      name: 'poll-of-no-task',
      request: queryRequest(stage.keys.apiKey, 'urlencoded', NO_TASK, modelKey),
      expectation: refusal(UNKNOWN_TASK, 'for a task that never was'),
    });
    const afterUnknown = await credits(stage, 'credits-after-unknown');
    const action = 'A poll of a task that never was';
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
      action: 'A second download',
      before: afterUnknown,
      after: afterDownload,
      price: 0,
      exchange: again,
    });
    // The checks of the download report a link that does not work.
    if (end.download.response?.status !== 200 || again.response?.status !== 200) return;
    const digest = (exchange: Exchange) => Buffer.from(exchange.response?.body ?? []).toString('base64');
    const exchanges = [end.download, again] as const;
    const values = [digest(end.download), digest(again)] as const;
    stage.observe({ kind: 'same', what: 'The file behind the result link', exchanges, values });
  });
}
