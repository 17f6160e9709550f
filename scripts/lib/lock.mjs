import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './run.mjs';

const kitFolder = path.join(root, '.kit');

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryToTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number.parseInt(readFileSync(file, { encoding: 'utf8', flag: 'a+' }), 10);
  if (Number.isInteger(holder) && !isAlive(holder)) rmSync(file, { force: true });
  return false;
}

/**
 * Runs `work` while no other process of this checkout runs work with the same lock. Without it, two root scripts started together
 * could install or build at the same time. A lock left behind by a dead process is taken over.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {string} folder holds the lock; default the checkout's own. Processes that use the same folder exclude each other
 * @returns {Promise<T>}
 */
export async function withLock(name, work, folder = kitFolder) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.lock`);
  while (!tryToTake(file)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
