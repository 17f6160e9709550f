import { checkOf } from '../checks/index.js';
import { operations } from '../spec/operations.js';
import { readRule } from '../spec/rule.js';
import type { Report } from './report.js';

/**
 * The findings as SARIF 2.1.0, for code-scanning services. A finding is located in the spec: the rule that it breaks, or
 * the operation that it was found in.
 */
export function sarifReport(report: Report): string {
  const used = [...new Set(report.findings.map(({ check }) => check))];
  const rules = used.map((id) => ({
    id,
    shortDescription: { text: checkOf(id).rule },
    help: { text: `docs/contract/checks.md#${id}` },
  }));
  const results = report.findings.map((finding) => ({
    ruleId: finding.check,
    ruleIndex: used.indexOf(finding.check),
    level: 'error',
    message: {
      text: `${finding.message} (${finding.exchangeId ?? finding.caseId}${finding.where ? ` at ${finding.where}` : ''})`,
    },
    partialFingerprints: { 'koukoutuContract/v1': finding.fingerprint },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: `openapi/${documentOf(finding.rule, finding.operationId)}.yaml` },
          // Code scanning requires a line; the logical location names the place.
          region: { startLine: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: finding.rule ?? finding.operationId }],
      },
    ],
  }));
  const run = {
    tool: { driver: { name: 'koukoutu-contract', rules } },
    results,
    invocations: [
      {
        executionSuccessful: report.verdict.name !== 'unjudged',
        exitCode: report.verdict.exitCode,
        exitCodeDescription: report.verdict.reason,
      },
    ],
  };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function documentOf(rule: string | undefined, operationId: string): string {
  return readRule(rule ?? '')?.document ?? operations.get(operationId)?.document ?? 'async';
}
