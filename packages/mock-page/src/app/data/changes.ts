import { verdictOf } from '../journal/verdict.js';
import type { View } from './feed.js';

/** What changed between two views, to be announced to screen readers. */
export interface Changes {
  done: number;
  failed: number;
  /** Requests that went wrong. */
  trouble: number;
  isBack: boolean;
}

export const NO_CHANGES: Changes = { done: 0, failed: 0, trouble: 0, isBack: false };

/** Adds up two sets of changes. */
export function sumOf(one: Changes, other: Changes): Changes {
  return {
    done: one.done + other.done,
    failed: one.failed + other.failed,
    trouble: one.trouble + other.trouble,
    isBack: one.isBack || other.isBack,
  };
}

/** Compares two views. If the mock was restarted or reset between them, there are no changes to announce. */
export function changesBetween(before: View, after: View): Changes {
  const none = { ...NO_CHANGES, isBack: before.connection === 'lost' && after.connection === 'live' };
  if (!before.state || !after.state || before.generation !== after.generation) return none;
  const last = before.journal.at(-1)?.seq ?? 0;
  const news = after.journal.filter((entry) => entry.seq > last);
  return {
    ...none,
    done: Math.max(0, after.state.tasks.done - before.state.tasks.done),
    failed: Math.max(0, after.state.tasks.failed - before.state.tasks.failed),
    trouble: news.filter((entry) => verdictOf(entry) === 'error').length,
  };
}
