import type { Mutant } from '../../mutant.js';
import { answersDrift } from './answers.js';
import { picturesDrift } from './pictures.js';
import { requestsDrift } from './requests.js';

/** Drift by the families, thought up apart from the checks. */
export const furtherMutants: readonly Mutant[] = [...answersDrift, ...picturesDrift, ...requestsDrift];
