import { escapeMarkup } from './markup.js';
import type { Report } from './report.js';

/** The report as JUnit XML: a test case for each case, grouped by operation. */
export function junitReport(report: Report): string {
  const failed = report.cases.filter(({ findings }) => findings > 0).length;
  const errors = report.cases.filter(({ error }) => error !== undefined).length;
  const cases = report.cases.map(({ id, milliseconds, error, skipped }) => {
    const findings = report.findings.filter(({ caseId }) => caseId === id);
    const head = `<testcase classname="${escapeMarkup(id.split('/')[0] ?? '')}" name="${escapeMarkup(id)}" time="${(milliseconds / 1000).toFixed(3)}"`;
    const body = [
      ...findings.map(
        ({ check, message, exchangeId = '', where = '' }) =>
          `<failure type="${escapeMarkup(check)}" message="${escapeMarkup(message)}">${escapeMarkup(`${exchangeId} ${where}`)}</failure>`,
      ),
      ...(error ? [`<error message="${escapeMarkup(error)}"/>`] : []),
      ...(skipped ? [`<skipped message="${escapeMarkup(skipped)}"/>`] : []),
    ];
    return body.length === 0 ? `    ${head}/>` : `    ${head}>${body.join('')}</testcase>`;
  });
  const orphans = report.findings.filter(({ caseId }) => !report.cases.some(({ id }) => id === caseId));
  const rest = orphans.map(
    ({ check, message }) =>
      `    <testcase classname="run" name="${escapeMarkup(check)}"><failure type="${escapeMarkup(check)}" message="${escapeMarkup(message)}"/></testcase>`,
  );
  const verdict =
    report.verdict.name === 'unjudged'
      ? [
          `    <testcase classname="run" name="verdict"><error message="${escapeMarkup(report.verdict.reason)}"/></testcase>`,
        ]
      : [];
  const left = report.cases.filter(({ skipped }) => skipped !== undefined).length;
  const time = (report.milliseconds / 1000).toFixed(3);
  const counts = `tests="${report.cases.length + rest.length + verdict.length}" failures="${failed + rest.length}" errors="${errors + verdict.length}" skipped="${left}" time="${time}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="koukoutu-contract" ${counts}>`,
    `  <testsuite name="${escapeMarkup(report.target)}" timestamp="${report.startedAt}" ${counts}>`,
    ...cases,
    ...rest,
    ...verdict,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
