import type { PictureExpectation } from '../../model/case.js';
import type { DecodedPicture } from '../../pictures/decode.js';
import { sizeOf } from '../../pictures/size.js';
import type { PictureSight } from './picture-sight.js';

/** Whether a picture has the size, the ratio or the resolution that it must have; at most one of them is reported. */
export function sizeSights(picture: DecodedPicture, { size, ratio, longSide }: PictureExpectation): PictureSight[] {
  const is = sizeOf(picture);
  const wrong = (message: string): PictureSight[] => [{ kind: 'size', message }];
  if (size && (picture.width !== size.width || picture.height !== size.height)) {
    return wrong(`The picture is ${is}; it should be ${sizeOf(size)}`);
  }
  const seen = picture.width / picture.height;
  if (ratio && Math.abs(seen / ratio.value - 1) > ratio.tolerance) {
    return wrong(`The picture is ${is}, a ratio of ${seen.toFixed(3)}; the request says ${ratio.value.toFixed(3)}`);
  }
  const long = Math.max(picture.width, picture.height);
  if (longSide && (long < longSide.min || long > longSide.max)) {
    return wrong(`The picture is ${is}; its longer side should have ${longSide.min} to ${longSide.max} px`);
  }
  return [];
}
