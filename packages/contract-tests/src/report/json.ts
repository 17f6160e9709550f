import { headerOf } from '../model/exchange.js';
import type { Report } from './report.js';

/** The report as JSON for other programs, without bodies. A cassette has those. */
export function jsonReport(report: Report): string {
  const { verdict, exchanges, ...rest } = report;
  return `${JSON.stringify(
    {
      verdict: verdict.name,
      exitCode: verdict.exitCode,
      reason: verdict.reason,
      ...rest,
      exchanges: exchanges.map(({ caseId, step, exchange }) => ({
        id: exchange.id,
        caseId,
        step,
        operationId: exchange.request.operationId,
        method: exchange.request.method,
        url: exchange.url,
        status: exchange.response?.status,
        contentType: exchange.response ? headerOf(exchange.response.headers, 'content-type') : undefined,
        bytes: exchange.response?.body.length,
        milliseconds: exchange.milliseconds,
        ...(exchange.failure ? { failure: exchange.failure } : {}),
      })),
    },
    undefined,
    2,
  )}\n`;
}
