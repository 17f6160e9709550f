import type { CountObservation, StatedSizeObservation, StatedSizesObservation } from '../../model/observation.js';
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

/** Of two sizes with a name, the greater has more pixels; answers that state none are judged elsewhere. */
export function statedSizesFaults({ option, answers }: StatedSizesObservation): FlowFault[] {
  const sized = answers.flatMap(({ value, stated, exchange }) => {
    const [, width, height] = /^(\d+)x(\d+)$/.exec(typeof stated === 'string' ? stated : '') ?? [];
    return width && height ? [{ value, stated, pixels: Number(width) * Number(height), exchange }] : [];
  });
  return sized.slice(1).flatMap((next, index): FlowFault[] => {
    const before = sized[index];
    if (!before || next.pixels > before.pixels) return [];
    const message = `${option}=${next.value} gives ${next.stated}, no larger than ${before.stated} for ${option}=${before.value}`;
    return [{ check: 'option-has-effect', where: option, message, exchange: next.exchange }];
  });
}
