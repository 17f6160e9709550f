import sharp from 'sharp';
import { encodeDrawing } from '../../../pictures/drawing.js';
import type { CheckId } from '../../index.js';
import { bytes, cutOut, DRAWING, flat, GARMENT, IN_PLACE, upload } from '../drawn.js';
import { exchange, picture } from '../exchanges.js';
import { type Example, extraction, seen, sized } from '../judging.js';

/** Examples that break the rules about pictures. */
export const pictureExamples = {
  'picture-decodes': () => seen(picture(new TextEncoder().encode('not a picture!'), extraction)),
  'picture-complete': async () => {
    const whole = await upload();
    return seen(picture(whole.subarray(0, whole.length - 12), extraction));
  },
  'picture-format-as-asked': async () => seen(picture(await encodeDrawing(DRAWING, 'webp'), extraction)),
  'picture-has-alpha': async () => seen(picture(await upload(), IN_PLACE)),
  'picture-not-blank': async () => seen(picture(await sized(90, 90), extraction)),
  'picture-opaque': async () => {
    const overlay = await bytes(flat(60, 100, '#a03028').png());
    const base = flat(100, 100, '#00000000', 4).composite([{ input: Buffer.from(overlay), left: 0, top: 0 }]);
    return seen(picture(await bytes(base.png()), { formats: ['png'], transparency: 'none' }));
  },
  'picture-size': async () =>
    seen(picture(await sized(128, 104), { formats: ['png'], size: { width: 256, height: 208 } })),
  'picture-still': async () => {
    const frames = sharp(Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)]), {
      raw: { width: 10, height: 20, channels: 3, pageHeight: 10 },
    });
    return seen(picture(await bytes(frames.webp({ lossless: true })), { formats: ['webp'] }));
  },
  'picture-upright': async () =>
    seen(
      picture(
        await bytes(
          sharp(await upload())
            .withMetadata({ orientation: 6 })
            .png(),
        ),
        extraction,
      ),
    ),
  'picture-depth': async () =>
    seen(
      picture(
        await bytes(
          sharp(await upload())
            .toColourspace('rgb16')
            .png(),
        ),
        extraction,
      ),
    ),
  'picture-in-colour': async () => seen(picture(await cutOut((image) => image.toColourspace('b-w')), IN_PLACE)),
  'picture-count': () =>
    seen({
      kind: 'count',
      what: 'picture as url',
      where: '/data',
      count: 1,
      due: { min: 2, max: 2 },
      exchange: exchange(),
    }),
  'stated-size-true': async () =>
    seen({
      kind: 'stated-size',
      stated: '2048x2048',
      where: '/data/0/size',
      picture: await sized(96, 80),
      exchange: exchange(),
    }),
  'picture-shows-upload': async () => seen(picture(await cutOut((image) => image.negate({ alpha: false })), IN_PLACE)),
  'picture-keeps-detail': async () => seen(picture(await blurred(), IN_PLACE)),
  'subject-kept': async () => {
    const half = await bytes(
      sharp(await cutOut())
        .extract({ left: 0, top: 0, width: 64, height: 116 })
        .png(),
    );
    const base = flat(128, 116, '#00000000', 4).composite([{ input: Buffer.from(half), left: 0, top: 0 }]);
    return seen(picture(await bytes(base.png()), IN_PLACE));
  },
  'subject-undistorted': async () => {
    const wide = await cutOut((image) => image.resize(256, 116, { fit: 'fill' }));
    const shows = { drawing: DRAWING, part: 'subject', framing: 'solid' } as const;
    return seen(picture(wide, { formats: ['png'], transparency: 'some', shows }));
  },
  'subject-share': async () => seen(picture(await cutOut(), { formats: ['png'], subjectShare: 0.8 })),
  'background-removed': async () => {
    const ground = await bytes(flat(128, 58, '#f2f3f5').png());
    const left = await cutOut();
    const base = flat(128, 116, '#00000000', 4).composite([
      { input: Buffer.from(ground), left: 0, top: 0 },
      { input: Buffer.from(left), left: 0, top: 0 },
    ]);
    return seen(picture(await bytes(base.png()), IN_PLACE));
  },
  'background-colour': async () => seen(picture(await upload(), { formats: ['png'], ground: [51, 102, 204] })),
  'crop-trims': async () => {
    const shows = { drawing: DRAWING, part: 'subject', framing: 'trimmed' } as const;
    return seen(picture(await cutOut(), { formats: ['png'], shows }));
  },
  'stamp-crop-finds-print': async () => {
    const shows = { drawing: GARMENT, part: 'print', framing: 'print' } as const;
    return seen(picture(await cutOut(undefined, GARMENT), { formats: ['png'], shows }));
  },
} satisfies Partial<Record<CheckId, Example>>;

/** A cut-out whose colours are blurred and whose alpha is as it was. */
async function blurred(): Promise<Uint8Array> {
  const sharpOne = await cutOut();
  const alpha = await sharp(sharpOne).extractChannel('alpha').toBuffer();
  const colours = await sharp(await upload())
    .blur(2.4)
    .png()
    .toBuffer();
  return bytes(sharp(colours).joinChannel(alpha).png());
}
