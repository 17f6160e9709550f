import type { JudgedExchange } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { readJson } from '../reading/json.js';
import { outcomeOf } from '../reading/outcome.js';
import { isNode, type Node } from '../spec/documents.js';
import { examplesOf } from '../spec/examples.js';
import { operation, operations } from '../spec/operations.js';
import { pathModels, schemaValues } from '../spec/values.js';
import type { ExchangeCheck, Fault } from './check.js';
import type { SteadyFault } from './steady.js';

/** What an answer of the third-party models says of itself agrees with what was asked, and with what it holds. */
export const answerAgrees: ExchangeCheck = ({ judged, response, operation: { id, host } }) => {
  if (host !== 'models' || !outcomeOf(response).accepted) return [];
  const { value } = readJson(response.body);
  if (!isNode(value)) return [];
  return [
    ...modelFaults(judged.exchange, id, value),
    ...(Array.isArray(value.candidates) ? candidateFaults(id, value, value.candidates) : []),
    ...createdFaults(judged.exchange, value.created),
  ];
};

function fault(where: string, message: string): Fault[] {
  return [{ check: 'answer-agrees', where, message }];
}

/** The model that answers is the one that was asked, or another name that the spec lists for it. */
function modelFaults({ request }: Exchange, id: string, value: Node): Fault[] {
  const [where, answered] = 'model' in value ? ['/model', value.model] : ['/modelVersion', value.modelVersion];
  if (typeof answered !== 'string') return [];
  const sent = readJson(request.body).value;
  const inPath = /models\/([^/:]+):/.exec(request.path)?.[1];
  const asked = inPath === undefined ? isNode(sent) && sent.model : decodeURIComponent(inPath);
  const known = id === 'generateImages' ? schemaValues('models', 'SeedreamModel') : pathModels();
  if (answered === asked || (id !== 'generateNanoBanana' && known.includes(answered))) return [];
  return fault(where, `${answered} answers; asked was ${String(asked)}`);
}

function candidateFaults(id: string, answer: Node, candidates: readonly unknown[]): Fault[] {
  const drawn = candidates.filter(hasPicture);
  const blocked = isNode(answer.promptFeedback) ? answer.promptFeedback.blockReason : undefined;
  return [
    ...(blocked !== undefined && drawn.length > 0
      ? fault('/promptFeedback/blockReason', `the prompt is blocked (${String(blocked)}), and a picture is there`)
      : []),
    ...candidates.flatMap((candidate, place): Fault[] => {
      if (!isNode(candidate)) return [];
      const { index, finishReason } = candidate;
      const where = `/candidates/${place}`;
      if (typeof index === 'number' && index !== place) {
        return fault(`${where}/index`, `candidate ${place} says that it is number ${index}`);
      }
      const usual = reasonsOfPictures(id);
      if (!hasPicture(candidate) || finishReason === undefined || usual.includes(finishReason)) return [];
      const message = `a picture is there, and the reason of the end is ${String(finishReason)}; documented is ${usual.join(', ')}`;
      return fault(`${where}/finishReason`, message);
    }),
  ];
}

function hasPicture(candidate: unknown): boolean {
  const content = isNode(candidate) ? candidate.content : undefined;
  const parts = isNode(content) && Array.isArray(content.parts) ? content.parts : [];
  return parts.some((part) => isNode(part) && 'inlineData' in part);
}

/** The reasons that the documented answers with a picture give. */
function reasonsOfPictures(id: string): unknown[] {
  const content = operation(id).responses.get(200)?.contents.get('application/json');
  return (content ? examplesOf(content) : []).flatMap((example) => {
    const list = isNode(example) && Array.isArray(example.candidates) ? example.candidates : [];
    return list.filter(hasPicture).map((candidate) => (isNode(candidate) ? candidate.finishReason : undefined));
  });
}

const TEN_YEARS = 10 * 365 * 86_400;

/** Seconds since 1970, and not milliseconds or nothing. A mock's clock may run ahead. */
function createdFaults({ at }: Exchange, created: unknown): Fault[] {
  const now = Date.parse(at) / 1000;
  if (typeof created !== 'number' || Number.isNaN(now) || Math.abs(created - now) < TEN_YEARS) return [];
  return fault('/created', `${created} is no time in seconds: it was about ${Math.round(now)}`);
}

/** Every answer has an id of its own. */
export function answerIdFaults(exchanges: readonly JudgedExchange[]): SteadyFault[] {
  const seen = new Map<string, string>();
  return exchanges.flatMap((judged): SteadyFault[] => {
    const { response, request, id } = judged.exchange;
    if (response?.status !== 200 || operations.get(request.operationId)?.host !== 'models') return [];
    const { value } = readJson(response.body);
    const own = isNode(value) && typeof value.responseId === 'string' ? value.responseId : undefined;
    if (own === undefined) return [];
    const owner = seen.get(own);
    seen.set(own, owner ?? id);
    if (owner === undefined) return [];
    const message = `the id ${JSON.stringify(own)} was given to the answer of ${owner} too`;
    return [{ judged, fault: { check: 'answer-id-unique', where: '/responseId', message } }];
  });
}
