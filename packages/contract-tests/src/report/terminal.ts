import { styleText } from 'node:util';
import { plain } from './plain.js';
import { type Alike, alike, guessRemark, type Report } from './report.js';
import { VERDICT_TITLES } from './verdict.js';

/** Deviations of one check that are shown; the JSON report has them all. */
const SHOWN = 8;

/**
 * The report for a terminal: findings by check, then the verdict.
 *
 * @param report the report
 * @param colour whether to use colours
 */
export function terminalReport(report: Report, colour = false): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const lines: string[] = [];
  for (const check of new Set(report.findings.map((finding) => finding.check))) {
    const findings = report.findings.filter((finding) => finding.check === check);
    lines.push(paint('red', `✗ ${check}`) + paint('dim', ` (${findings.length})`));
    const different = alike(findings);
    for (const group of different.slice(0, SHOWN)) lines.push(...findingLines(group, paint));
    if (different.length > SHOWN) lines.push(paint('dim', `    … and ${different.length - SHOWN} more deviations`));
  }
  for (const { id, error } of report.cases)
    if (error) lines.push(paint('yellow', `! ${id} could not be completed: ${plain(error)}`));
  for (const note of report.notes) lines.push(paint('yellow', `! ${plain(note)}`));
  if (report.accepted.length > 0) lines.push(`The baseline accepts ${report.accepted.length} findings`);
  const { verdict } = report;
  const share = report.coverage.kinds.map(({ name, covered, all }) => `${name} ${covered}/${all}`).join(', ');
  if (report.exchanges.length > 0) lines.push(paint('dim', `Coverage: ${share}`));
  const word = VERDICT_TITLES[verdict.name];
  const style = ({ 'no-drift': 'green', drift: 'red', unjudged: 'yellow' } as const)[verdict.name];
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const scope = `${report.cases.length} cases, ${report.exchanges.length} exchanges, ${seconds} s`;
  lines.push(`${paint([style, 'bold'], word)}: ${plain(verdict.reason)} (${report.target}; ${scope})`);
  return `${lines.join('\n')}\n`;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

function findingLines({ finding, count }: Alike, paint: Paint): string[] {
  const where = finding.where ? ` at ${plain(finding.where)}` : '';
  const others = count > 1 ? `, and the same in ${count - 1} more places` : '';
  const times = finding.times > 1 ? ` (${finding.times} times)` : '';
  const lines = [
    `    ${plain(finding.message)}${times}`,
    paint('dim', `      ${finding.exchangeId ?? finding.caseId}${where}${others}`),
  ];
  if (finding.rule) lines.push(paint('dim', `      rule: ${finding.rule}`));
  if (finding.guess) lines.push(paint('yellow', `      ${guessRemark(finding)}`));
  return lines;
}
