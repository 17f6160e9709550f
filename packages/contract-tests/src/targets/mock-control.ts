import type { Keys } from '../model/case.js';
import { outcomeOf } from '../reading/outcome.js';
import { withScenario } from '../requests/fault-scenarios.js';
import { apiKeyOf, plainRequest } from '../requests/request.js';
import { withoutTrailingSlashes } from './addresses.js';
import type { Target } from './target.js';

/** How many times faster than the real service tasks run during a run: short, but long enough for several polls and for all slots to fill. */
export const RUN_SPEED = 40;

/** Speeds that are not changed. */
const WELCOME = { min: RUN_SPEED / 2, max: RUN_SPEED * 2 };

/** Two faults that no ordinary request causes. */
const PROBES = [
  { scenario: 'error-402', status: 402, code: 402 },
  { scenario: 'envelope-503', status: 200, code: 503 },
] as const;

/**
 * Whether a target plays the faults that a request names, as the mock of this kit does. Found out by trying, which also
 * works for a proxy in front of a mock.
 */
export async function playsFaults(target: Target, keys: Keys): Promise<boolean> {
  for (const { scenario, status, code } of PROBES) {
    const plain = plainRequest('getCredits', apiKeyOf({ keys }));
    const request = withScenario(plain, scenario);
    const { response } = await target.send(request, { caseId: 'probe', step: scenario });
    if (response?.status === status && outcomeOf(response).code === code) return true;
  }
  return false;
}

/** The clock of a mock, set through its control API. */
export interface MockClock {
  /** Its speed when it was found. */
  readonly speed: number;
  /** Sets the speed; false if that failed. */
  set(speed: number): Promise<boolean>;
}

/**
 * Finds the clock of a mock of this kit.
 *
 * @param base the base URL of the mock
 * @returns undefined if there is no such clock, or it cannot be read
 */
export async function findClock(base: string): Promise<MockClock | undefined> {
  const url = `${withoutTrailingSlashes(base)}/__mock/clock`;
  const clock = await ask(url);
  const speed = clock?.mode === 'real' ? Number(clock.speed) : Number.NaN;
  if (!(speed > 0)) return undefined;
  const headers = { 'Content-Type': 'application/json' };
  const set = async (next: number) =>
    (await ask(url, { method: 'PATCH', body: JSON.stringify({ speed: next }), headers }))?.speed === next;
  return { speed, set };
}

/** Whether a run works well at a speed. */
export function isWelcome(speed: number): boolean {
  return speed >= WELCOME.min && speed <= WELCOME.max;
}

/** Longest response of a control API, in bytes. */
const LONGEST = 16_384;

/** Calls the control API of a mock. It responds at once and briefly; anything else is not one. */
async function ask(url: string, init: RequestInit = {}): Promise<Record<string, unknown> | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(2_000), redirect: 'error' });
    if (!response.ok || !response.body) return undefined;
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.length > LONGEST) return undefined;
    }
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
