import { plainMarkdown } from './plain.js';
import { alike, guessRemark, type Report } from './report.js';
import { VERDICT_TITLES } from './verdict.js';

/** Characters for each part. Together they fit into an issue, which takes 65,536. */
const ROOM = { rows: 40_000, notes: 6_000, gaps: 16_000 };

/** A summary for pull requests and issues. */
export function markdownReport(report: Report): string {
  const { verdict } = report;
  const mark = { 'no-drift': '✅', drift: '❌', unjudged: '⚠️' }[verdict.name];
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const lines = [
    `## ${mark} ${VERDICT_TITLES[verdict.name]}`,
    '',
    `Target ${plainMarkdown(report.target)}, ${report.startedAt}: ${plainMarkdown(verdict.reason)}. ${report.cases.length} cases, ${report.exchanges.length} exchanges, ${seconds} s.`,
    '',
  ];
  const different = alike(report.findings);
  if (different.length > 0) {
    lines.push('| Check | Operation | What was seen | Where | Fingerprint |', '|---|---|---|---|---|');
    const rows = different.map(({ finding, count }) => {
      const { check, operationId, where = '', exchangeId, caseId } = finding;
      const fingerprint = count > 1 ? finding.deviation : finding.fingerprint;
      const seen = plainMarkdown(finding.message) + (finding.guess ? `. **${guessRemark(finding)}**` : '');
      const others = count > 1 ? `and ${count - 1} more` : '';
      const place = [exchangeId ?? caseId, where, others].filter((part) => part !== '').join(' ');
      return `| \`${check}\` | ${operationId} | ${seen} | ${plainMarkdown(place, 200)} | \`${fingerprint}\` |`;
    });
    const shown = within(rows, ROOM.rows);
    lines.push(...shown);
    const more = rows.length - shown.length;
    if (more > 0) lines.push('', `${more} more deviations are in the other reports.`);
    lines.push('', 'Each check is explained in `docs/contract/checks.md`.');
  }
  if (report.accepted.length > 0) lines.push('', `The baseline accepts ${report.accepted.length} findings.`);
  const notes = report.notes.map((note) => `\n> ${plainMarkdown(note)}`);
  lines.push(...within(notes, ROOM.notes));
  const { gaps } = report.coverage;
  if (gaps.length > 0) {
    lines.push('', `<details><summary>Not exercised: ${gaps.length}</summary>`, '');
    const all = gaps.map(({ what, reason }) => `- ${plainMarkdown(what, 160)}: ${plainMarkdown(reason, 100)}`);
    const named = within(all, ROOM.gaps);
    lines.push(...named);
    if (gaps.length > named.length) lines.push(`- ${gaps.length - named.length} more, in the other reports`);
    lines.push('', '</details>');
  }
  return `${lines.join('\n')}\n`;
}

/** As many of the first lines as fit. */
function within(lines: readonly string[], room: number): string[] {
  let left = room;
  return lines.filter((line) => {
    left -= left < 0 ? 0 : line.length + 1;
    return left >= 0;
  });
}
