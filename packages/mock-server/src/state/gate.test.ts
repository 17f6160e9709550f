import { expect, test } from 'vitest';
import { createGate } from './gate.js';

test('a gate lets in what fits, in order, and the next when room is given back', async () => {
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

test('what is heavier than the gate passes alone', async () => {
  const gate = createGate(10);
  const leave = await gate.enter(100);
  expect(gate.load).toBe(100);
  leave();
  expect(gate.load).toBe(0);
});

test('whoever gives up in the queue leaves it, and does not block those behind', async () => {
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
