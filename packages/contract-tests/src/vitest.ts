import { describe, expect, test } from 'vitest';
import { allCases } from './cases/index.js';
import type { Keys } from './model/case.js';
import { makeReport } from './report/report.js';
import { terminalReport } from './report/terminal.js';
import { runRedacted } from './run/run-redacted.js';
import { hostUrls } from './targets/addresses.js';
import { HttpTarget } from './targets/http-target.js';

/**
 * Turns the contract into vitest tests: one for each operation, which fails with the findings in words.
 *
 * @param baseUrl serves the hosts under `/sync`, `/async`, `/apis` and `/files`, or a function that returns it once it
 * is known
 * @param keys the keys that the target takes
 * @param only picks cases by their ids
 */
export function describeContract(
  baseUrl: string | (() => string),
  keys: Keys,
  only: (id: string) => boolean = () => true,
): void {
  const cases = allCases(keys).filter(({ id }) => only(id));
  describe('contract', () => {
    for (const operationId of new Set(cases.map((item) => item.operationId))) {
      const own = cases.filter((item) => item.operationId === operationId);
      test(`${operationId} answers ${own.length} cases as the spec says`, { timeout: 120_000 }, async () => {
        const url = typeof baseUrl === 'string' ? baseUrl : baseUrl();
        const target = new HttpTarget({ name: url, hosts: hostUrls(url), free: true });
        const report = makeReport(await runRedacted({ target, keys, cases: own }));
        expect(report.verdict.exitCode, terminalReport(report)).toBe(0);
      });
    }
  });
}
