import type { Checks } from './entry.js';

/** Pictures: that they are whole, as asked for, and of the upload. */
export const pictureChecks: Checks = {
  'picture-decodes': {
    rule: 'The picture can be decoded to its last pixel.',
    example: 'the webp cannot be decoded: unable to decode frame',
  },
  'picture-complete': {
    rule: 'The file is whole: neither cut short nor followed by other bytes, its checksums right.',
    example: 'the png ends without its IEND chunk',
  },
  'picture-format-as-asked': {
    rule: 'The picture has the format that was asked for.',
    example: 'the picture is a webp; asked for was png',
  },
  'picture-has-alpha': {
    rule: 'A cut-out has transparency.',
    example: 'the picture has no alpha channel',
  },
  'picture-not-blank': {
    rule: 'There is something to see: not everything is clear, and not everything has one colour.',
    example: '100.0 % of the picture is clear',
  },
  'picture-opaque': {
    rule: 'Where no transparency is due, there is none.',
    example: '12.0 % of the picture is transparent; none should be',
  },
  'picture-size': {
    rule: 'The picture has the size, the ratio or the resolution that was asked for; a cut-out that of the upload.',
    example: 'the picture is 128 × 104 px; it should be 256 × 208 px',
  },
  'picture-still': {
    rule: 'The picture is no animation.',
    example: 'the picture is an animation of 2 frames',
  },
  'picture-upright': {
    rule: 'No EXIF entry asks viewers to turn the picture.',
    example: 'EXIF orientation 6 makes viewers turn the picture',
  },
  'picture-depth': {
    rule: 'The picture has 8 bits a channel.',
    example: 'the picture has 16 bits a channel; web formats have 8',
  },
  'picture-in-colour': {
    rule: 'A picture of a coloured upload has colour channels.',
    example: 'the picture has only grey; the upload was in colour',
  },
  'picture-count': {
    rule: 'The answer holds as many pictures as were asked for, in the form that was asked for.',
    example: 'the answer holds 1 picture as url; asked for was 2',
  },
  'stated-size-true': {
    rule: 'A size that the answer states is the size of the picture.',
    example: 'the answer states "2048x2048", the picture is 1024 × 1024 px',
  },
  'picture-shows-upload': {
    rule: 'What can be seen is what was uploaded, in its colours up to its edge, and in its place.',
    example: 'only 3 % of the visible subject has the colours of the upload (off by 97 of 255 on average)',
  },
  'picture-keeps-detail': {
    rule: 'Fine detail of the upload is still there: the picture was not shrunk and enlarged again.',
    example: 'the fine pattern of the upload has 12 % of its contrast: the picture is blurred or enlarged',
  },
  'subject-kept': {
    rule: 'The subject of the upload can be seen.',
    example: 'only 0 % of the uploaded subject can be seen',
  },
  'subject-undistorted': {
    rule: 'The subject keeps its proportions.',
    example: 'the subject is stretched: 2.00 times as wide, for its height, as it was sent',
  },
  'subject-share': {
    rule: 'The subject takes the share of the frame that main_ratio asks for.',
    example: 'the subject takes 52 % of the frame; asked for was 80 %',
  },
  'background-removed': {
    rule: 'The background of the upload is gone.',
    example: 'only 41 % of the uploaded background was removed',
  },
  'background-colour': {
    rule: 'The ground has the colour that was asked for.',
    example: 'the ground is rgba(255, 255, 255, 255); asked for was rgb(51, 102, 204)',
  },
  'crop-trims': {
    rule: 'crop=1 trims the clear margin on all four sides, and nothing else.',
    example: 'the picture is 124 × 110 px; trimmed to the subject it would be about 65 × 68 px',
  },
  'stamp-crop-finds-print': {
    rule: 'stamp_crop=1 cuts the frame to the print.',
    example: 'the picture is 124 × 110 px; the print takes 31 × 30 px',
  },
};
