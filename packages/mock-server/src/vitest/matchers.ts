import { expect } from 'vitest';
import type { Mock } from '../service/mock.js';
import type { OperationId } from '../spec/documents.js';
import { EVERY_OPERATION } from '../spec/documents.js';
import { nearestName } from '../spec/nearest.js';
import type { JournalEntry } from '../state/journal-entry.js';

/** What a request in the journal must be like. */
export interface ExpectedRequest {
  /** How many such requests; at least one when absent. */
  times?: number;
  /** Form fields, or members of a JSON body, that it must have: text as it was sent, files as `{ filename, … }`. */
  fields?: Record<string, unknown>;
  /** Id of the account that it came from. */
  account?: string;
  /** The HTTP status that it got. */
  status?: number;
}

/** A mock, or anything else with its controls, such as a served one. */
type Journaled = Pick<Mock, 'control'>;

interface MockMatchers<R = unknown> {
  /**
   * The mock received requests of an operation.
   *
   * @example expect(mock).toHaveReceived('createTask', { times: 1, fields: { model_key: 'image-extract' } })
   */
  toHaveReceived(operation: OperationId, expected?: ExpectedRequest): R;
  /** Every request fitted the documents: none was refused for its form, and none got a remark. */
  toHaveNoProblems(): R;
  /** The accounts paid so many credits in all, what was given back taken off. */
  toHaveCharged(credits: number): R;
}

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends MockMatchers<R> {}
}

const matchers = {
  toHaveReceived(this: MatcherState, received: unknown, operation: OperationId, expected: ExpectedRequest = {}) {
    const journal = journalOf(received, 'toHaveReceived');
    if (!EVERY_OPERATION.includes(operation)) {
      const near = nearestName(operation, EVERY_OPERATION);
      throw new TypeError(`There is no operation "${operation}".${near ? ` Did you mean "${near}"?` : ''}`);
    }
    const entries = journal.entries({ operation });
    const fitting = entries.filter((entry) => fits(this, entry, expected));
    const pass = expected.times === undefined ? fitting.length > 0 : fitting.length === expected.times;
    return {
      pass,
      message: () =>
        [
          `expected the mock ${this.isNot ? 'not ' : ''}to have received ${operation}${expected.times === undefined ? '' : ` ${expected.times} times`}, ` +
            `but ${fitting.length} of ${entries.length} such requests fit ${this.utils.printExpected(expected)}.`,
          ...entries.map((entry) => `  ${describe(entry)}`),
        ].join('\n'),
    };
  },
  toHaveNoProblems(this: MatcherState, received: unknown) {
    const entries = journalOf(received, 'toHaveNoProblems')
      .entries()
      .filter(({ problems }) => problems.length > 0);
    return {
      pass: entries.length === 0,
      message: () =>
        [
          `expected ${this.isNot ? 'some' : 'no'} request to have problems.`,
          ...entries.map((entry) => `  ${describe(entry)}`),
        ].join('\n'),
    };
  },
  toHaveCharged(this: MatcherState, received: unknown, credits: number) {
    const { accounts } = controlOf(received, 'toHaveCharged');
    const charged = accounts.list().reduce((sum, account) => sum + account.charged, 0);
    return {
      pass: charged === credits,
      message: () =>
        `expected the mock ${this.isNot ? 'not ' : ''}to have charged ${credits} credits; it charged ${charged}.`,
      actual: charged,
      expected: credits,
    };
  },
};

interface MatcherState {
  isNot: boolean;
  equals(a: unknown, b: unknown): boolean;
  utils: { printExpected(value: unknown): string };
}

/** Adds the matchers to vitest's `expect`. */
export function registerMatchers(): void {
  expect.extend(matchers as unknown as Parameters<typeof expect.extend>[0]);
}

function controlOf(received: unknown, matcher: string) {
  const control = (received as Partial<Journaled> | null)?.control;
  if (!control?.journal) throw new TypeError(`${matcher} wants a mock: expect(mock).${matcher}(…).`);
  return control;
}

function journalOf(received: unknown, matcher: string) {
  return controlOf(received, matcher).journal;
}

function fits(state: MatcherState, entry: JournalEntry, expected: ExpectedRequest): boolean {
  if (expected.account !== undefined && entry.account !== expected.account) return false;
  if (expected.status !== undefined && entry.status !== expected.status) return false;
  return Object.entries(expected.fields ?? {}).every(([name, value]) => {
    const given = entry.fields[name];
    return typeof value === 'object' && value !== null && !('asymmetricMatch' in value)
      ? state.equals(given, expect.objectContaining(value))
      : state.equals(given, value);
  });
}

function describe(entry: JournalEntry): string {
  const problems = entry.problems.map(({ where, message }) => `${where}: ${message}`).join(' ');
  return `#${entry.seq} ${entry.operation ?? `${entry.method} ${entry.path}`} → ${entry.status ?? entry.outcome} ${JSON.stringify(entry.fields)} ${problems}`.trimEnd();
}
