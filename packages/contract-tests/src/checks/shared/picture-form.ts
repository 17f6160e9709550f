import type { PictureExpectation } from '../../model/case.js';
import type { DecodedPicture } from '../../pictures/decode.js';
import type { PictureSight } from './picture-sight.js';

/** What is wrong with the form of the pixels: colours, frames, orientation, depth. */
export function formSights(picture: DecodedPicture, { shows }: PictureExpectation): PictureSight[] {
  const sights: PictureSight[] = [];
  if (shows && picture.colours === 1) {
    sights.push({ kind: 'grey', message: 'The picture has only grey; the upload was in colour' });
  }
  if (picture.colours === 4) {
    sights.push({ kind: 'grey', message: 'The picture is in CMYK, which is for printing; the web uses RGB' });
  }
  if (picture.frames > 1) {
    sights.push({ kind: 'animated', message: `The picture is an animation of ${picture.frames} frames` });
  }
  if (picture.orientation !== 1) {
    const message = `EXIF orientation ${picture.orientation} makes viewers turn the picture`;
    sights.push({ kind: 'turned', message });
  }
  if (picture.depth !== 8) {
    const message = `The picture has ${picture.depth} bits per channel; web formats have 8`;
    sights.push({ kind: 'deep', message });
  }
  return sights;
}
