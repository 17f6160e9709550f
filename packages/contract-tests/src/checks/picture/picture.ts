import type { PictureExpectation } from '../../model/case.js';
import type { PictureObservation } from '../../model/observation.js';
import { IN_PLACE, type Likeness, likeness, sample } from '../../pictures/compare.js';
import { alphaSummary, type DecodedPicture, decodePicture } from '../../pictures/decode.js';
import { containerFault, formatOf, MEDIA_TYPES } from '../../pictures/format.js';
import type { Fault } from '../check.js';
import { edgeFaults } from './edge.js';
import { boxOnGround, boxWhere, marginFaults, placementOf, shiftFaults, sizeOf } from './placement.js';

/**
 * Everything about a picture: whether it is one to its last byte, in the format that its label says and that was asked
 * for, of the right size, transparent where it must be, and showing what was uploaded.
 */
export async function pictureFaults(observation: PictureObservation): Promise<Fault[]> {
  const { bytes, label, expectation, where } = observation;
  const format = formatOf(bytes);
  if (!format) return [{ check: 'picture-decodes', where, message: `the ${bytes.length} bytes are no picture` }];
  const faults: Fault[] = [];
  if (!expectation.formats.includes(format)) {
    const due = expectation.formats.join(' or ');
    faults.push({
      check: 'picture-format-as-asked',
      where,
      message: `the picture is a ${format}; asked for was ${due}`,
    });
  }
  if (label?.startsWith('image/') && label !== MEDIA_TYPES[format] && where !== 'body') {
    const message = `the label says ${label}, the bytes are ${format}`;
    faults.push({ check: 'picture-format-equals-label', where, message });
  }
  const container = containerFault(bytes);
  if (container) faults.push({ check: 'picture-complete', where, message: container });
  if (format === 'svg') return faults;
  let picture: DecodedPicture;
  try {
    picture = await decodePicture(bytes);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    faults.push({ check: 'picture-decodes', where, message: `the ${format} cannot be decoded: ${reason}` });
    return faults;
  }
  const sized = sizeFaults(picture, expectation);
  const shown =
    sized.length === 0 || expectation.shows?.framing !== 'in-place' ? contentFaults(picture, expectation) : [];
  const seen = [...formFaults(picture, expectation), ...sized, ...alphaFaults(picture, expectation), ...shown];
  return [...faults, ...seen.map((fault) => ({ where, ...fault }))];
}

function formFaults(picture: DecodedPicture, { shows }: PictureExpectation): Fault[] {
  const faults: Fault[] = [];
  if (shows && picture.colours === 1) {
    faults.push({ check: 'picture-in-colour', message: 'the picture has only grey; the upload was in colour' });
  }
  if (picture.colours === 4) {
    faults.push({
      check: 'picture-in-colour',
      message: 'the picture is in CMYK, which is for printing; the web has RGB',
    });
  }
  if (picture.frames > 1) {
    faults.push({ check: 'picture-still', message: `the picture is an animation of ${picture.frames} frames` });
  }
  if (picture.orientation !== 1) {
    const message = `EXIF orientation ${picture.orientation} makes viewers turn the picture`;
    faults.push({ check: 'picture-upright', message });
  }
  if (picture.depth !== 8) {
    faults.push({
      check: 'picture-depth',
      message: `the picture has ${picture.depth} bits a channel; web formats have 8`,
    });
  }
  return faults;
}

function sizeFaults(picture: DecodedPicture, { size, ratio, longSide }: PictureExpectation): Fault[] {
  const is = sizeOf(picture);
  if (size && (picture.width !== size.width || picture.height !== size.height)) {
    return [{ check: 'picture-size', message: `the picture is ${is}; it should be ${size.width} × ${size.height} px` }];
  }
  const seen = picture.width / picture.height;
  if (ratio && Math.abs(seen / ratio.value - 1) > ratio.tolerance) {
    const message = `the picture is ${is}, a ratio of ${seen.toFixed(3)}; asked for was ${ratio.value.toFixed(3)}`;
    return [{ check: 'picture-size', message }];
  }
  const long = Math.max(picture.width, picture.height);
  if (longSide && (long < longSide.min || long > longSide.max)) {
    const message = `the picture is ${is}; its longer side should have ${longSide.min} to ${longSide.max} px`;
    return [{ check: 'picture-size', message }];
  }
  return [];
}

