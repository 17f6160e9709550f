import type { ClockMode } from '../state/clock.js';
import type { ErrorStyle } from '../state/settings.js';
import type { TaskView } from '../state/tasks.js';

/** An account without its key. */
export interface AccountReport {
  id: string;
  /** A few characters of the key, such as `kkt…ey`, or `***` for a short key. */
  keyHint: string;
  gateway: 'matting' | 'models';
  status: 'active' | 'revoked' | 'refused';
  credits: number;
  vipCredits: number;
  /** Credits charged so far, minus refunds. */
  charged: number;
  slots: number;
  /** Slots in use by waiting and running tasks. */
  busy: number;
  scenario?: string;
}

/** A task without its picture. Times are milliseconds since 1970 in mock time. */
export interface TaskReport extends TaskView {
  id: number;
  account: string;
  model: string;
  options: Readonly<Record<string, string>>;
  createdAt: number;
  startsAt: number;
  /** When it ends. Null for a task that is stuck. */
  dueAt: number | null;
  polls: number;
  price: number;
  /** True once its result picture is made. */
  hasResult: boolean;
  /** When the link to its result stops working. Null before there is a link, and after the result was removed to make room. */
  linkExpiresAt: number | null;
}

/** A summary of a mock's state. */
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
