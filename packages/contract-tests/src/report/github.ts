import type { Report } from './report.js';

/** The findings as workflow commands, which GitHub shows as annotations of the run. */
export function githubReport(report: Report): string {
  const lines = report.findings.map((finding) => {
    const title = command(`${finding.check}: ${finding.operationId}`, true);
    return `::error title=${title}::${command(`${finding.message} (${finding.exchangeId ?? finding.caseId})`)}`;
  });
  if (report.verdict.name === 'unjudged')
    lines.push(`::error title=Could not judge::${command(report.verdict.reason)}`);
  if (report.verdict.name === 'no-drift') lines.push(`::notice title=No drift::${command(report.verdict.reason)}`);
  return `${lines.join('\n')}\n`;
}

function command(text: string, property = false): string {
  const safe = text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  return property ? safe.replace(/:/g, '%3A').replace(/,/g, '%2C') : safe;
}
