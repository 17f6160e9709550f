import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import { creditsOf } from './account.js';

test('credits and VIP credits are added up without the dust of floating point', () => {
  const body = new TextEncoder().encode('{"code":200,"message":"success","data":{"credits":0.1,"vip_credits":0.2}}');
  expect(creditsOf({ answer: { status: 200, body } } as unknown as Exchange)).toBe(0.3);
});
