import { plain } from './plain.js';
import { alike, type Report } from './report.js';

/** The findings as workflow commands, which GitHub shows as annotations of the run. */
export function githubReport(report: Report): string {
  // GitHub shows only ten annotations per step, so each deviation is a single one.
  const lines = alike(report.findings).map(({ finding, count }) => {
    const title = command(`${finding.check}: ${finding.operationId}`, true);
    const others = count > 1 ? ` and ${count - 1} more` : '';
    return `::error title=${title}::${command(`${finding.message} (${finding.exchangeId ?? finding.caseId}${others})`)}`;
  });
  if (report.verdict.name === 'unjudged')
    lines.push(`::error title=Could not judge::${command(report.verdict.reason)}`);
  if (report.verdict.name === 'no-drift') lines.push(`::notice title=No drift::${command(report.verdict.reason)}`);
  return `${lines.join('\n')}\n`;
}

/** Text on one line: after a line break, text of the service could begin another command. */
function command(text: string, property = false): string {
  const safe = plain(text).replace(/%/g, '%25');
  return property ? safe.replace(/:/g, '%3A').replace(/,/g, '%2C') : safe;
}
