import { guessRemark, type Report } from './report.js';

/** A summary for pull requests and issues. */
export function markdownReport(report: Report): string {
  const { verdict } = report;
  const title = { 'no-drift': '✅ No drift', drift: '❌ Drift', unjudged: '⚠️ Could not judge' }[verdict.name];
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const lines = [
    `## ${title}`,
    '',
    `Target \`${report.target}\`, ${report.startedAt}: ${verdict.reason}. ${report.cases.length} cases, ${report.exchanges.length} exchanges, ${seconds} s.`,
    '',
  ];
  if (report.findings.length > 0) {
    lines.push('| Check | Operation | What was seen | Where | Fingerprint |', '|---|---|---|---|---|');
    for (const finding of report.findings) {
      const { check, operationId, where = '', exchangeId, caseId, fingerprint } = finding;
      const message = finding.guess ? `${finding.message}. ${guessRemark(finding)}` : finding.message;
      const place = [exchangeId ?? caseId, where].filter((part) => part !== '').join(' ');
      lines.push(`| \`${check}\` | ${operationId} | ${cell(message)} | ${cell(place)} | \`${fingerprint}\` |`);
    }
    lines.push('', 'Each check is explained in `docs/contract/checks.md`.');
  }
  if (report.accepted.length > 0)
    lines.push('', `${report.accepted.length} known findings are accepted by the baseline.`);
  for (const note of report.notes) lines.push('', `> ${note}`);
  const { gaps } = report.coverage;
  if (gaps.length > 0) {
    lines.push('', `<details><summary>Not exercised: ${gaps.length}</summary>`, '');
    lines.push(...gaps.map(({ what, reason }) => `- ${what}: ${reason}`), '', '</details>');
  }
  return `${lines.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').replace(/</g, '&lt;');
}
