import { startMockProcess } from '@koukoutu/mock-server/node';
import { BENCH_KEYS } from './bench-keys.js';
import type { OtherTool } from './compare/tool.js';
import {
  allCases,
  type Case,
  type CheckId,
  type DriftProxy,
  faultCases,
  findClock,
  HttpTarget,
  hostUrls,
  type JudgedExchange,
  makeReport,
  runCases,
  schemaValues,
  startDriftProxy,
} from './contract.js';
import { FAMILIES, type Family, type Mutant } from './mutant.js';

/** The result of the suite for one mutant. */
export interface MutantResult {
  readonly id: string;
  readonly family: Family;
  readonly breaksSdk: boolean;
  /** Something was found, and the exit code would be 1. */
  readonly caught: boolean;
  /** One of the expected checks is among the findings. */
  readonly named: boolean;
  /** The checks that found something, most findings first. */
  readonly found: readonly CheckId[];
  /** Which of the other tools noticed it, by name. */
  readonly others: Readonly<Record<string, boolean>>;
  readonly expected: readonly CheckId[];
  readonly verdict: string;
  readonly milliseconds: number;
}

/** How a benchmark is run. */
export interface BenchmarkOptions {
  readonly mutants: readonly Mutant[];
  /** Number of mutants, each with its own mock, at the same time. Default 2. */
  readonly atOnce?: number;
  /** Stop with a mutant as soon as one of the expected checks has found it. The other tools then see fewer exchanges. */
  readonly quick?: boolean;
  /** Tools to try on the same drift. */
  readonly tools?: readonly OtherTool[];
  readonly onResult?: (result: MutantResult) => void;
}

/** How many times faster than the real service tasks run. */
const SPEED = 40;

/** Cases with large pictures whose kind is also covered by cases with small ones. */
const HEAVY = /resolution=4k|page\/(print-extraction|nano-banana-pro)/;

/** Checks of mutants that may be noticed only with a large picture. */
const SEEN_BY_HEAVY: readonly CheckId[] = ['picture-size', 'valid-request-accepted'];

/** Cases that succeed: without one, the keys might simply be wrong. */
const WITNESSES: readonly string[] = ['getCredits/x-api-key', 'getCredits/bearer'];

/** Families whose drift may show only with one value of one option, so that every row is needed. */
const IN_DETAIL: readonly Family[] = ['request', 'picture'];

const DOCUMENTED = schemaValues('async', 'DocumentedModelKey');

/**
 * The cases that can notice a mutant: those of its operations, and for most families one row of each form. A whole run of the
 * suite notices at least as much.
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
  const chosen = cases.filter((item) => {
    if (!touches(item) || WITNESSES.includes(item.id)) return false;
    if (HEAVY.test(item.id) && !SEEN_BY_HEAVY.some((check) => mutant.checks.includes(check))) return false;
    const [operationId, kind = '', ...rest] = item.id.split('/');
    if (detailed || ['key', 'bad', 'credits', 'slots', 'fault', 'boundary', 'compressed'].includes(kind)) return true;
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
  return [...cases.filter(({ id }) => WITNESSES.includes(id)), ...chosen];
}

/** Applies one drift after another to a mock and runs the suite against each. */
export async function runBenchmark({
  mutants,
  atOnce = 2,
  quick = false,
  tools = [],
  onResult,
}: BenchmarkOptions): Promise<MutantResult[]> {
  const results: MutantResult[] = [];
  const queue = [...mutants];
  const worker = async () => {
    const mock = await startMockProcess({ ...BENCH_KEYS, speed: SPEED });
    const proxy = await startDriftProxy(mock.url);
    try {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        proxy.drift = mutant;
        const result = await tryMutant(mutant, proxy, quick, tools);
        proxy.drift = undefined;
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

/** The exchanges of a whole run without drift. What another tool reports for them is noise. */
export async function cleanExchanges(): Promise<readonly JudgedExchange[]> {
  const mock = await startMockProcess({ ...BENCH_KEYS, speed: SPEED });
  try {
    const target = new HttpTarget({ name: mock.url, hosts: hostUrls(mock.url), free: true });
    return (await runCases({ target, cases: [...allCases(BENCH_KEYS), ...faultCases(BENCH_KEYS)], keys: BENCH_KEYS }))
      .exchanges;
  } finally {
    await mock.stop();
  }
}

async function tryMutant(
  mutant: Mutant,
  proxy: DriftProxy,
  quick: boolean,
  tools: readonly OtherTool[],
): Promise<MutantResult> {
  const { url } = proxy;
  const mock = await findClock(url);
  const clock = mock && { mock, speed: SPEED };
  const target = new HttpTarget({ name: url, hosts: hostUrls(url), free: true, clock });
  const cases = casesFor(mutant, [...allCases(BENCH_KEYS), ...faultCases(BENCH_KEYS)]);
  const start = Date.now();
  const result = await runCases({
    target,
    cases,
    keys: BENCH_KEYS,
    patience: 2_500,
    pollPause: 15,
    ...(quick ? { enough: (findings) => findings.some(({ check }) => mutant.checks.includes(check)) } : {}),
  });
  const report = makeReport(result);
  const counts = new Map<CheckId, number>();
  for (const { check, times } of report.findings) counts.set(check, (counts.get(check) ?? 0) + times);
  const found = [...counts].sort((one, other) => other[1] - one[1]).map(([check]) => check);
  const milliseconds = Date.now() - start;
  const others: Record<string, boolean> = {};
  for (const tool of tools) {
    others[tool.name] = await tool.catches({ mutant, exchanges: result.exchanges, proxy });
  }
  return {
    id: mutant.id,
    family: mutant.family,
    breaksSdk: mutant.breaksSdk,
    caught: report.verdict.exitCode === 1,
    named: found.some((check) => mutant.checks.includes(check)),
    found,
    others,
    expected: mutant.checks,
    verdict: `${report.verdict.name}: ${report.verdict.reason}`,
    milliseconds,
  };
}

/** The number of caught mutants and of all, by family, as lines of a table with a column for each other tool. */
export function summarise(results: readonly MutantResult[], tools: readonly OtherTool[] = []): string {
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(16), ...cells.map((cell) => cell.padStart(16))].join('');
  const row = (name: string, of: readonly MutantResult[]) => {
    const share = (is: (result: MutantResult) => boolean) => `${of.filter(is).length} / ${of.length}`;
    return line(name, [
      share(({ caught }) => caught),
      share(({ caught, named }) => caught && named),
      ...tools.map((tool) => share(({ others }) => others[tool.name] === true)),
    ]);
  };
  const lines = [line('family', ['caught', 'rightly named', ...tools.map(({ title }) => title)])];
  for (const family of FAMILIES) {
    const of = results.filter((result) => result.family === family);
    if (of.length > 0) lines.push(row(family, of));
  }
  const breaking = results.filter(({ breaksSdk }) => breaksSdk);
  return [...lines, row('all', results), row('would break SDK', breaking)].join('\n');
}
