import type { ErrorStyle, Scenario } from '@koukoutu/mock-server';
import { createMockServer } from '@koukoutu/mock-server/node';
import { MATRIX_CALLS, type MatrixCall } from './matrix-calls.ts';
import { type Cell, type MatrixStage, type Outcome, runCell } from './matrix-cell.ts';
import { brokenRules, oddity, paidRequests } from './matrix-rules.ts';
import { numberedPictures } from './pictures.ts';
import { type Report, tally } from './report.ts';

const FORMS: readonly ErrorStyle[] = ['http', 'envelope', 'mixed'];
/** Scenarios that are left out: no fault, random faults, and slow bodies, which take real time. */
const LEFT_OUT = new Set(['ok', 'storm', 'slow-body']);
/** Scenarios of one error code in one form. The matrix has the codes in all forms. */
const ERROR_OF_ONE_FORM = /^(?:error|envelope)-(\d+)$/;

/** Which part of the matrix to run. */
export interface MatrixOptions {
  /** Runs only the faults for which it returns true. */
  readonly fault?: (name: string) => boolean;
}

/** Runs every fault that the mock knows on every call, in every form of errors, one after the other. */
export async function matrix({ fault: isWanted = () => true }: MatrixOptions = {}): Promise<Report> {
  const server = await createMockServer({ seed: 1, clock: 'poll', journalSize: 1_000_000 });
  try {
    const { control } = server.mock;
    const [picture] = await numberedPictures(1);
    if (!picture) throw new Error('There is no picture.');
    const stage: MatrixStage = { url: server.url, control, picture: picture.data };
    const built = control.faults.scenarios();
    const codes = codeScenarios(built);
    control.faults.define(codes);

    const prices = new Map<MatrixCall, number>();
    for (const call of MATRIX_CALLS) {
      const { outcome, paid } = await runCell(stage, { fault: 'ok', form: 'http', call });
      if (outcome !== 'a result') throw new Error(`${call.name} fails without a fault: ${outcome}`);
      prices.set(call, paid);
    }
    const single = built.map(({ name }) => name).filter((name) => !LEFT_OUT.has(name) && !ERROR_OF_ONE_FORM.test(name));
    const cells: Cell[] = [
      ...codes.flatMap(({ name }) => FORMS.map((form) => ({ fault: name, form }))),
      ...single.map((fault) => ({ fault, form: 'http' as const })),
    ]
      .filter(({ fault }) => isWanted(fault))
      .flatMap((row) => MATRIX_CALLS.map((call) => ({ ...row, call })));
    const outcomes: Outcome[] = [];
    for (const cell of cells) outcomes.push(await runCell(stage, cell));
    return report(outcomes, prices);
  } finally {
    await server.close();
  }
}

/** Each error code as a fault that leaves the form to the mock's error style. */
function codeScenarios(built: readonly Scenario[]): Scenario[] {
  const codes = new Set(built.map(({ name }) => Number(ERROR_OF_ONE_FORM.exec(name)?.[1])).filter((code) => code > 0));
  return [...codes].map((code) => ({
    name: `code-${code}`,
    description: `Error ${code}, in the form of the mock's error style.`,
    rules: [{ fault: { kind: 'error', code } }],
  }));
}

function report(outcomes: readonly Outcome[], prices: ReadonlyMap<MatrixCall, number>): Report {
  const broken = outcomes.flatMap((cell) => brokenRules(cell, prices.get(cell.call) ?? 0));
  const odd = tally(
    outcomes.flatMap((cell) => {
      const why = oddity(cell);
      return why ? [`${cell.call.name} under ${cell.fault}: ${why}`] : [];
    }),
  );
  const rows = Map.groupBy(outcomes, (cell) => JSON.stringify([cell.fault, ...judged(cell)]));
  return {
    name: `Matrix: ${outcomes.length} cells`,
    tables: [
      {
        title: 'Faults, calls and error forms. Calls and forms with the same outcome share a row:',
        head: [
          'fault',
          'form',
          'calls',
          'outcome',
          'charged, by the SDK',
          'credits paid',
          'requests that cost',
          'all requests',
        ],
        rows: [...rows.values()].map((cells) => rowOf(cells)),
      },
      {
        title: 'Outcomes:',
        head: ['outcome', 'cells'],
        rows: [...tally(outcomes.map(({ outcome }) => outcome))].sort(([, one], [, other]) => other - one),
      },
    ],
    broken,
    notes: [...odd].map(([text, count]) => (count > 1 ? `${text} (${count} forms)` : text)),
    details: outcomes.map(({ call, requests, ...cell }) => ({
      ...cell,
      call: call.name,
      requests: requests.map(({ operation, status, code, outcome, faults }) => ({
        operation,
        status,
        code,
        outcome,
        faults,
      })),
    })),
  };
}

/** What the cells of one row have in common. The number of polls is left out, since it depends on the random duration of a task. */
const judged = (cell: Outcome) => [cell.outcome, cell.charged ?? '', cell.paid, paidRequests(cell).length] as const;

function rowOf(cells: readonly Outcome[]): (string | number)[] {
  const [first] = cells;
  if (!first) return [];
  const forms = new Set(cells.map(({ form }) => form));
  const calls = new Set(cells.map(({ call }) => call.name));
  const counts = cells.map(({ requests }) => requests.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return [
    first.fault,
    forms.size === FORMS.length ? 'all' : [...forms].join(', '),
    namesOf(calls),
    ...judged(first),
    least === most ? least : `${least} to ${most}`,
  ];
}

/** Calls as a list, shortened if it contains all calls or all that cost credits. */
function namesOf(calls: ReadonlySet<string>): string {
  const paid = MATRIX_CALLS.filter(({ kind }) => kind === 'paid').map(({ name }) => name);
  if (calls.size === MATRIX_CALLS.length) return 'all';
  if (!paid.every((name) => calls.has(name))) return [...calls].join(', ');
  return ['all that cost', ...[...calls].filter((name) => !paid.includes(name))].join(', ');
}
