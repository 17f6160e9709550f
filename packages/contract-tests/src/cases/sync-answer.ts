import type { Expectation, PictureExpectation, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { readJson } from '../reading/json.js';
import { isNode } from '../spec/documents.js';
import { JSON_SUCCESS } from './expectations.js';
import { fetchResult } from './task-run.js';

/** What a synchronous create returned. */
export interface SyncEnd {
  readonly exchange: Exchange;
  readonly picture: Uint8Array | undefined;
  /** The link to the result, if the response is a link. */
  readonly link: string | undefined;
}

/**
 * Sends a synchronous create, within one of the slots of the account, and downloads the result if the response is a link.
 *
 * @param response the `response` option as sent; everything but `url` means the picture itself
 */
export async function syncAnswer(
  stage: Stage,
  request: WireRequest,
  response: string | undefined,
  picture: PictureExpectation,
  prefix = '',
): Promise<SyncEnd> {
  const linked = response === 'url';
  const expectation: Expectation = linked ? JSON_SUCCESS : { outcome: 'success', body: 'picture', picture };
  const release = await stage.slot();
  let exchange: Exchange;
  try {
    exchange = await stage.send({ name: `${prefix}create`, request, expectation });
  } finally {
    release();
  }
  if (exchange.response?.status !== 200) return { exchange, picture: undefined, link: undefined };
  if (!linked) return { exchange, picture: exchange.response.body, link: undefined };
  const link = linkIn(exchange.response.body);
  if (link === undefined) return { exchange, picture: undefined, link: undefined };
  const download = await fetchResult(stage, link, picture, prefix);
  return { exchange, picture: download.response?.status === 200 ? download.response.body : undefined, link };
}

/** The link in a synchronous response, in any place that the spec allows. */
function linkIn(body: Uint8Array): string | undefined {
  const value = readJson(body).value;
  const data = isNode(value) ? value.data : undefined;
  const places = isNode(data) ? [data.result_file, data.url, data.image_url] : [data];
  return places.find((link): link is string => typeof link === 'string' && URL.canParse(link));
}
