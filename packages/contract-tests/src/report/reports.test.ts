import { describe, expect, test } from 'vitest';
import type { Finding } from '../checks/finding.js';
import type { JudgedExchange } from '../model/case.js';
import type { CaseOutcome, RunResult } from '../run/run.js';
import { documents, isNode, pointerPart } from '../spec/documents.js';
import { operation } from '../spec/operations.js';
import { REPORT_FORMS, writeReport } from './forms.js';
import { makeReport } from './report.js';
import { terminalReport } from './terminal.js';

/** What a hostile or broken service may say. */
const NASTY =
  '\u001b[31mred\u0007 <img src=x onerror=alert(1)> ]]> & "q" | [a](javascript:1) @everyone\r\n::error::x %0A 抠图 😀 \ud800 \u0000';

const finding = (caseId: string, more: Partial<Finding> = {}): Finding => ({
  check: 'refusal-code',
  caseId,
  operationId: 'createSync',
  exchangeId: `${caseId}#call`,
  message: NASTY,
  ...more,
});

const exchange = (caseId: string): JudgedExchange => ({
  caseId,
  step: 'call',
  expectation: { outcome: 'any' },
  exchange: {
    id: `${caseId}#call`,
    url: 'https://sync.koukoutu.com/v1/create',
    at: '2026-11-25T00:00:00.000Z',
    milliseconds: 3,
    request: {
      host: 'sync',
      operationId: 'createSync',
      method: 'POST',
      path: '/v1/create',
      headers: [['X-Note', NASTY]],
      body: new Uint8Array(Buffer.from(NASTY.repeat(3_000))),
    },
    response: {
      status: 200,
      statusText: NASTY,
      httpVersion: '1.1',
      headers: [['Content-Type', 'application/json']],
      body: new Uint8Array([0xff, 0xfe, 0, ...Buffer.from(NASTY)]),
      complete: true,
      trailingBytes: 0,
    },
  },
});

function resultOf(findings: readonly Finding[], more: Partial<CaseOutcome>[] = []): RunResult {
  const ids = [...new Set(findings.map(({ caseId }) => caseId))];
  const outcome = { operationId: 'createSync', exchanges: 1, unsent: false, milliseconds: 5 };
  return {
    target: 'live',
    startedAt: '2026-11-25T00:00:00.000Z',
    milliseconds: 12,
    outcomes: [
      ...ids.map((id) => ({ ...outcome, id })),
      ...more.map((one, index) => ({ ...outcome, id: `more-${index}`, ...one })),
    ],
    exchanges: ids.map(exchange),
    findings,
  };
}

const reportOf = (findings: readonly Finding[], more: Partial<CaseOutcome>[] = []) =>
  makeReport(resultOf(findings, more));

