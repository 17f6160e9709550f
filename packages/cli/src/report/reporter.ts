import type { TaskUpdate } from '@koukoutu/sdk/node';
import type { Outcome, Summary } from '../model/outcome.js';

/** Shows what a run does. */
export interface Reporter {
  /** @param total - Inputs to process; `undefined` when more may come. */
  start(total: number | undefined): void;
  begin(input: string): void;
  update(input: string, update: TaskUpdate): void;
  finish(outcome: Outcome): void;
  /** A sentence for the person at the terminal. */
  note(text: string): void;
  /** Ends the drawing. An outcome that needs attention has been shown already or is listed now. */
  end(summary: Summary, attention: readonly Outcome[]): void;
}
