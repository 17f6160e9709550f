import type { CountObservation, StatedSizeObservation } from '../../model/observation.js';
import { decodePicture } from '../../pictures/decode.js';
import type { FlowFault } from './task.js';

/** As many pictures as were asked for. */
export function countFaults({ what, where, count, due, exchange }: CountObservation): FlowFault[] {
  if (count >= due.min && count <= due.max) return [];
  const wanted = due.min === due.max ? `${due.min}` : `${due.min} to ${due.max}`;
  const message = `the answer holds ${count} ${what}${count === 1 ? '' : 's'}; asked for was ${wanted}`;
  return [{ check: 'picture-count', where, message, exchange }];
}

/** The size that an answer states is that of the picture. */
export async function statedSizeFaults(seen: StatedSizeObservation): Promise<FlowFault[]> {
  const { stated, where, picture, exchange } = seen;
  if (typeof stated !== 'string' || !picture) return [];
  try {
    const { width, height } = await decodePicture(picture);
    if (stated === `${width}x${height}`) return [];
    const message = `the answer states ${JSON.stringify(stated)}, the picture is ${width} × ${height} px`;
    return [{ check: 'stated-size-true', where, message, exchange }];
  } catch {
    // That it cannot be decoded is reported by the picture's own checks.
    return [];
  }
}
