import type { PictureExpectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { syncAnswer } from './sync-answer.js';
import { type QueryStyle, runTask } from './task-run.js';

/** A create on the sync or the async host, and how to get its picture. */
export interface CreateRun {
  readonly request: WireRequest;
  readonly modelKey: string;
  readonly picture: PictureExpectation;
  /** The `response` option as sent. */
  readonly response?: string | undefined;
  /** How a task is polled. Default `urlencoded`. */
  readonly style?: QueryStyle;
  /** Prefix of the step names, for a case that runs several creates. */
  readonly prefix?: string;
}

/** Sends a create and waits for its picture, which the sync host returns at once and the async host makes in a task. */
export async function runCreate(
  stage: Stage,
  { request, modelKey, picture, response, style = 'urlencoded', prefix = '' }: CreateRun,
): Promise<{ exchange: Exchange; picture: Uint8Array | undefined }> {
  if (request.operationId === 'createSync') return syncAnswer(stage, request, response, picture, prefix);
  const end = await runTask(stage, { create: request, modelKey, style, picture, prefix });
  return { exchange: end.create, picture: end.picture };
}
