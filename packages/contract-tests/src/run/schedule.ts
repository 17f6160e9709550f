import type { Case } from '../model/case.js';
import { operation } from '../spec/operations.js';
import { inParallel } from './slots.js';

/** What decides which cases run at the same time. */
export interface ScheduleOptions {
  readonly cases: readonly Case[];
  /** Number of cases at once. */
  readonly atOnce: number;
  /** True if calls of the target cost nothing. */
  readonly free: boolean;
  /** True if the cases that count credits or slots use a separate account. */
  readonly countedApart: boolean;
}

/** Runs the cases of the shared lane at once. The cases that count credits or slots run after them, or on a separate account beside them. */
export async function inLanes(options: ScheduleOptions, run: (item: Case) => Promise<void>): Promise<void> {
  const { cases, atOnce, free, countedApart } = options;
  const shared = cases.filter(({ lane }) => lane === 'shared');
  const counting = cases.filter(({ lane }) => lane === 'alone');
  // The models host has its own account. If calls are free, its cases can run while the credits of the other account are counted.
  const apart = free && atOnce > 1 ? shared.filter(isModels) : [];
  const others = shared.filter((item) => !apart.includes(item));
  // One of these cases runs for every eight others: their pictures are large, and more at once would only slow the others down.
  const few = Math.ceil(atOnce / 8);
  const models = apart.values();
  const beside = countedApart && atOnce > 1;
  await Promise.all([
    inParallel(models, few, run),
    inParallel(others, atOnce, run).then(() =>
      // The counting is mostly waiting. Meanwhile the computer is free for what is left of the models.
      Promise.all([inParallel(models, few, run), beside ? undefined : inParallel(counting, 1, run)]),
    ),
    beside ? inParallel(counting, 1, run) : undefined,
  ]);
}

function isModels({ operationId }: Case): boolean {
  return operation(operationId).host === 'models';
}
