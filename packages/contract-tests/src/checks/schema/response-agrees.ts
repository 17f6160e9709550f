import type { Exchange } from '../../model/exchange.js';
import { readJson } from '../../reading/json.js';
import { outcomeOf } from '../../reading/outcome.js';
import { isNode, type Node } from '../../spec/documents.js';
import { examplesOf } from '../../spec/examples.js';
import { operation } from '../../spec/operations.js';
import { pathModels, schemaValues } from '../../spec/values.js';
import { type Deviation, defineCheck } from '../define-check.js';

const TEN_YEARS = 10 * 365 * 86_400;

export const responseAgrees = defineCheck({
  id: 'response-agrees',
  rule: 'What a response of the models host says of itself agrees with the request and with its content: the model, the index of the candidate, the finish reason, the time.',
  example: 'The model is gemini-2.5-flash-image; the request asked for gemini-3-pro-image',
  run: {
    response: ({ judged: { exchange }, response, operation: { id, host } }) => {
      if (host !== 'models' || !outcomeOf(response).accepted) return [];
      const { value } = readJson(response.body);
      if (!isNode(value)) return [];
      return [
        ...modelDeviations(exchange, id, value),
        ...(Array.isArray(value.candidates) ? candidateDeviations(id, value, value.candidates) : []),
        ...createdDeviations(exchange, value.created),
      ];
    },
  },
});

/** The model that responds is the requested one, or another name that the spec lists for it. */
function modelDeviations({ request }: Exchange, id: string, value: Node): Deviation[] {
  const [where, model] = 'model' in value ? ['/model', value.model] : ['/modelVersion', value.modelVersion];
  if (typeof model !== 'string') return [];
  const sent = readJson(request.body).value;
  const inPath = /models\/([^/:]{1,200}):/.exec(request.path)?.[1];
  const asked = inPath === undefined ? isNode(sent) && sent.model : decodeURIComponent(inPath);
  const known = id === 'generateImages' ? schemaValues('models', 'SeedreamModel') : pathModels();
  if (model === asked || (id !== 'generateNanoBanana' && known.includes(model))) return [];
  return [{ where, message: `The model is ${model}; the request asked for ${String(asked)}` }];
}

function candidateDeviations(id: string, body: Node, candidates: readonly unknown[]): Deviation[] {
  const drawn = candidates.some(hasPicture);
  const blocked = isNode(body.promptFeedback) ? body.promptFeedback.blockReason : undefined;
  const found: Deviation[] = [];
  if (blocked !== undefined && drawn) {
    const message = `The prompt is blocked (${String(blocked)}), but the response has a picture`;
    found.push({ where: '/promptFeedback/blockReason', message });
  }
  const usual = finishReasons(id);
  for (const [place, candidate] of candidates.entries()) {
    if (!isNode(candidate)) continue;
    const { index, finishReason } = candidate;
    const where = `/candidates/${place}`;
    if (typeof index === 'number' && index !== place) {
      found.push({ where: `${where}/index`, message: `Candidate ${place} has the index ${index}` });
    } else if (hasPicture(candidate) && finishReason !== undefined && !usual.includes(finishReason)) {
      const message = `The finish reason of a picture is ${String(finishReason)}; documented is ${usual.join(', ')}`;
      found.push({ where: `${where}/finishReason`, message });
    }
  }
  return found;
}

function hasPicture(candidate: unknown): boolean {
  const content = isNode(candidate) ? candidate.content : undefined;
  const parts = isNode(content) && Array.isArray(content.parts) ? content.parts : [];
  return parts.some((part) => isNode(part) && 'inlineData' in part);
}

/** The finish reasons of the documented responses with a picture. */
function finishReasons(id: string): unknown[] {
  const content = operation(id).responses.get(200)?.contents.get('application/json');
  const reasons = (content ? examplesOf(content) : []).flatMap((example) => {
    const list = isNode(example) && Array.isArray(example.candidates) ? example.candidates : [];
    return list.filter(hasPicture).map((candidate) => (isNode(candidate) ? candidate.finishReason : undefined));
  });
  return [...new Set(reasons)];
}

/** Seconds since 1970, not milliseconds and not 0. The clock of a mock may run ahead. */
function createdDeviations({ at }: Exchange, created: unknown): Deviation[] {
  const now = Date.parse(at) / 1000;
  if (typeof created !== 'number' || Number.isNaN(now) || Math.abs(created - now) < TEN_YEARS) return [];
  return [{ where: '/created', message: `${created} is not a time in seconds: it was about ${Math.round(now)}` }];
}
