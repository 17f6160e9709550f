import type { Mutant } from '../mutant.js';
import { authenticationMutants } from './authentication.js';
import { costMutants } from './cost.js';
import { flowMutants } from './flow.js';
import { furtherMutants } from './further/index.js';
import { mediaMutants } from './media.js';
import { harmlessMutants, oddMutants } from './odd.js';
import { pictureMutants } from './picture.js';
import { rawByteMutants } from './raw-bytes.js';
import { requestMutants } from './request.js';
import { schemaMutants } from './schema.js';
import { statusMutants } from './status.js';
import { subtleMutants } from './subtle/index.js';
import { transportMutants } from './transport.js';

/** Every drift of the benchmark. */
export const MUTANTS: readonly Mutant[] = [
  ...schemaMutants,
  ...statusMutants,
  ...mediaMutants,
  ...pictureMutants,
  ...rawByteMutants,
  ...flowMutants,
  ...authenticationMutants,
  ...transportMutants,
  ...requestMutants,
  ...costMutants,
  ...oddMutants,
  ...furtherMutants,
  ...subtleMutants,
];

/** Changes that must not be found. */
export const HARMLESS: readonly Mutant[] = harmlessMutants;
