import type { CheckId, Drift } from './contract.js';

/** The ten families of drift. */
export const FAMILIES = [
  'schema',
  'status',
  'media',
  'picture',
  'raw-bytes',
  'flow',
  'authentication',
  'transport',
  'request',
  'cost',
] as const;

/** A family of drift. */
export type Family = (typeof FAMILIES)[number];

/** One drift. */
export interface Mutant extends Drift {
  readonly id: string;
  readonly family: Family;
  /** Operations whose cases are run: all that can notice the drift. */
  readonly scope: readonly string[];
  /** The checks that describe this drift correctly: at least one of them must find something. */
  readonly checks: readonly CheckId[];
  /** True if a client that follows the spec would do something wrong. */
  readonly breaksSdk: boolean;
}

/** Makes mutants of one family that change responses. */
export const answerMutants =
  (family: Family) =>
  (
    id: string,
    scope: readonly string[],
    checks: readonly CheckId[],
    answer: Mutant['answer'] & {},
    breaksSdk = true,
  ): Mutant => ({ id, family, scope, checks, breaksSdk, answer });
