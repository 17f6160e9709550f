import type { Manifest } from './manifest.js';
import type { BatchProgress } from './progress.js';

/** An input that has ended, with its result or its error. */
export type BatchItem<Input, Result> = {
  /** The input's place in the list, from 0. Items come as they finish, not in this order. */
  readonly index: number;
  readonly input: Input;
  /** `dedupe` found an input with the same content, and this item has the outcome of that one. Nothing was sent for it. */
  readonly duplicate: boolean;
  /** The place of that input, if it is in the list. A manifest also knows those of earlier runs. */
  readonly duplicateOf: number | undefined;
  /** How far the batch is, including this item. */
  readonly progress: BatchProgress;
} & ({ readonly result: Result; readonly error?: undefined } | { readonly result?: undefined; readonly error: Error });

/** What the function of a batch receives in addition to the input. */
export interface BatchContext {
  /** Aborted when the batch is aborted or its loop is left. Pass it to the calls. */
  readonly signal: AbortSignal;
  /** The input's place in the list, from 0. */
  readonly index: number;
}

/** The options of a batch. */
export interface BatchOptions<Input = unknown> {
  /** How many inputs run at the same time, at least 1. Default: 5, the number of tasks that the API runs at the same time. */
  readonly concurrency?: number | undefined;
  /** Aborts the batch: cuts off what runs, and the loop throws an AbortError. Tasks that were created may still run. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Stops the batch gently: no further input is started, what runs finishes and is yielded, and the loop ends without an
   * error. `progress.notStarted` then says how many inputs are left.
   */
  readonly stopSignal?: AbortSignal | undefined;
  /** Lets the batch continue where an earlier one with the same manifest stopped, without paying twice. */
  readonly manifest?: Manifest | undefined;
  /**
   * Runs equal inputs once: all inputs for which it returns the same text get the outcome of the first. `contentKey`
   * compares pictures by their bytes. `undefined` means that the input equals no other. All inputs are read, and this is
   * called for each, before the first is run; so the inputs must come to an end.
   */
  readonly dedupe?: ((input: Input, index: number) => string | undefined | Promise<string | undefined>) | undefined;
  /** How many inputs there are, for `progress`, if the inputs do not tell it themselves, as with a generator. */
  readonly total?: number | undefined;
}
