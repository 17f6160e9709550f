import { metrics, type ObservableResult } from '@opentelemetry/api';
import type { SlotKeeper } from './keeper.js';

/**
 * Reports the slots of accounts to OpenTelemetry whenever its reader collects: `koukoutu.fleet.slots` with the attributes `account` (a
 * hash) and `what` (held, limit, waiting, expired). Without an OpenTelemetry SDK, nothing is collected.
 * @returns A function that stops the reports.
 */
export function observeSlots(keeper: SlotKeeper, accounts: readonly string[]): () => void {
  const gauge = metrics.getMeter('@koukoutu/fleet').createObservableGauge('koukoutu.fleet.slots', {
    description: 'Slots of an account in all processes',
  });
  const report = async (result: ObservableResult) => {
    for (const account of accounts) {
      const status = await keeper.status(account);
      for (const what of ['held', 'limit', 'waiting', 'expired'] as const) {
        result.observe(status[what], { account, what });
      }
    }
  };
  gauge.addCallback(report);
  return () => gauge.removeCallback(report);
}
