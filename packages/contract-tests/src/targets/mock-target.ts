import { getCompileCacheDir } from 'node:module';
import type { MockProcessOptions } from '@koukoutu/mock-server/node';
import { hostUrls } from './addresses.js';
import { HttpTarget } from './http-target.js';
import { findClock, RUN_SPEED } from './mock-control.js';
import type { Target } from './target.js';

/**
 * The mock of a run lives for seconds. With a small heap, it would collect garbage whenever a few pictures were drawn: 45 times in a
 * run instead of 6.
 */
const ROOMY_HEAP = '--initial-old-space-size=128';

/**
 * Starts the mock of this kit on a free port of this computer, with its tasks sped up. It is a separate process, so
 * that one core draws pictures while another checks them.
 *
 * @param keys the keys that the mock accepts
 * @param countingKey the key of a second account for image tasks
 */
export async function startMockTarget(
  keys: Required<Pick<MockProcessOptions, 'apiKey' | 'modelsApiKey'>>,
  countingKey: string,
): Promise<Target> {
  // Loaded only here: it is large, and other targets do not need it.
  const { startMockProcess } = await import('@koukoutu/mock-server/node');
  // Ctrl-C at a terminal reaches a whole process group. If the mock ended first, its responses would look cut off. So
  // it is kept out of the group, and the command stops it.
  const cache = getCompileCacheDir();
  const mock = await startMockProcess({
    ...keys,
    args: ['--api-key', countingKey],
    speed: RUN_SPEED,
    detached: true,
    nodeArgs: [ROOMY_HEAP],
    env: { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) },
  });
  const clock = await findClock(mock.url);
  return new HttpTarget({
    name: 'mock',
    hosts: hostUrls(mock.url),
    free: true,
    clock: clock && { mock: clock, speed: RUN_SPEED },
    onClose: () => mock.stop(),
  });
}
