import { operations } from '../spec/operations.js';

/** The header by which a request asks the mock for a fault. */
export const SCENARIO_HEADER = 'X-Mock-Scenario';

/** Every error status that the spec declares for some operation with a key. */
export function declaredErrors(): number[] {
  const all = [...operations.values()]
    .filter(({ secured }) => secured)
    .flatMap(({ responses }) => [...responses.keys()]);
  return [...new Set(all)].filter((status) => status >= 400).sort((one, other) => one - other);
}

/** Faults that the mock is taught for a run, by name: each declared error by status and under 200, and failed tasks. */
export const FAULT_SCENARIOS = [
  ...declaredErrors().flatMap((code) => [
    {
      name: `contract-${code}`,
      description: `HTTP ${code}`,
      rules: [{ fault: { kind: 'error' as const, code, style: 'http' as const } }],
    },
    {
      name: `contract-envelope-${code}`,
      description: `code ${code} under HTTP 200`,
      rules: [{ fault: { kind: 'error' as const, code, style: 'envelope' as const } }],
    },
  ]),
  {
    name: 'contract-task-failed',
    description: 'the task fails',
    rules: [{ fault: { kind: 'task-failed' as const, message: '图片处理失败' } }],
  },
  {
    name: 'contract-blocked',
    description: 'the prompt is blocked',
    rules: [{ fault: { kind: 'blocked-prompt' as const, reason: 'PROHIBITED_CONTENT' } }],
  },
  {
    name: 'contract-picture-failed',
    description: 'the last picture fails',
    rules: [{ fault: { kind: 'picture-failed' as const } }],
  },
  {
    name: 'contract-expired',
    description: 'the link is dead',
    rules: [{ fault: { kind: 'expired-link' as const } }],
  },
];
