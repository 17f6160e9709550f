import { expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.js';
import type { TaskObservation } from '../../model/observation.js';
import { readPoll, taskIdOf } from '../../reading/task.js';
import { ownResultFaults, taskFaults } from './task.js';

function answered(value: unknown, status = 200): Exchange {
  return {
    answer: { status, headers: [], body: new TextEncoder().encode(JSON.stringify(value)) },
  } as unknown as Exchange;
}

const poll = (data: Readonly<Record<string, unknown>>) => answered({ code: 200, message: 'success', data });
const failed = answered({ code: 502, message: '', data: null }, 502);
const LINK = 'https://results.example.com/1.png';

function task(taskId: number, polls: readonly Exchange[], pollsAfter: readonly Exchange[] = []): TaskObservation {
  const create = answered({ code: 200, message: 'success', data: { task_id: taskId } });
  return { kind: 'task', modelKey: 'x', create, taskId, polls, pollsAfter, gaveUp: false, due: 'success' };
}

test('a task is followed that was created with another status, or whose id is a text', () => {
  expect(taskIdOf(answered({ code: 200, message: 'success', data: { task_id: 7 } }, 201))).toBe(7);
  expect(taskIdOf(answered({ code: 200, message: 'success', data: { task_id: '7' } }))).toBe(7);
  expect(readPoll(answered({ code: 200, message: 'running', data: { state: 0 } }, 202))?.state).toBe(0);
});

test('a refusal has no task', () => {
  expect(taskIdOf(answered({ code: 429, message: '', data: { task_id: 7 } }))).toBeUndefined();
  expect(taskIdOf(failed)).toBeUndefined();
  expect(readPoll(failed)).toBeUndefined();
});

test('tasks that name no result do not share one', () => {
  const done = poll({ state: 1, result_file: '' });
  expect(ownResultFaults([task(1, [done]), task(2, [done])])).toEqual([]);
  const named = poll({ state: 1, result_file: LINK });
  expect(ownResultFaults([task(1, [named]), task(2, [named])])).toMatchObject([{ check: 'result-of-own-task' }]);
});

test('a result that is named too late is missing at the end, and is not said to have become another file', () => {
  const late = taskFaults(task(1, [poll({ state: 1, result_file: '' })], [poll({ state: 1, result_file: LINK })]));
  expect(late.map(({ check }) => check)).toEqual(['result-when-done']);
  const gone = taskFaults(task(1, [poll({ state: 1, result_file: LINK })], [poll({ state: 1, result_file: null })]));
  expect(gone.map(({ check }) => check)).toEqual(['result-link-stays']);
});

test('a task whose polls can no longer be read did not end', () => {
  const running = poll({ state: 0, result_file: null, progress: '30.00', position: -1 });
  expect(taskFaults(task(1, [running, failed]))).toEqual([]);
});
