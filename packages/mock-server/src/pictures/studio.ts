import type { Imaging } from '@koukoutu/imaging';
import { createGate, type Gate } from '../state/gate.js';
import { createTaskPictures, type TaskPictures } from './task-pictures.js';

/** Pixels worked on at once: one picture of the largest size, or many of a usual size. */
const PIXELS_AT_ONCE = 100_000_000;

/** Makes pictures, within a limit of pixels. */
export interface Studio {
  readonly imaging: Imaging;
  /** Bounds how many pixels are worked on at once, and with them the memory. */
  readonly pixels: Gate;
  readonly tasks: TaskPictures;
}

/** Makes a studio over an imaging back end. */
export function createStudio(imaging: Imaging): Studio {
  const pixels = createGate(PIXELS_AT_ONCE);
  return { imaging, pixels, tasks: createTaskPictures(imaging, pixels) };
}
