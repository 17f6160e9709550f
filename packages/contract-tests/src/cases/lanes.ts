import type { Case, Keys, Stage } from '../model/case.js';
import { operation } from '../spec/operations.js';

/** Makes a case. `key` is the key that it sends. Default: the key of the operation's host. */
type Make = (
  id: string,
  operationId: string,
  price: number,
  run: (stage: Stage) => Promise<unknown>,
  key?: keyof Keys | 'none',
) => Case;

const inLane =
  (lane: Case['lane']): Make =>
  (id, operationId, price, run, key = keyOf(operationId)) => ({
    id,
    operationId,
    lane,
    price,
    key,
    run: async (stage) => {
      await run(stage);
    },
  });

function keyOf(operationId: string): keyof Keys {
  return operation(operationId).host === 'models' ? 'modelsApiKey' : 'apiKey';
}

/** A case that may run at the same time as others. */
export const shared = inLane('shared');

/** A case that must have the account for itself, because it counts credits or slots. */
export const alone = inLane('alone');
