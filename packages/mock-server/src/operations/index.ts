import type { OperationId } from '../spec/documents.js';
import { createSync } from './create-sync.js';
import { createTask } from './create-task.js';
import { downloadResult } from './download-result.js';
import { generateContent } from './generate-content.js';
import { generateImages } from './generate-images.js';
import { getCredits } from './get-credits.js';
import { queryTask } from './query-task.js';
import type { OperationSteps } from './steps.js';

/** Every operation of the spec. */
export const OPERATIONS: Readonly<Record<OperationId, OperationSteps>> = {
  createSync,
  createTask,
  queryTask,
  getCredits,
  downloadResult,
  generateNanoBanana: generateContent,
  generateContent,
  generateImages,
};
