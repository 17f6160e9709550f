import type { HeaderLine, WireRequest } from '../model/exchange.js';
import { jsonRequest, plainRequest, urlencodedRequest } from '../requests/request.js';
import { pathModels, schemaDefault } from '../spec/values.js';

/** A link for requests that are refused before the link is read. */
export const ANY_LINK = 'https://pictures.example.com/contract/0.jpg';

/** The smallest valid request of an operation, with the given credentials. */
export function smallestRequest(operationId: string, credentials: readonly HeaderLine[], link: string): WireRequest {
  switch (operationId) {
    case 'createSync':
    case 'createTask':
      return urlencodedRequest(operationId, credentials, { model_key: 'background-removal', image_url: link });
    case 'queryTask':
      return urlencodedRequest(operationId, credentials, {
        task_id: 1,
        response: 'url',
        model_key: 'background-removal',
      });
    case 'generateImages':
      return jsonRequest(operationId, credentials, {
        model: schemaDefault('models', 'SeedreamModel'),
        prompt: '一个苹果',
      });
    case 'generateNanoBanana':
      return jsonRequest(operationId, credentials, smallestPrompt());
    case 'generateContent': {
      const request = jsonRequest(operationId, credentials, smallestPrompt());
      return { ...request, path: request.path.replace('{model}', pathModels()[0] ?? '') };
    }
    default:
      return plainRequest(operationId, credentials);
  }
}

function smallestPrompt(): unknown {
  return {
    contents: [{ role: 'user', parts: [{ text: '一个苹果' }] }],
    generationConfig: { responseModalities: ['IMAGE'] },
  };
}
