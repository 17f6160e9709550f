import type { Case } from '../model/case.js';
import { jsonRequest, modelsApiKeyOf } from '../requests/request.js';
import { BAD_MODELS_REQUEST, refusal } from './expectations.js';
import { atModel, type GeminiOperation } from './gemini.js';
import { shared } from './lanes.js';
import { sendRefused } from './refused.js';

/** Calls in the Gemini format that the spec does not allow, each with one mistake. */
export function geminiMistakes(operationId: GeminiOperation): Case[] {
  const refused = (name: string, because: string, body: unknown) =>
    shared(`${operationId}/bad/${name}`, operationId, 0, (stage) => {
      const request = atModel(jsonRequest(operationId, modelsApiKeyOf(stage), body));
      return sendRefused(stage, request, refusal(BAD_MODELS_REQUEST, because));
    });
  return [
    refused('no-contents', 'without contents', { generationConfig: { responseModalities: ['IMAGE'] } }),
    refused('empty-contents', 'with empty contents', { contents: [] }),
    refused('no-parts', 'without parts', { contents: [{ role: 'user' }] }),
    refused('contents-as-text', 'with contents as a text', { contents: '一个苹果' }),
    refused('broken-json', 'with broken JSON', '{"contents": [{'),
    refused('bad-base64', 'with a picture that is not base64', {
      contents: [{ role: 'user', parts: [{ inline_data: { mime_type: 'image/png', data: '***' } }, { text: 'x' }] }],
    }),
  ];
}
