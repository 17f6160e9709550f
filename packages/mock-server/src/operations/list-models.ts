import { json } from '../exchange/answer.js';
import { asObject, documents, type Json, type JsonObject } from '../spec/documents.js';
import { resolve } from '../spec/spec.js';
import type { OperationSteps } from './steps.js';

/** `GET /v1/models`: the models in OpenAI's form, or in Google's if the request has no `Authorization` header (a guess). */
export const listModels: OperationSteps<void, void> = {
  read: () => {},
  validate: () => {},
  carryOut: ({ exchange }) =>
    json(200, exchange.headers.authorization === undefined ? geminiModels : exampleOf('/v1/models')),
};

/** `GET /v1beta/models`: the models in Google's form (a guess). */
export const listGeminiModels: OperationSteps<void, void> = {
  read: () => {},
  validate: () => {},
  carryOut: () => json(200, geminiModels),
};

/** The example response of an operation in the spec. */
function exampleOf(path: string): JsonObject {
  const { responses } = asObject(documents.gateway.paths[path]?.get);
  const response = resolve('gateway', asObject(responses)['200']);
  const { examples } = asObject(asObject(response.content)['application/json']);
  const [example]: (Json | undefined)[] = Object.values(asObject(examples));
  return asObject(resolve('gateway', example).value);
}

const geminiModels = exampleOf('/v1beta/models');
