import { readPoll } from '../../reading/task.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';
import { finalPoll } from '../shared/after-end.js';
import { hasResult } from '../shared/polls.js';

export const resultLinkStays = defineCheck({
  id: 'result-link-stays',
  rule: 'The result of a task stays the same file.',
  example: 'The result is now null; it was "https://results.example.com/1.png"',
  run: {
    task: (task) => {
      const final = finalPoll(task);
      // A final poll without a result is reported by another check.
      if (!final || (final.state === 1 && !hasResult(final))) return [];
      return task.pollsAfter.flatMap((exchange): FlowDeviation[] => {
        const after = readPoll(exchange);
        if (!after || after.state !== final.state) return [];
        if (withoutQuery(after.resultFile) === withoutQuery(final.resultFile)) return [];
        const message = `The result is now ${show(after.resultFile)}; it was ${show(final.resultFile)}`;
        return [{ where: '/data/result_file', message, exchange }];
      });
    },
  },
});

/** Object stores sign a link again each time; the file behind it is the same. */
function withoutQuery(link: unknown): unknown {
  return typeof link === 'string' ? link.split('?')[0] : link;
}

function show(link: unknown): string {
  return JSON.stringify(link) ?? String(link);
}
