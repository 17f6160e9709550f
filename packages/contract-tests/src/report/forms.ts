import { githubReport } from './github.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';

/** The forms in which a report can be written to a file. */
export const REPORT_FORMS = ['json', 'junit', 'markdown', 'sarif', 'html', 'github'] as const;

export type ReportForm = (typeof REPORT_FORMS)[number];

const WRITERS: Readonly<Record<ReportForm, (report: Report) => string>> = {
  json: jsonReport,
  junit: junitReport,
  markdown: markdownReport,
  sarif: sarifReport,
  html: htmlReport,
  github: githubReport,
};

export function writeReport(form: ReportForm, report: Report): string {
  return WRITERS[form](report);
}
