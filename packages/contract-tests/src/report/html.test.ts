import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../checks/finding.js';
import type { JudgedExchange } from '../model/case.js';
import { htmlReport } from './html.js';
import { SCRIPT } from './html-script.js';
import { makeReport } from './report.js';
import { ruleText } from './rule-text.js';

const boundary = 'b';
const form = `--${boundary}\r\nContent-Disposition: form-data; name="model_key"\r\n\r\n<stamp>\r\n--${boundary}--\r\n`;
const judged: JudgedExchange = {
  caseId: 'case',
  step: 'poll-1',
  expectation: { outcome: 'any' },
  exchange: {
    id: 'case#poll-1',
    url: 'http://127.0.0.1:1/async/v1/query',
    at: '2026-11-23T00:00:00.000Z',
    milliseconds: 7,
    request: {
      host: 'async',
      operationId: 'queryTask',
      method: 'POST',
      path: '/v1/query',
      headers: [['Content-Type', `multipart/form-data; boundary=${boundary}`]],
      body: new TextEncoder().encode(form),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: [['Content-Type', 'application/json']],
      body: new TextEncoder().encode('{"data":{"progress":12}}'),
      complete: true,
      trailingBytes: 0,
    },
  },
};
const rule = 'async.yaml#/components/schemas/Progress';
const finding: Finding = {
  check: 'body-matches-schema',
  caseId: 'case',
  operationId: 'queryTask',
  exchangeId: 'case#poll-1',
  where: '/data/progress',
  message: '/data/progress is 12; the spec says string <b>',
  rule,
};
const run = { target: 'x', startedAt: judged.exchange.at, milliseconds: 1, outcomes: [], exchanges: [judged] };

describe('the HTML report', () => {
  const page = htmlReport(makeReport({ ...run, findings: [finding] }));

  test('links the check to the finding, and shows the request and the response with the place marked', () => {
    expect(page).toContain('href="#body-matches-schema"');
    expect(page).toContain('<section class="check" id="body-matches-schema">');
    expect(page).toContain('model_key = &lt;stamp&gt;');
    expect(page).toContain('<mark>&quot;progress&quot;</mark>:12');
  });

  test('escapes the markup of a response, loads nothing and runs its own script only', () => {
    expect(page).toContain('the spec says string &lt;b&gt;');
    expect(page).not.toMatch(/<link|src="http/);
    // One script, the page's own: the policy lets no other run.
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(`script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`);
  });

  test('folds the findings of a deviation into one card that lists every place', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...finding,
      caseId: `case-${index}`,
      exchangeId: `case-${index}#poll-1`,
    }));
    const folded = htmlReport(makeReport({ ...run, findings: many }));
    expect(folded.match(/<article/g)).toHaveLength(1);
    expect(folded).toContain('data-count="40"');
    for (const { exchangeId } of many) expect(folded).toContain(exchangeId);
  });

  test('is in English and Chinese, every rule included', () => {
    expect(page).toContain('<span lang="en">The body matches the schema of the spec');
    expect(page).toContain('<span lang="zh-CN">响应体符合规范的 schema');
  });

  test('shows what was covered when nothing was found', () => {
    const clean = htmlReport(makeReport({ ...run, findings: [] }));
    expect(clean).toMatch(/<details open><summary>.{0,20}Coverage of the spec/);
  });
});

describe('the text of a rule', () => {
  test('is the node of the spec without descriptions of sources; for a keyword, the node around it', () => {
    const responses = 'async.yaml#/paths/~1v1~1query/post/responses';
    expect(ruleText(responses)).toContain('"200"');
    expect(ruleText(responses)).not.toContain('x-evidence');
    expect(ruleText('async.yaml#/paths/~1v1~1query/post/operationId')).toContain('"operationId": "queryTask"');
  });

  test('is absent if the pointer leads nowhere', () => {
    expect(ruleText('async.yaml#/gone/for/good')).toBeUndefined();
    expect(ruleText('queryTask')).toBeUndefined();
  });
});
