import { readJson } from '../../reading/json.js';
import { outcomeOf } from '../../reading/outcome.js';
import { isNode, type Node } from '../../spec/documents.js';
import { type Deviation, defineCheck } from '../define-check.js';

export const usageAddsUp = defineCheck({
  id: 'usage-adds-up',
  rule: 'The tokens and pictures that a response says were used add up, and match its content: they are what is paid for.',
  example: 'The total is 1643 tokens, its parts are 266 + 1226 + 0',
  run: {
    response: ({ response, operation }) => {
      if (operation.host !== 'models' || !outcomeOf(response).accepted) return [];
      const { value } = readJson(response.body);
      if (!isNode(value)) return [];
      return [
        ...(isNode(value.usageMetadata) ? tokenDeviations(value.usageMetadata) : []),
        ...(isNode(value.usage) && Array.isArray(value.data) ? pictureDeviations(value.usage, value.data) : []),
      ];
    },
  },
});

function tokenDeviations(usage: Node): Deviation[] {
  const { promptTokenCount: prompt, totalTokenCount: total, promptTokensDetails: details } = usage;
  const found: Deviation[] = [];
  const parts = [prompt, usage.candidatesTokenCount, usage.thoughtsTokenCount].map((count) => Number(count ?? 0));
  const sum = parts.reduce((whole, part) => whole + part, 0);
  if (typeof prompt === 'number' && typeof total === 'number' && sum !== total) {
    const message = `The total is ${total} tokens, its parts are ${parts.join(' + ')}`;
    found.push({ where: '/usageMetadata/totalTokenCount', message });
  }
  const counts = Array.isArray(details) ? details.map((part) => Number(isNode(part) ? part.tokenCount : 0)) : [];
  const detailed = counts.reduce((whole, part) => whole + part, 0);
  if (typeof prompt === 'number' && counts.length > 0 && detailed !== prompt) {
    const message = `The prompt has ${prompt} tokens, its kinds have ${counts.join(' + ')}`;
    found.push({ where: '/usageMetadata/promptTokensDetails', message });
  }
  return found;
}

function pictureDeviations(usage: Node, data: readonly unknown[]): Deviation[] {
  const found: Deviation[] = [];
  const { generated_images: stated, output_tokens: output, total_tokens: total } = usage;
  const made = data.filter((entry) => isNode(entry) && !('error' in entry)).length;
  if (typeof stated === 'number' && stated !== made) {
    const message = `The response states ${stated} pictures and has ${made}`;
    found.push({ where: '/usage/generated_images', message });
  }
  if (typeof output === 'number' && typeof total === 'number' && total < output) {
    const message = `The total is ${total} tokens, ${output} of them for the output`;
    found.push({ where: '/usage/total_tokens', message });
  }
  return found;
}
