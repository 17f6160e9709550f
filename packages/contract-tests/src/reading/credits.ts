import { exact } from '../model/credits.js';
import type { Exchange } from '../model/exchange.js';
import { isNode } from '../spec/documents.js';
import { readJson } from './json.js';

/** Credits and VIP credits together; undefined if the response does not state them. */
export function creditsOf(exchange: Exchange): number | undefined {
  if (exchange.response?.status !== 200) return undefined;
  const value = readJson(exchange.response.body).value;
  const data = isNode(value) ? value.data : undefined;
  if (!isNode(data)) return undefined;
  const { credits, vip_credits: vip } = data;
  return typeof credits === 'number' && typeof vip === 'number' ? exact(credits + vip) : undefined;
}
