import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from './lock.mjs';
import { root } from './run.mjs';

test('withLock never runs two pieces of work with the same lock at once', async () => {
  const order = [];
  const job = (name) =>
    withLock('test-overlap', async () => {
      order.push(`${name} starts`);
      await Promise.resolve();
      order.push(`${name} ends`);
    });
  await Promise.all([job('first'), job('second')]);
  expect(order).toHaveLength(4);
  expect(order[1]).toBe(order[0].replace('starts', 'ends'));
});

test('withLock takes over the lock of a dead process', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(path.join(root, '.kit'), { recursive: true });
  writeFileSync(path.join(root, '.kit', 'test-dead.lock'), String(pid));
  await expect(withLock('test-dead', async () => 'done')).resolves.toBe('done');
});

test('withLock releases the lock if the work fails', async () => {
  await expect(withLock('test-failure', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(withLock('test-failure', async () => 'done')).resolves.toBe('done');
});
