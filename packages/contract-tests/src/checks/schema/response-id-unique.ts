import { readJson } from '../../reading/json.js';
import { isNode } from '../../spec/documents.js';
import { operations } from '../../spec/operations.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';

export const responseIdUnique = defineCheck({
  id: 'response-id-unique',
  rule: 'Every response of the models host has its own id.',
  example: 'The response has the id "r-1", as the one to a/first#call has',
  run: {
    run: ({ exchanges }) => {
      const seen = new Map<string, string>();
      return exchanges.flatMap(({ exchange }): FlowDeviation[] => {
        const { response, request, id } = exchange;
        if (response?.status !== 200 || operations.get(request.operationId)?.host !== 'models') return [];
        const { value } = readJson(response.body);
        const own = isNode(value) && typeof value.responseId === 'string' ? value.responseId : undefined;
        if (own === undefined) return [];
        const owner = seen.get(own);
        if (owner === undefined) {
          seen.set(own, id);
          return [];
        }
        const message = `The response has the id ${JSON.stringify(own)}, as the one to ${owner} has`;
        return [{ where: '/responseId', message, exchange }];
      });
    },
  },
});