function alphaFaults(picture: DecodedPicture, { transparency, ground }: PictureExpectation): Fault[] {
  if (isPlain(picture)) return [{ check: 'picture-not-blank', message: 'the whole picture has one colour' }];
  if (!transparency) return [];
  const { clear, solid } = alphaSummary(picture);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  if (transparency === 'none') {
    if (solid === 1) return [];
    return [
      { check: 'picture-opaque', message: `${percent(1 - solid)} of the picture is transparent; none should be` },
    ];
  }
  if (!picture.hasAlpha) return [{ check: 'picture-has-alpha', message: 'the picture has no alpha channel' }];
  if (solid === 1) return [{ check: 'picture-has-alpha', message: 'no pixel is transparent: nothing was cut out' }];
  if (clear > 0.985) return [{ check: 'picture-not-blank', message: `${percent(clear)} of the picture is clear` }];
  if (clear < 0.005 && !ground) {
    return [
      {
        check: 'background-removed',
        message: `only ${percent(clear)} of the picture is clear: the ground is still there`,
      },
    ];
  }
  if (solid < 0.01) {
    return [{ check: 'picture-not-blank', message: `only ${percent(solid)} of the picture is fully visible` }];
  }
  return [];
}

/** Whether no pixel differs from the first by more than compression does. */
function isPlain({ pixels }: DecodedPicture): boolean {
  for (let at = 0; at < pixels.length; at += 1) {
    if (Math.abs((pixels[at] as number) - (pixels[at % 4] as number)) > 3) return false;
  }
  return true;
}

function contentFaults(picture: DecodedPicture, expectation: PictureExpectation): Fault[] {
  const { shows, ground, subjectShare, trimmed } = expectation;
  const faults: Fault[] = [
    ...(ground ? groundFaults(picture, ground) : []),
    ...shareFaults(picture, subjectShare, ground),
    ...(trimmed ? marginFaults(picture) : []),
  ];
  if (!shows) return faults;
  const { drawing, part, framing } = shows;
  const framed = placementOf(picture, shows);
  if ('fault' in framed) return [...faults, framed.fault];
  const seen = likenessFaults(likeness(picture, drawing, part, framed.placement), framing);
  const whole = framing === 'in-place' && part === 'subject' && seen.length === 0;
  return [...faults, ...seen, ...(whole ? [...shiftFaults(picture, drawing), ...edgeFaults(picture, drawing)] : [])];
}

function groundFaults(picture: DecodedPicture, ground: readonly [number, number, number]): Fault[] {
  const wanted = [...ground, 255] as const;
  const corners = [
    [2, 2],
    [picture.width - 3, 2],
  ] as const;
  for (const [x, y] of corners) {
    const found = sample(picture, IN_PLACE, x, y);
    const off = found && Math.max(...wanted.map((value, channel) => Math.abs(value - (found[channel] ?? 0))));
    if (off === undefined || off <= 6) continue;
    const shown = found?.map(Math.round).join(', ');
    return [
      { check: 'background-colour', message: `the ground is rgba(${shown}); asked for was rgb(${ground.join(', ')})` },
    ];
  }
  return [];
}

function shareFaults(picture: DecodedPicture, due: number | undefined, ground: PictureExpectation['ground']): Fault[] {
  if (due === undefined) return [];
  const box = ground ? boxOnGround(picture) : boxWhere(picture, (at) => (picture.pixels[at + 3] ?? 0) > 247);
  const seen = box ? Math.max((box.right - box.left) / picture.width, (box.bottom - box.top) / picture.height) : 0;
  if (Math.abs(seen - due) <= 0.05) return [];
  const message = `the subject takes ${Math.round(seen * 100)} % of the frame; asked for was ${Math.round(due * 100)} %`;
  return [{ check: 'subject-share', message }];
}

/** The upload is drawn to be easy: next to all of it comes back from a cut-out that works. */
const LEAST = { seen: 0.96, cleared: 0.992, kept: 0.96, detail: 0.8 };
const MOST_DIFFERENCE = 6;

function likenessFaults(seen: Likeness, framing: string): Fault[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  if (seen.seen < LEAST.seen) {
    const message = `only ${percent(seen.seen)} of the uploaded subject can be seen`;
    return [{ check: 'subject-kept', message }];
  }
  if (framing === 'in-place' && seen.cleared < LEAST.cleared) {
    const message = `only ${percent(seen.cleared)} of the uploaded background was removed`;
    return [{ check: 'background-removed', message }];
  }
  if (seen.kept < LEAST.kept || (framing === 'in-place' && seen.difference > MOST_DIFFERENCE)) {
    const message = `only ${percent(seen.kept)} of the visible subject has the colours of the upload (off by ${Math.round(seen.difference)} of 255 on average)`;
    return [{ check: 'picture-shows-upload', message }];
  }
  if ((framing === 'in-place' || framing === 'trimmed') && seen.detail < LEAST.detail) {
    const message = `the fine pattern of the upload has ${percent(seen.detail)} of its contrast: the picture is blurred or enlarged`;
    return [{ check: 'picture-keeps-detail', message }];
  }
  return [];
}
