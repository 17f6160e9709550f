import { plainMarkdown } from './plain.js';
import { alike, guessRemark, type Report } from './report.js';

/** Rows of the table: with them the text still fits into an issue, which takes 65,536 characters. */
const ROWS = 80;
const GAPS = 200;

/** A summary for pull requests and issues. */
export function markdownReport(report: Report): string {
  const { verdict } = report;
  const title = { 'no-drift': '✅ No drift', drift: '❌ Drift', unjudged: '⚠️ Could not judge' }[verdict.name];
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const lines = [
    `## ${title}`,
    '',
    `Target ${plainMarkdown(report.target)}, ${report.startedAt}: ${plainMarkdown(verdict.reason)}. ${report.cases.length} cases, ${report.exchanges.length} exchanges, ${seconds} s.`,
    '',
  ];
  const different = alike(report.findings);
  if (different.length > 0) {
    lines.push('| Check | Operation | What was seen | Where | Fingerprint |', '|---|---|---|---|---|');
    for (const { finding, count } of different.slice(0, ROWS)) {
      const { check, operationId, where = '', exchangeId, caseId } = finding;
      const fingerprint = count > 1 ? finding.deviation : finding.fingerprint;
      const seen = plainMarkdown(finding.message) + (finding.guess ? `. **${guessRemark(finding)}**` : '');
      const others = count > 1 ? `and ${count - 1} more` : '';
      const place = [exchangeId ?? caseId, where, others].filter((part) => part !== '').join(' ');
      lines.push(`| \`${check}\` | ${operationId} | ${seen} | ${plainMarkdown(place, 200)} | \`${fingerprint}\` |`);
    }
    if (different.length > ROWS) lines.push('', `${different.length - ROWS} further kinds stand in the other reports.`);
    lines.push('', 'Each check is explained in `docs/contract/checks.md`.');
  }
  if (report.accepted.length > 0)
    lines.push('', `${report.accepted.length} known findings are accepted by the baseline.`);
  for (const note of report.notes) lines.push('', `> ${plainMarkdown(note)}`);
  const { gaps } = report.coverage;
  if (gaps.length > 0) {
    lines.push('', `<details><summary>Not exercised: ${gaps.length}</summary>`, '');
    lines.push(
      ...gaps.slice(0, GAPS).map(({ what, reason }) => `- ${plainMarkdown(what, 160)}: ${plainMarkdown(reason, 100)}`),
    );
    if (gaps.length > GAPS) lines.push(`- ${gaps.length - GAPS} more, in the other reports`);
    lines.push('', '</details>');
  }
  return `${lines.join('\n')}\n`;
}
