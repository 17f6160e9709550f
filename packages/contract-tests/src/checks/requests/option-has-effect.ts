import type { Exchange } from '../../model/exchange.js';
import type { OptionObservation } from '../../model/observation.js';
import { differsBy } from '../../pictures/compare.js';
import { type DecodedPicture, decodePicture } from '../../pictures/decode.js';
import { defineCheck, type FlowDeviation } from '../define-check.js';

/** How far two pictures must differ, on the mean over their pixels, to count as different at all. */
const VISIBLE = 0.02;

const EFFECTS: Readonly<Record<OptionObservation['effect'], string>> = {
  'pictures-differ': 'a different picture',
  smaller: 'a smaller picture',
  larger: 'a larger picture',
  'darker-shadow': 'a darker shadow',
};

export const optionHasEffect = defineCheck({
  id: 'option-has-effect',
  rule: 'An option that was sent changes the response.',
  example: 'border=2 does not give a different picture than border=1',
  run: {
    option: picturesWithoutEffect,
    'stated-sizes': ({ option, answers }) => {
      const sized = answers.flatMap(({ value, stated, exchange }) => {
        const [, width, height] = /^(\d{1,9})x(\d{1,9})$/.exec(typeof stated === 'string' ? stated : '') ?? [];
        return width && height ? [{ value, stated, pixels: Number(width) * Number(height), exchange }] : [];
      });
      return sized.slice(1).flatMap((next, index): FlowDeviation[] => {
        const before = sized[index];
        if (!before || next.pixels > before.pixels) return [];
        const message = `${option}=${next.value} gives ${next.stated}, not more than ${before.stated} for ${option}=${before.value}`;
        return [{ where: option, message, exchange: next.exchange }];
      });
    },
  },
});

async function picturesWithoutEffect({ option, effect, answers }: OptionObservation): Promise<FlowDeviation[]> {
  const decoded: { value: string; picture: DecodedPicture; exchange: Exchange }[] = [];
  for (const { value, picture, exchange } of answers) {
    // That a picture cannot be decoded is reported by another check.
    const found = await decodePicture(picture).catch(() => undefined);
    if (!found) return [];
    decoded.push({ value, picture: found, exchange });
  }
  return decoded.flatMap((next, index): FlowDeviation[] => {
    // Each picture must differ from all before it; what grows need only grow from step to step.
    const before = decoded.slice(effect === 'pictures-differ' ? 0 : Math.max(0, index - 1), index);
    const same = before.find((previous) => !hasEffect(effect, previous.picture, next.picture));
    if (!same) return [];
    const message = `${option}=${next.value} does not give ${EFFECTS[effect]} than ${option}=${same.value}`;
    return [{ where: option, message, exchange: next.exchange }];
  });
}

function hasEffect(effect: OptionObservation['effect'], previous: DecodedPicture, next: DecodedPicture): boolean {
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

/** The sum of everything half visible: the shadow and the thin edge of the subject. */
function shadowOf({ pixels }: DecodedPicture): number {
  let sum = 0;
  for (let at = 3; at < pixels.length; at += 4) {
    const alpha = pixels[at] ?? 0;
    if (alpha < 250) sum += alpha;
  }
  return sum;
}
