import type { DefaultObservation, OptionObservation } from '../../model/observation.js';
import { differsBy } from '../../pictures/compare.js';
import { type DecodedPicture, decodePicture } from '../../pictures/decode.js';
import type { FlowFault } from './task.js';

/** How far two pictures must differ, on the mean over their pixels, to count as different at all. */
const VISIBLE = 0.02;

/** An option that was sent must show in the answers; pictures that cannot be decoded are reported elsewhere. */
export async function optionFaults(seen: OptionObservation): Promise<FlowFault[]> {
  const decoded: { value: string; picture: DecodedPicture; exchange: (typeof seen.answers)[number]['exchange'] }[] = [];
  for (const { value, picture, exchange } of seen.answers) {
    try {
      decoded.push({ value, picture: await decodePicture(picture), exchange });
    } catch {
      return [];
    }
  }
  const faults: FlowFault[] = [];
  for (const [index, next] of decoded.entries()) {
    // Each picture must differ from all before it; what grows need only grow from step to step.
    const before = decoded.slice(seen.effect === 'pictures-differ' ? 0 : Math.max(0, index - 1), index);
    const same = before.find((previous) => !grows(seen.effect, previous.picture, next.picture));
    if (!same) continue;
    const message = `${seen.option}=${next.value} gives no ${WORDS[seen.effect]} than ${seen.option}=${same.value}`;
    faults.push({ check: 'option-has-effect', where: seen.option, message, exchange: next.exchange });
  }
  return faults;
}

/** How far two pictures may differ, on the mean over their pixels, to count as the same: compression has its moods. */
const ALIKE = 1.5;

/** Leaving an option out gives what its documented default gives. */
export async function defaultFaults({ option, usual, leftOut }: DefaultObservation): Promise<FlowFault[]> {
  try {
    const [said, silent] = [await decodePicture(usual.picture), await decodePicture(leftOut.picture)];
    if (!differsBy(ALIKE, said, silent)) return [];
  } catch {
    return [];
  }
  const message = `without ${option}, the picture is another than with ${option}=${usual.value}`;
  return [{ check: 'default-as-documented', where: option, message, exchange: leftOut.exchange }];
}

const WORDS: Readonly<Record<OptionObservation['effect'], string>> = {
  'pictures-differ': 'other picture',
  smaller: 'smaller picture',
  larger: 'larger picture',
  'darker-shadow': 'darker shadow',
};

function grows(effect: OptionObservation['effect'], previous: DecodedPicture, next: DecodedPicture): boolean {
  const area = (picture: DecodedPicture) => picture.width * picture.height;
  switch (effect) {
    case 'pictures-differ':
      return differsBy(VISIBLE, previous, next);
    case 'smaller':
      return area(next) < area(previous);
    case 'larger':
      return area(next) > area(previous);
    case 'darker-shadow':
      return shadowOf(next) > shadowOf(previous);
  }
}

/** The sum of everything half visible: the shadow, beside the subject's thin edge. */
function shadowOf(picture: DecodedPicture): number {
  let sum = 0;
  for (let at = 3; at < picture.pixels.length; at += 4) {
    const alpha = picture.pixels[at] ?? 0;
    if (alpha < 250) sum += alpha;
  }
  return sum;
}
