import { json } from '../exchange/answer.js';
import { asObject, type JsonObject } from '../spec/documents.js';
import { geminiSteps, generate } from './gemini.js';

/** `POST …/models/{model}:streamGenerateContent`: the response in pieces, as server-sent events or as a list (a guess). */
export const streamGenerateContent = geminiSteps(async (call, body, studio) => {
  const pieces = piecesOf(await generate(call, body, studio));
  if (new URLSearchParams(call.exchange.query).get('alt') !== 'sse') return json(200, pieces);
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    body: pieces.map((piece) => `data: ${JSON.stringify(piece)}\r\n\r\n`).join(''),
  };
});

/** One piece for each part. The finish reason and the token counts come with the last one. */
function piecesOf(answer: JsonObject): JsonObject[] {
  const { candidates, usageMetadata, ...envelope } = answer;
  const candidate = asObject(Array.isArray(candidates) ? candidates[0] : undefined);
  const { content, finishReason, index } = candidate;
  const { parts, role } = asObject(content);
  if (!Array.isArray(parts) || parts.length === 0) return [answer];
  return parts.map((part, at) => {
    const isLast = at === parts.length - 1;
    const piece = { content: { parts: [part], role: role ?? 'model' }, index: index ?? 0 };
    return isLast
      ? {
          candidates: [{ ...piece, finishReason: finishReason ?? 'STOP' }],
          usageMetadata: usageMetadata ?? {},
          ...envelope,
        }
      : { candidates: [piece], ...envelope };
  });
}
