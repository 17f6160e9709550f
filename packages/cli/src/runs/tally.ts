import { EXIT, type ExitCode } from '../model/exit-codes.js';
import type { Outcome, Summary } from '../model/outcome.js';
import type { Reporter } from '../report/reporter.js';

/** Why a run starts nothing more. */
export type Stopped = NonNullable<Summary['stopped']>;

/** Counts how the inputs of a run end, and makes the summary. */
export interface Tally {
  tell(outcome: Outcome): void;
  /** Notes why no further input is started. @returns Whether this is the first reason. */
  stop(why: Stopped): boolean;
  end(state: {
    creditsSpent: number | null;
    creditsLeft?: number | null;
    interrupted: boolean;
    isEndless: boolean;
  }): Summary;
}

/** @param expected - How many inputs there are; `undefined` when more may come. */
export function createTally(reporter: Reporter, expected: number | undefined): Tally {
  const started = performance.now();
  const counts = { done: 0, skipped: 0, duplicates: 0, refused: 0, failed: 0 };
  const attention: Outcome[] = [];
  let stopped: Stopped | null = null;
  reporter.start(expected);
  return {
    tell(outcome) {
      counts[outcome.status === 'duplicate' ? 'duplicates' : outcome.status] += 1;
      if (outcome.status === 'failed' || outcome.status === 'refused') attention.push(outcome);
      reporter.finish(outcome);
    },
    stop(why) {
      const isFirst = stopped === null;
      stopped ??= why;
      return isFirst;
    },
    end({ creditsSpent, creditsLeft = null, interrupted, isEndless }) {
      const ended = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const total = expected ?? ended;
      if (interrupted && (ended < total || isEndless)) stopped ??= 'interrupted';
      const summary: Summary = {
        total,
        ...counts,
        notStarted: total - ended,
        creditsSpent,
        creditsLeft,
        stopped,
        seconds: Math.round(performance.now() - started) / 1000,
        exitCode: exitCodeFor(stopped, counts.failed + counts.refused),
      };
      reporter.end(summary, attention);
      return summary;
    },
  };
}

function exitCodeFor(stopped: Stopped | null, unsuccessful: number): ExitCode {
  switch (stopped) {
    case 'key':
      return EXIT.key;
    case 'out-of-credits':
    case 'max-credits':
      return EXIT.credits;
    case 'interrupted':
      return EXIT.interrupted;
    case 'unreachable':
    case 'disk':
      return EXIT.someFailed;
    case null:
      return unsuccessful > 0 ? EXIT.someFailed : EXIT.ok;
  }
}
