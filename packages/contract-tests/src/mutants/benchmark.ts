import { allCases } from '../cases/index.js';
import type { Case } from '../model/case.js';
import { makeReport } from '../report/report.js';
import { runCases } from '../run/run.js';
import { schemaValues } from '../spec/values.js';
import { HttpTarget, hostUrls } from '../targets/http-target.js';
import { startMock } from '../targets/start-mock.js';
import { BENCH_KEYS } from './list/authentication.js';
import { FAMILIES, type Family, type Mutant } from './mutant.js';
import { startMutatingProxy } from './proxy.js';

/** What the suite made of one mutant. */
export interface MutantResult {
  readonly id: string;
  readonly family: Family;
  readonly breaksSdk: boolean;
  /** Something was found, and the exit code would be 1. */
  readonly caught: boolean;
  /** One of the right checks is among the findings. */
  readonly named: boolean;
  /** The checks that found something, most findings first. */
  readonly found: readonly string[];
  /** What a validation of JSON bodies against their schemas would have caught in the same exchanges. */
  readonly byBodiesAlone: boolean;
  readonly expected: readonly string[];
  readonly verdict: string;
  readonly milliseconds: number;
}

/** How a benchmark is run. */
export interface BenchmarkOptions {
  readonly mutants: readonly Mutant[];
  /** Mocks, and so mutants, at the same time. Default 2. */
  readonly atOnce?: number;
  readonly onResult?: (result: MutantResult) => void;
}

/** The checks that need a JSON body and its schema, and nothing else. */
const BODIES_ALONE: readonly string[] = ['body-matches-schema', 'json-wellformed'];

/** Cases whose pictures are large, and whose kind is tried by smaller ones too. */
const HEAVY = /resolution=4k|page\/(print-extraction|nano-banana-pro)/;

/** Families whose drift may show with one value of one option only, so that every row is needed. */
const IN_DETAIL: readonly Family[] = ['request', 'picture'];

const DOCUMENTED = schemaValues('async', 'DocumentedModelKey');

/**
 * The cases that can see a mutant: those of its operations, and for most families one row of each form. A whole run of the
 * suite sees at least as much.
 */
export function casesFor(mutant: Mutant, cases: readonly Case[]): Case[] {
  const touches = (item: Case) => {
    if (mutant.scope.includes(item.operationId)) return true;
    if (mutant.scope.includes('getCredits') && item.id.includes('/credits/')) return true;
    const viaTask = mutant.scope.includes('queryTask') || mutant.scope.includes('downloadResult');
    return viaTask && /^createTask\/(multipart|urlencoded)\//.test(item.id);
  };
  const forms = new Set<string>();
  const detailed = IN_DETAIL.includes(mutant.family);
  return cases.filter((item) => {
    if (!touches(item)) return false;
    if (HEAVY.test(item.id) && !mutant.checks.includes('picture-size')) return false;
    const [operationId, kind = '', ...rest] = item.id.split('/');
    if (detailed || ['key', 'bad', 'credits', 'slots'].includes(kind)) return true;
    if (kind === 'option') return false;
    const [model = '', picture = ''] = rest;
    const other = operationId === 'createTask' && kind !== 'page' && !DOCUMENTED.includes(model);
    const form = other
      ? 'other'
      : [operationId, kind.replace(/=.*/, ''), model, DOCUMENTED.indexOf(model) > 1 ? '' : picture].join('/');
    if (forms.has(form)) return false;
    forms.add(form);
    return true;
  });
}

/** Applies one drift after another to a mock and runs the suite against each. */
export async function runBenchmark({ mutants, atOnce = 2, onResult }: BenchmarkOptions): Promise<MutantResult[]> {
  const results: MutantResult[] = [];
  const queue = [...mutants];
  const worker = async () => {
    const mock = await startMock(BENCH_KEYS, 40);
    const proxy = await startMutatingProxy(mock.url);
    try {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        proxy.mutant = mutant;
        const result = await tryMutant(mutant, proxy.url);
        proxy.mutant = undefined;
        results.push(result);
        onResult?.(result);
      }
    } finally {
      await proxy.close();
      await mock.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, mutants.length) }, worker));
  const place = new Map(mutants.map(({ id }, index) => [id, index]));
  return results.sort((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
}

async function tryMutant(mutant: Mutant, url: string): Promise<MutantResult> {
  const target = new HttpTarget({ name: url, hosts: hostUrls(url), free: true });
  const cases = casesFor(mutant, allCases(BENCH_KEYS));
  const start = Date.now();
  const result = await runCases({ target, cases, keys: BENCH_KEYS, patience: 2_500, pollPause: 15 });
  const report = makeReport(result);
  const counts = new Map<string, number>();
  for (const { check, times } of report.findings) counts.set(check, (counts.get(check) ?? 0) + times);
  const found = [...counts].sort((one, other) => other[1] - one[1]).map(([check]) => check);
  return {
    id: mutant.id,
    family: mutant.family,
    breaksSdk: mutant.breaksSdk,
    caught: report.verdict.exitCode === 1,
    named: found.some((check) => mutant.checks.includes(check)),
    found,
    byBodiesAlone: found.some((check) => BODIES_ALONE.includes(check)),
    expected: mutant.checks,
    verdict: `${report.verdict.name}: ${report.verdict.reason}`,
    milliseconds: Date.now() - start,
  };
}

/** Caught and all by family, as lines of a table. */
export function summarise(results: readonly MutantResult[]): string {
  const row = (name: string, of: readonly MutantResult[]) => {
    const caught = of.filter((result) => result.caught).length;
    const named = of.filter((result) => result.caught && result.named).length;
    const bodies = of.filter((result) => result.byBodiesAlone).length;
    return `${name.padEnd(18)}${`${caught} / ${of.length}`.padStart(10)}${`${named} / ${of.length}`.padStart(16)}${`${bodies} / ${of.length}`.padStart(16)}`;
  };
  const lines = [
    `${'family'.padEnd(18)}${'caught'.padStart(10)}${'rightly named'.padStart(16)}${'bodies alone'.padStart(16)}`,
  ];
  for (const family of FAMILIES) {
    const of = results.filter((result) => result.family === family);
    if (of.length > 0) lines.push(row(family, of));
  }
  lines.push(row('all', results));
  lines.push(
    row(
      'would break SDK',
      results.filter(({ breaksSdk }) => breaksSdk),
    ),
  );
  return lines.join('\n');
}
