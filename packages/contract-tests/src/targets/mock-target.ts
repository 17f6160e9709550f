import type { Keys } from '../model/case.js';
import { HttpTarget, hostUrls } from './http-target.js';
import { findClock, RUN_SPEED } from './mock-control.js';
import { startMock } from './start-mock.js';
import type { Target } from './target.js';

/**
 * Starts the mock of this kit on a free port of this computer, its tasks sped up. It has a process of its own, so that one
 * core draws pictures while the other judges them.
 *
 * @param keys the keys that it shall take
 */
export async function startMockTarget(keys: Keys): Promise<Target> {
  const mock = await startMock(keys, RUN_SPEED);
  const clock = await findClock(mock.url);
  return new HttpTarget({
    name: 'mock',
    hosts: hostUrls(mock.url),
    free: true,
    clock: clock && { mock: clock, speed: RUN_SPEED },
    onClose: () => mock.stop(),
  });
}
