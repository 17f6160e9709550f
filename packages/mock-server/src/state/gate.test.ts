import { expect, test } from 'vitest';
import { createGate } from './gate.js';

test('a gate admits work in order while it fits, and more when room is released', async () => {
  const gate = createGate(10);
  const order: string[] = [];
  const enter = async (name: string, weight: number) => {
    const leave = await gate.enter(weight);
    order.push(name);
    return leave;
  };
  const first = await enter('first', 6);
  const big = enter('big', 8);
  const small = enter('small', 1);
  await new Promise(setImmediate);
  expect(order).toEqual(['first']);
  first();
  first();
  const leaveBig = await big;
  await small;
  expect(order).toEqual(['first', 'big', 'small']);
  leaveBig();
  expect(gate.load).toBe(1);
});

test('a gate admits work that is heavier than its bound, but only alone', async () => {
  const gate = createGate(10);
  const leave = await gate.enter(100);
  expect(gate.load).toBe(100);
  leave();
  expect(gate.load).toBe(0);
});

test('work that is aborted while it waits at a gate leaves the queue and does not block the work behind it', async () => {
  const gate = createGate(10);
  const leave = await gate.enter(10);
  const controller = new AbortController();
  const impatient = gate.enter(10, controller.signal);
  const patient = gate.enter(5);
  controller.abort(new Error('enough'));
  await expect(impatient).rejects.toThrow('enough');
  leave();
  (await patient)();
  await expect(gate.enter(1, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
});
