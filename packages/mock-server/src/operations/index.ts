import type { OperationId } from '../spec/documents.js';
import { countTokens } from './count-tokens.js';
import { createSync } from './create-sync.js';
import { createTask } from './create-task.js';
import { downloadResult } from './download-result.js';
import { editImages } from './edit-images.js';
import { generateContent } from './generate-content.js';
import { generateImages } from './generate-images.js';
import { getCredits } from './get-credits.js';
import { listGeminiModels, listModels } from './list-models.js';
import { queryTask } from './query-task.js';
import type { OperationSteps } from './steps.js';
import { streamGenerateContent } from './stream-generate-content.js';

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
  streamGenerateContent,
  countTokens,
  generateContentV1: generateContent,
  streamGenerateContentV1: streamGenerateContent,
  countTokensV1: countTokens,
  listGeminiModels,
  listModels,
  editImages,
};
