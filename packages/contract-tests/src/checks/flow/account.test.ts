import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import { creditsOf } from '../../reading/credits.js';
import { slotsFaults } from './account.js';

test('credits and VIP credits are added up without the dust of floating point', () => {
  const body = new TextEncoder().encode('{"code":200,"message":"success","data":{"credits":0.1,"vip_credits":0.2}}');
  expect(creditsOf({ answer: { status: 200, body } } as unknown as Exchange)).toBe(0.3);
});

test('an answer that is no refusal and names no task is not counted as a refusal for want of a slot', () => {
  const create = (status: number, text: string) =>
    ({ answer: { status, headers: [], body: new TextEncoder().encode(text) } }) as unknown as Exchange;
  const accepted = create(200, '{"code":200,"message":"success","data":{"task_id":7}}');
  const refused = create(429, '{"code":429,"message":"","data":null}');
  const of = (...creates: Exchange[]) => slotsFaults({ kind: 'slots', creates, pollsThen: [] });
  expect(of(accepted, accepted, accepted, accepted, create(200, ''), refused)).toEqual([]);
  expect(of(accepted, accepted, accepted, accepted, refused)).toMatchObject([{ check: 'slots-available' }]);
});
