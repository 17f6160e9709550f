import { verdictOf } from '../checks/status.js';
import type { Keys } from '../model/case.js';
import type { WireRequest } from '../model/exchange.js';
import type { Target } from './target.js';

/** How fast tasks run while a run lasts: soon over, and still long enough for several polls and for all slots to fill. */
export const RUN_SPEED = 40;

/** Speeds that are left alone. */
const WELCOME = { min: RUN_SPEED / 2, max: RUN_SPEED * 2 };

/** The header by which a request asks a mock for a fault, and two faults that no honest request meets. */
const SCENARIO_HEADER = 'X-Mock-Scenario';
const PROBES = [
  { scenario: 'error-402', status: 402, code: 402 },
  { scenario: 'envelope-503', status: 200, code: 503 },
] as const;

/**
 * Whether a target plays the faults that a request names, as the mock of this kit does: told by its behaviour, so that it
 * also holds for a proxy in front of one.
 */
export async function playsFaults(target: Target, keys: Keys): Promise<boolean> {
  for (const { scenario, status, code } of PROBES) {
    const request: WireRequest = {
      host: 'async',
      operationId: 'getCredits',
      method: 'GET',
      path: '/v1/score',
      headers: [
        ['X-API-Key', keys.matting],
        [SCENARIO_HEADER, scenario],
      ],
      body: new Uint8Array(),
    };
    const { answer } = await target.send(request, { caseId: 'probe', step: scenario });
    if (answer?.status === status && verdictOf({ answer }).code === code) return true;
  }
  return false;
}

/** A mock's clock in the hands of a run. */
export interface HeldClock {
  /** Its own speed. */
  readonly speed: number;
  /** Gives it back its own speed. */
  release(): Promise<void>;
}

/**
 * Lets the tasks of a mock run at a speed that suits a run, by the mock's control API.
 *
 * @param base the base URL, under which a mock of this kit has its control API
 * @returns undefined when there is no such clock, it may not be set, or it runs well already
 */
export async function holdClock(base: string): Promise<HeldClock | undefined> {
  const url = `${base.replace(/\/+$/, '')}/__mock/clock`;
  const clock = await ask(url);
  const speed = clock?.mode === 'real' ? Number(clock.speed) : Number.NaN;
  if (!(speed > 0) || (speed >= WELCOME.min && speed <= WELCOME.max)) return undefined;
  const set = (next: number) =>
    ask(url, {
      method: 'PATCH',
      body: JSON.stringify({ speed: next }),
      headers: { 'Content-Type': 'application/json' },
    });
  if ((await set(RUN_SPEED))?.speed !== RUN_SPEED) return undefined;
  return { speed, release: async () => void (await set(speed)) };
}

/** A control API answers at once; anything else is none. */
async function ask(url: string, init: RequestInit = {}): Promise<Record<string, unknown> | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(2_000), redirect: 'error' });
    return response.ok ? ((await response.json()) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
