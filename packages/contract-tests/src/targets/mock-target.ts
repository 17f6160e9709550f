import { createMockServer } from '@koukoutu/mock-server/node';
import { FAULT_SCENARIOS } from '../cases/fault-scenarios.js';
import type { Keys } from '../model/case.js';
import { HttpTarget, hostUrls } from './http-target.js';
import type { Target } from './target.js';

/** A mock of this kit, and the keys that it takes. */
export interface MockTarget {
  readonly target: Target;
  readonly keys: Keys;
}

/**
 * Starts the mock in this process, on a free port of this computer, its tasks sped up.
 *
 * @param keys the keys that it shall take
 */
export async function startMockTarget(keys: Keys): Promise<MockTarget> {
  const server = await createMockServer({
    port: 0,
    clock: { mode: 'real', speed: 50 },
    apiKey: keys.matting,
    ...(keys.models === undefined ? {} : { modelsApiKey: keys.models }),
    scenarios: [...FAULT_SCENARIOS],
  });
  const target = new HttpTarget({
    name: 'mock',
    hosts: hostUrls(server.url),
    free: true,
    onClose: () => server.close(),
  });
  return { target, keys };
}
