import type { Case, Stage } from '../model/case.js';

type Make = (id: string, operationId: string, price: number, run: (stage: Stage) => Promise<unknown>) => Case;

const inLane =
  (lane: Case['lane']): Make =>
  (id, operationId, price, run) => ({
    id,
    operationId,
    lane,
    price,
    run: async (stage) => {
      await run(stage);
    },
  });

/** A case that may run at the same time as others. */
export const shared = inLane('shared');

/** A case that needs the account for itself, since it counts credits or slots. */
export const alone = inLane('alone');
