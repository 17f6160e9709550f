import type { Mutant } from '../../mutant.js';
import { subtleAnswers } from './answers.js';
import { subtleCorners } from './corners.js';
import { subtleCosts } from './costs.js';
import { subtleEdges } from './edges.js';
import { subtleFlows } from './flow.js';
import { subtleForms } from './form-requests.js';
import { subtleModelsAnswers } from './models-answers.js';
import { subtleModelsPictures } from './models-pictures.js';
import { subtleModelsRequests } from './models-requests.js';
import { subtlePictures } from './pictures.js';
import { subtleTaskOptions } from './task-requests.js';
import { subtleTransport } from './transport.js';

/** Drift that shows in one corner only. */
export const subtleMutants: readonly Mutant[] = [
  ...subtleAnswers,
  ...subtleModelsAnswers,
  ...subtleFlows,
  ...subtleTransport,
  ...subtlePictures,
  ...subtleModelsPictures,
  ...subtleEdges,
  ...subtleForms,
  ...subtleTaskOptions,
  ...subtleModelsRequests,
  ...subtleCosts,
  ...subtleCorners,
];
