import type { Case } from '../model/case.js';
import { exact } from '../model/credits.js';
import { keyNameOf } from './account.js';

/**
 * Orders the cases of a live run: free ones first, then the documented pages, then one case of each kind before a second of
 * any, so that a small budget covers much. Cheap cases come before expensive ones; cases that count credits or slots are last.
 */
export function liveOrder(cases: readonly Case[]): Case[] {
  const rank = ({ lane, price }: Case) => (price === 0 ? 0 : lane === 'shared' ? 1 : 2);
  const seen = new Map<string, number>();
  const rounds = new Map<string, number>();
  for (const { id } of cases) {
    const kind = kindOf(id);
    rounds.set(id, id.includes('/page/') ? 0 : (seen.get(kind) ?? 0) + 1);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  const round = ({ id }: Case) => rounds.get(id) ?? 0;
  return [...cases].sort(
    (one, other) => rank(one) - rank(other) || round(one) - round(other) || one.price - other.price,
  );
}

/** The kind of a case, without its values: `createTask/multipart/image-extract`. */
function kindOf(id: string): string {
  const parts = id.split('/').filter((part) => !part.includes('='));
  return parts.slice(0, 3).join('/');
}

/** What a live run may spend. */
export interface Means {
  readonly budget: number | undefined;
  /** Credits that earlier runs spent. */
  readonly spent: number;
  /** Credits for the sync and async hosts; undefined if not known. */
  readonly account?: number | undefined;
}

/** Describes what a live run sends and costs, for a person to read first. */
export function describePlan(cases: readonly Case[], { budget, spent, account }: Means): string {
  const free = cases.filter(({ price }) => price === 0);
  const paid = cases.filter(({ price }) => price > 0);
  const total = paid.reduce((sum, { price }) => sum + price, 0);
  const byOperation = new Map<string, { cases: number; credits: number }>();
  for (const { operationId, price } of paid) {
    const row = byOperation.get(operationId) ?? { cases: 0, credits: 0 };
    byOperation.set(operationId, { cases: row.cases + 1, credits: row.credits + price });
  }
  const rows = [...byOperation].map(
    ([id, row]) => `  ${id.padEnd(20)}${String(row.cases).padStart(5)} cases  at most ${row.credits} credits`,
  );
  const lines = [
    `Plan: ${cases.length} cases, at most ${total} credits.`,
    `  ${free.length} cases cost nothing (refusals, missing keys, polls) and come first.`,
    ...rows,
    'Prices are those of the spec; what the models host charges is not known, each of its pictures is counted as one.',
  ];
  if (budget !== undefined) {
    const left = Math.max(0, exact(budget - spent));
    lines.push(`Budget: ${budget} credits in all runs, ${spent} spent so far, ${left} left.`);
    if (left < total)
      lines.push(
        `The budget is too small for the plan: cases worth at least ${exact(total - left)} credits are not sent.`,
      );
  }
  if (account !== undefined) {
    const paying = paid.filter(({ operationId }) => keyNameOf(operationId) === 'apiKey');
    const due = paying.reduce((sum, { price }) => sum + price, 0);
    lines.push(`Account: ${account} credits for the sync and async hosts; the plan needs ${due} of them.`);
    if (account < due) lines.push('The account has too few credits for the plan. What it cannot pay for is not sent.');
  }
  return `${lines.join('\n')}\n`;
}