describe('every form of the report', () => {
  const nasty = reportOf([finding('createSync/a'), finding('createSync/b', { where: '/data/<x>' })]);

  test.each(REPORT_FORMS)('%s shows the text of a service without interpreting it', (form) => {
    const text = writeReport(form, nasty);
    expect(text).toContain('抠图');
    expect(text).toContain('😀');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0008\u001b]/);
    if (form !== 'json' && form !== 'sarif' && form !== 'github') expect(text).not.toContain('<img');
    if (form === 'json' || form === 'sarif') JSON.parse(text);
  });

  test('github: text of a service cannot begin a command', () => {
    for (const line of writeReport('github', nasty).trimEnd().split('\n')) expect(line).toMatch(/^::error title=/);
  });

  test('markdown: text of a service creates no cell, link, mention or line', () => {
    const row = writeReport('markdown', nasty)
      .split('\n')
      .find((line) => line.includes('抠图'));
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(row).not.toMatch(/(?<!\\)\[a|@everyone/);
  });

  test('terminal: text of a service sets no colours', () => {
    expect(terminalReport(nasty)).not.toContain('\u001b');
  });

  test('shows a deviation of many cases once, with their number', () => {
    const rule = 'async.yaml#/components/schemas/TaskProgress/type';
    const many = Array.from({ length: 300 }, (_, index) =>
      finding(`createSync/${index}`, {
        check: 'body-matches-schema',
        where: '/data/progress',
        rule,
        message: `is ${index}.5`,
      }),
    );
    const report = reportOf(many);
    expect(report.findings).toHaveLength(300);
    expect(terminalReport(report)).toContain('and the same in 299 more places');
    expect(writeReport('github', report).trim().split('\n')).toHaveLength(1);
    expect(writeReport('markdown', report)).toContain('and 299 more');
  });

  test('accepts a deviation in every case that finds it, and nothing else', () => {
    const met = (caseId: string, more: Partial<Finding> = {}) =>
      finding(caseId, {
        check: 'no-cookies',
        where: 'Set-Cookie',
        message: `a cookie, ${caseId.length} long`,
        ...more,
      });
    const findings = [met('createSync/a'), met('createSync/bb'), met('createSync/a', { operationId: 'createTask' })];
    const [first] = reportOf(findings).findings;
    const accepts = (fingerprint: string) => fingerprint === first?.deviation;
    const report = makeReport(resultOf(findings), () => ({ accepts, findings: [], notes: [] }));
    expect(report.accepted.map(({ caseId }) => caseId)).toEqual(['createSync/a', 'createSync/bb']);
    expect(report.findings.map(({ operationId }) => operationId)).toEqual(['createTask']);
  });

  test.each(['长', '<p>_</p>&nbsp;'])(
    'markdown: fits into an issue, however many findings have long texts of %s',
    (words) => {
      const rule = 'sync.yaml#/components/schemas/SyncResultFile/type';
      const many = Array.from({ length: 600 }, (_, index) =>
        finding(`createSync/${index}`, {
          rule,
          message: `is a list`,
          where: `/${'abc'[index % 3]}${index}${words.repeat(500)}`,
        }),
      ).map((one, index) => ({ ...one, message: `${index} ${words.repeat(5_000)}` }));
      const left = many.map(() => ({ skipped: `kept back: ${words.repeat(500)}`, heldBack: true }));
      const text = writeReport('markdown', reportOf(many, left));
      expect(text.length).toBeLessThan(65_536);
      expect(text).toContain('more deviations');
      expect(text).toContain('</details>');
    },
  );

  test('junit: a case that was not run is skipped, not passed', () => {
    const report = reportOf([], [{ skipped: 'The budget is spent', heldBack: true }, {}]);
    const text = writeReport('junit', report);
    expect(text).toContain('<skipped message="The budget is spent"/>');
    expect(text).toContain('skipped="1"');
    expect(text).toMatch(/errors="1"/);
  });

  test('says where the spec only guesses', () => {
    // Some media type, status or field of the spec is a guess; which one changes with what is known.
    const rule = guessedRule();
    const report = reportOf([finding('createSync/a', { rule, message: 'is a list' })]);
    expect(report.findings[0]?.guess).toBe(true);
    expect(terminalReport(report)).toContain('The spec only guesses here');
    expect(writeReport('markdown', report)).toContain('The spec only guesses here');
  });

  test.each(['createSync/a', 'generateContent/a'])(
    'gives no advice on the spec when a key was refused, for %s',
    (id) => {
      const [operationId = ''] = id.split('/');
      const refused = judgedWith(operationId, 401);
      const result = {
        ...resultOf([finding(id, { check: 'key-accepted', exchangeId: refused.exchange.id })]),
        exchanges: [refused],
      };
      const report = makeReport(result);
      expect(report.verdict).toMatchObject({ name: 'unjudged', reason: expect.stringContaining('refuses the keys') });
      expect(report.findings).toEqual([]);
      expect(terminalReport(report)).not.toContain('guess');
    },
  );

  test('names the key when only one of two accounts refuses it', () => {
    const [good, bad] = [judgedWith('getCredits', 200), judgedWith('generateContent', 401)];
    const result = {
      ...resultOf([finding('generateContent/a', { check: 'key-accepted', exchangeId: bad.exchange.id })]),
      exchanges: [good, bad],
    };
    const report = makeReport(result);
    expect(report.verdict.name).toBe('drift');
    expect(report.findings[0]?.guess).toBe(false);
    expect(report.notes.join()).toContain('The models host refused every call with 401');
  });
});

function guessedRule(): string {
  for (const [name, document] of Object.entries(documents)) {
    const pointer = guessIn(document, '');
    if (pointer !== undefined) return `${name}.yaml#${pointer}`;
  }
  throw new Error('the spec guesses nothing');
}

function guessIn(value: unknown, pointer: string): string | undefined {
  if (!isNode(value)) return undefined;
  const evidence = value['x-evidence'];
  if (isNode(evidence) && ['C1', 'I'].includes(String(evidence.level)) && evidence.confirmed === null) return pointer;
  for (const [key, part] of Object.entries(value)) {
    const found = guessIn(part, `${pointer}/${pointerPart(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function judgedWith(operationId: string, status: number): JudgedExchange {
  const { host, path } = operation(operationId);
  const body = new TextEncoder().encode(JSON.stringify({ code: status, message: 'x', data: null }));
  return {
    caseId: operationId,
    step: 'call',
    expectation: { outcome: 'success', body: 'json' },
    exchange: {
      id: `${operationId}#call`,
      url: '',
      at: '',
      milliseconds: 1,
      request: { host, operationId, method: 'POST', path, headers: [], body: new Uint8Array() },
      response: { status, statusText: '', httpVersion: '1.1', headers: [], body, complete: true, trailingBytes: 0 },
    },
  };
}
