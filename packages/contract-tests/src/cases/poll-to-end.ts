import type { Stage } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import { isFinal, readPoll } from '../reading/task.js';

/** How to poll a task. */
export interface Polling {
  /** Sends a poll; `number` counts from 1. */
  readonly poll: (number: number) => Promise<Exchange>;
  /** Polls that were made before. Default: no polls. */
  readonly earlier?: readonly Exchange[];
  /** Milliseconds to poll at most. Default: the patience of the stage. */
  readonly patience?: number;
  /** Number of unreadable responses after which polling stops. Default 1. */
  readonly unreadable?: number;
}

/** How polling ended. */
export interface Polled {
  /** All polls, the earlier ones included. */
  readonly polls: readonly Exchange[];
  /** True if the last poll shows a final state. */
  readonly final: boolean;
  /** True if polling stopped because the patience ran out. */
  readonly gaveUp: boolean;
}

/** Polls a task until it ends, cannot be read any more, or takes too long. Every case polls with this. */
export async function pollToEnd(stage: Stage, polling: Polling): Promise<Polled> {
  const { poll, earlier = [], patience = stage.patience, unreadable = 1 } = polling;
  const polls = [...earlier];
  let waited = 0;
  let unread = 0;
  for (;;) {
    const last = polls.at(-1);
    if (last) {
      const reading = readPoll(last);
      if (reading && isFinal(reading.state)) return { polls, final: true, gaveUp: false };
      if (!reading) unread += 1;
      if (unread >= unreadable) return { polls, final: false, gaveUp: false };
      const pause = stage.pollPause(polls.length);
      waited += last.milliseconds + pause;
      if (waited >= patience) return { polls, final: false, gaveUp: true };
      await stage.pause(pause);
    }
    polls.push(await poll(polls.length - earlier.length + 1));
  }
}
