import { HttpTarget, hostUrls } from './http-target.js';
import { findClock, RUN_SPEED } from './mock-control.js';
import { type MockKeys, startMock } from './start-mock.js';
import type { Target } from './target.js';

/**
 * Starts the mock of this kit on a free port of this computer, its tasks sped up. It has a process of its own, so that one
 * core draws pictures while the other judges them.
 *
 * @param keys the keys that it shall take; without, those of its own
 */
export async function startMockTarget(keys: MockKeys): Promise<Target> {
  const mock = await startMock(keys, RUN_SPEED, true);
  const clock = await findClock(mock.url);
  return new HttpTarget({
    name: 'mock',
    hosts: hostUrls(mock.url),
    free: true,
    clock: clock && { mock: clock, speed: RUN_SPEED },
    onClose: () => mock.stop(),
  });
}
