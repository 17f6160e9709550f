import { readJson } from '../reading/json.js';
import { outcomeOf } from '../reading/outcome.js';
import { isNode, type Node } from '../spec/documents.js';
import type { ExchangeCheck, Fault } from './check.js';

/** What an answer says was used adds up, as it does in the documented ones: it is what is paid for. */
export const usageAddsUp: ExchangeCheck = ({ response, operation }) => {
  if (operation.host !== 'models' || !outcomeOf(response).accepted) return [];
  const { value } = readJson(response.body);
  if (!isNode(value)) return [];
  return [
    ...(isNode(value.usageMetadata) ? tokenFaults(value.usageMetadata) : []),
    ...(isNode(value.usage) && Array.isArray(value.data) ? pictureFaults(value.usage, value.data) : []),
  ];
};

function tokenFaults(usage: Node): Fault[] {
  const { promptTokenCount: prompt, totalTokenCount: total, promptTokensDetails: details } = usage;
  const faults: Fault[] = [];
  const parts = [prompt, usage.candidatesTokenCount, usage.thoughtsTokenCount].map((count) => Number(count ?? 0));
  const sum = parts.reduce((whole, part) => whole + part, 0);
  if (typeof prompt === 'number' && typeof total === 'number' && sum !== total) {
    faults.push(fault('/usageMetadata/totalTokenCount', `${total} tokens in all, and ${parts.join(' + ')} in parts`));
  }
  const counts = Array.isArray(details) ? details.map((part) => Number(isNode(part) ? part.tokenCount : 0)) : [];
  const detailed = counts.reduce((whole, part) => whole + part, 0);
  if (typeof prompt === 'number' && counts.length > 0 && detailed !== prompt) {
    const message = `${prompt} tokens of the prompt, and ${counts.join(' + ')} by kind`;
    faults.push(fault('/usageMetadata/promptTokensDetails', message));
  }
  return faults;
}

function pictureFaults(usage: Node, data: readonly unknown[]): Fault[] {
  const faults: Fault[] = [];
  const { generated_images: stated, output_tokens: output, total_tokens: total } = usage;
  const made = data.filter((entry) => isNode(entry) && !('error' in entry)).length;
  if (typeof stated === 'number' && stated !== made) {
    faults.push(fault('/usage/generated_images', `${stated} pictures are stated, ${made} are in the answer`));
  }
  if (typeof output === 'number' && typeof total === 'number' && total < output) {
    faults.push(fault('/usage/total_tokens', `${total} tokens in all, of which ${output} for the output`));
  }
  return faults;
}

function fault(where: string, message: string): Fault {
  return { check: 'usage-adds-up', where, message };
}
