import type { Expectation, PictureExpectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { readPoll, taskIdOf } from '../reading/task.js';
import { downloadRequest, keyHeader, multipartRequest, urlencodedRequest } from '../requests/request.js';
import { JSON_SUCCESS } from './expectations.js';
import { pollToEnd } from './poll-to-end.js';

/** The ways in which known clients poll. The spec declares all of them. */
export type QueryStyle = 'urlencoded' | 'multipart' | 'id-only' | 'bearer';

/** Used in turn, so that every model is polled in each style. */
export const QUERY_STYLES: readonly QueryStyle[] = ['urlencoded', 'multipart', 'id-only', 'bearer'];

/** A task, from its create to its picture. */
export interface TaskRun {
  readonly create: WireRequest;
  readonly modelKey: string;
  readonly style: QueryStyle;
  readonly picture: PictureExpectation;
  /** Prefix of the step names, for a case that runs several tasks. */
  readonly prefix?: string;
  /** How the task must end. Default `success`. */
  readonly due?: 'success' | 'failure';
}

/** How a task ended. */
export interface TaskEnd {
  readonly create: Exchange;
  readonly taskId: number | undefined;
  readonly link: string | undefined;
  readonly picture: Uint8Array | undefined;
  readonly download: Exchange | undefined;
}

/** Creates a task, polls it to its end and twice after it, and downloads the result without a key. */
export async function runTask(stage: Stage, run: TaskRun): Promise<TaskEnd> {
  const prefix = run.prefix ?? '';
  const release = await stage.slot();
  try {
    const create = await stage.send({ name: `${prefix}create`, request: run.create, expectation: JSON_SUCCESS });
    const taskId = taskIdOf(create);
    if (taskId === undefined) return { create, taskId, link: undefined, picture: undefined, download: undefined };
    return await follow(stage, run, create, taskId, release);
  } finally {
    release();
  }
}

async function follow(
  stage: Stage,
  run: TaskRun,
  create: Exchange,
  taskId: number,
  release: () => void,
): Promise<TaskEnd> {
  const prefix = run.prefix ?? '';
  const poll = (name: string, style = run.style) =>
    stage.send({
      name: prefix + name,
      request: queryRequest(stage.keys.apiKey, style, taskId, run.modelKey),
      expectation: JSON_SUCCESS,
    });
  const { polls, final, gaveUp } = await pollToEnd(stage, { poll: (number) => poll(`poll-${number}`), unreadable: 3 });
  release();
  // Two more polls in other ways: the response must not depend on how the client polls.
  const [first, second] = QUERY_STYLES.filter((style) => style !== run.style);
  const pollsAfter = final ? [await poll('poll-after-1', first), await poll('poll-after-2', second)] : [];
  stage.observe({
    kind: 'task',
    modelKey: run.modelKey,
    create,
    taskId,
    polls,
    pollsAfter,
    gaveUp,
    due: run.due ?? 'success',
  });

  const last = polls.at(-1);
  const resultFile = last && readPoll(last)?.resultFile;
  if (typeof resultFile !== 'string' || !URL.canParse(resultFile)) {
    return { create, taskId, link: undefined, picture: undefined, download: undefined };
  }
  const download = await fetchResult(stage, resultFile, run.picture, prefix);
  const picture = download.response?.status === 200 ? download.response.body : undefined;
  return { create, taskId, link: resultFile, picture, download };
}

/**
 * Downloads a result as a client must, with the unchanged link and without a key. If the link leads to another host
 * than the target's, downloads it from the target as well.
 */
export async function fetchResult(
  stage: Stage,
  link: string,
  picture: PictureExpectation,
  prefix = '',
): Promise<Exchange> {
  const expectation: Expectation = { outcome: 'success', body: 'picture', picture };
  const download = await stage.send({ name: `${prefix}download`, request: downloadRequest(link), expectation });
  const other = stage.throughTarget(link);
  if (other !== undefined) {
    await stage.send({ name: `${prefix}download-through-target`, request: downloadRequest(other), expectation });
  }
  return download;
}

/** A poll in one of the ways that clients use. */
export function queryRequest(key: string, style: QueryStyle, taskId: number | string, modelKey: string): WireRequest {
  const fields = { task_id: taskId, response: 'url', model_key: modelKey };
  switch (style) {
    case 'multipart':
      return multipartRequest('queryTask', keyHeader('x-api-key', key), fields);
    case 'id-only':
      return urlencodedRequest('queryTask', keyHeader('x-api-key', key), { task_id: taskId });
    case 'bearer':
      return urlencodedRequest('queryTask', keyHeader('bearer', key), fields);
    case 'urlencoded':
      return urlencodedRequest('queryTask', keyHeader('x-api-key', key), fields);
  }
}
