import type { ImagingErrorReason } from '../picture/errors.js';
import type { Imaging, Picture, PictureLimits, ResultRules } from '../picture/types.js';

/** The operations that make a picture: those that can be handed to another thread. */
export type Operation = Exclude<keyof Imaging, 'probe' | 'close'>;

/** Data that a thread gets when it starts. */
export interface ThreadData {
  rules: ResultRules;
  limits: PictureLimits;
}

/** Asks a thread for a picture. */
export interface Order {
  id: number;
  operation: Operation;
  args: unknown[];
}

/** A thread's response to an order: the picture, or the error. */
export type Delivery =
  | { id: number; picture: Picture }
  | { id: number; reason: ImagingErrorReason | undefined; message: string };
