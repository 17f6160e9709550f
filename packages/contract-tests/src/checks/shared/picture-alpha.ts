import type { PictureExpectation } from '../../model/case.js';
import { alphaSummary, type DecodedPicture } from '../../pictures/decode.js';
import type { PictureSight, PictureSightKind } from './picture-sight.js';

/** Whether a picture is transparent where it must be; at most one thing is reported. */
export function alphaSights(picture: DecodedPicture, { transparency, ground }: PictureExpectation): PictureSight[] {
  const wrong = (kind: PictureSightKind, message: string): PictureSight[] => [{ kind, message }];
  if (isPlain(picture)) return wrong('blank', 'The whole picture has one colour');
  if (!transparency) return [];
  const { clear, solid } = alphaSummary(picture);
  if (transparency === 'none') {
    return solid === 1
      ? []
      : wrong('transparent', `${percent(1 - solid)} of the picture is transparent; none should be`);
  }
  if (!picture.hasAlpha) return wrong('no-alpha', 'The picture has no alpha channel');
  if (solid === 1) return wrong('no-alpha', 'No pixel is transparent: nothing was cut out');
  if (clear > 0.985) return wrong('blank', `${percent(clear)} of the picture is clear`);
  if (clear < 0.005 && !ground) {
    return wrong('ground-left', `Only ${percent(clear)} of the picture is clear: the background is still there`);
  }
  return solid < 0.01 ? wrong('blank', `Only ${percent(solid)} of the picture is fully visible`) : [];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Whether no pixel differs from the first by more than compression does. */
function isPlain({ pixels }: DecodedPicture): boolean {
  for (let at = 0; at < pixels.length; at += 1) {
    if (Math.abs((pixels[at] as number) - (pixels[at % 4] as number)) > 3) return false;
  }
  return true;
}
