import type { ClockMode } from '../state/clock.js';
import type { ErrorStyle } from '../state/settings.js';
import type { TaskView } from '../state/tasks.js';

/** An account as it may be shown, with a hint at its key. */
export interface AccountReport {
  id: string;
  /** A few characters of the key, or blots. */
  keyHint: string;
  gateway: 'matting' | 'models';
  status: 'active' | 'revoked' | 'refused';
  credits: number;
  vipCredits: number;
  /** Credits taken so far. */
  charged: number;
  slots: number;
  /** Slots in use by waiting and running tasks. */
  busy: number;
  scenario?: string;
}

/** A task as it may be shown. Times are milliseconds of mock time since 1970. */
export interface TaskReport extends TaskView {
  id: number;
  account: string;
  model: string;
  options: Readonly<Record<string, string>>;
  createdAt: number;
  startsAt: number;
  /** When it ends. Null for a task that never does. */
  dueAt: number | null;
  polls: number;
  price: number;
  /** True once its result picture is made. */
  hasResult: boolean;
  /** When the link to its result stops working. Null while there is no link, and after the result was removed to make room for others. */
  linkExpiresAt: number | null;
}

/** The state of a mock in a few numbers. */
export interface StateReport {
  now: number;
  clock: { mode: ClockMode; speed: number };
  seed: number | string;
  errorStyle: ErrorStyle;
  strict: boolean;
  scenario: string | null;
  tasks: { active: number; done: number; failed: number };
  pictures: { pictures: number; bytes: number };
  requests: number;
}
