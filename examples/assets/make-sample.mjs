/**
 * Draws the sample picture, sample.jpg: a T-shirt with a print in front of a studio wall. Everything in it is computed here, so
 * that the repository contains no picture of others.
 *
 *   node examples/assets/make-sample.mjs
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// sharp is resolved from the mock server, which depends on it.
const require = createRequire(new URL('../../packages/mock-server/package.json', import.meta.url));
const sharp = require('sharp');

const WIDTH = 1200;
const HEIGHT = 1200;

const shirt = `
  M 452 196
  C 400 214 338 236 292 262
  C 246 292 214 372 176 482
  C 168 508 172 518 192 528
  L 318 590
  C 336 598 346 594 352 576
  L 382 498
  C 392 620 384 830 366 1010
  C 364 1034 372 1044 396 1048
  C 520 1066 690 1066 806 1048
  C 830 1044 838 1034 836 1010
  C 818 830 810 620 820 498
  L 850 576
  C 856 594 866 598 884 590
  L 1010 528
  C 1030 518 1034 508 1026 482
  C 988 372 956 292 910 262
  C 864 236 802 214 750 196
  C 716 246 486 246 452 196 Z`;

/** Long soft folds. Each is a stroke that is blurred and clipped to the shirt. */
const folds = [
  ['M 384 470 C 430 600 420 800 400 1020', 26, '#000', 0.2],
  ['M 816 470 C 776 600 786 800 806 1020', 26, '#000', 0.22],
  ['M 452 420 C 480 560 452 780 478 1040', 20, '#fff', 0.1],
  ['M 742 430 C 716 580 752 800 720 1040', 22, '#fff', 0.08],
  ['M 560 760 C 590 850 566 950 584 1050', 22, '#000', 0.13],
  ['M 668 800 C 650 880 672 960 656 1050', 20, '#000', 0.12],
  ['M 300 300 C 320 380 352 440 388 500', 22, '#000', 0.26],
  ['M 902 300 C 882 380 850 440 814 500', 22, '#000', 0.26],
  ['M 236 420 C 270 470 300 520 330 570', 16, '#fff', 0.12],
  ['M 966 420 C 930 470 900 520 872 570', 16, '#fff', 0.1],
  ['M 396 330 C 460 360 520 372 600 374', 14, '#fff', 0.09],
  ['M 806 330 C 740 360 680 372 600 374', 14, '#000', 0.08],
  ['M 372 1010 C 520 1036 680 1036 830 1010', 10, '#000', 0.16],
]
  .map(
    ([d, width, colour, opacity]) =>
      `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width}" stroke-linecap="round"/>`,
  )
  .join('');

/** The print: a sun over mountains and waves, in a round badge. */
const print = `
  <g transform="translate(601 590)">
    <circle r="158" fill="#f6efe0"/>
    <circle r="144" fill="#f2b84b"/>
    <clipPath id="badge"><circle r="144"/></clipPath>
    <g clip-path="url(#badge)">
      <rect x="-150" y="-150" width="300" height="90" fill="#ef9a3f" opacity=".55"/>
      <circle cx="34" cy="-34" r="52" fill="#fff4d6"/>
      <path d="M-160 62 L-74 -58 L-34 -6 L8 -82 L92 20 L118 -8 L170 62 Z" fill="#2f5d62"/>
      <path d="M-74 -58 L-94 -30 L-78 -36 L-66 -24 L-54 -32 Z M8 -82 L-12 -46 L4 -54 L18 -40 L36 -48 Z" fill="#f6efe0"/>
      <path d="M-160 40 q40 -24 80 0 t80 0 t80 0 t80 0 V160 H-160 Z" fill="#3f8f8b"/>
      <path d="M-160 74 q40 -22 80 0 t80 0 t80 0 t80 0 V160 H-160 Z" fill="#e4572e"/>
      <path d="M-160 106 q40 -20 80 0 t80 0 t80 0 t80 0 V160 H-160 Z" fill="#c23b22"/>
    </g>
    <g fill="#f6efe0">
      <path d="M-118 196 h236 v10 h-236 z M-70 220 h140 v8 h-140 z"/>
      <circle cx="0" cy="252" r="9"/><circle cx="-34" cy="252" r="5"/><circle cx="34" cy="252" r="5"/>
    </g>
  </g>`;

const scene = `
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <defs>
    <radialGradient id="wall" cx=".4" cy=".32" r=".95">
      <stop offset="0" stop-color="#f1ece4"/><stop offset=".55" stop-color="#e2dbd0"/><stop offset="1" stop-color="#c4bbad"/>
    </radialGradient>
    <linearGradient id="cloth" x1="0" y1="0" x2="1" y2=".35">
      <stop offset="0" stop-color="#46618c"/><stop offset=".45" stop-color="#3b547d"/><stop offset="1" stop-color="#263a5b"/>
    </linearGradient>
    <clipPath id="in"><path d="${shirt}"/></clipPath>
    <filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="12"/></filter>
    <filter id="far" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="26"/></filter>
    <filter id="near" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="8"/></filter>
  </defs>
  <rect width="100%" height="100%" fill="url(#wall)"/>
  <path d="${shirt}" transform="translate(34 40)" fill="#3d3630" opacity=".30" filter="url(#far)"/>
  <path d="${shirt}" transform="translate(10 13)" fill="#2c2622" opacity=".26" filter="url(#near)"/>
  <path d="M 452 196 C 524 214 678 214 750 196 L 736 250 L 466 250 Z" fill="#1c2b47"/>
  <path d="M 456 200 C 526 219 676 219 746 200" fill="none" stroke="#2d446c" stroke-width="9"/>
  <path d="${shirt}" fill="url(#cloth)"/>
  ${print}
  <g clip-path="url(#in)">
    <g filter="url(#soft)">${folds}
      <path d="M 160 470 L 320 600 L 360 600 L 400 470" fill="none" stroke="#000" stroke-opacity=".12" stroke-width="18"/>
    </g>
    <path d="M 452 196 C 486 262 716 262 750 196" fill="none" stroke="#22365a" stroke-width="24"/>
    <path d="M 446 206 C 484 280 718 280 756 206" fill="none" stroke="#9fb2d4" stroke-opacity=".35" stroke-width="2.5" stroke-dasharray="7 5"/>
    <path d="M 196 500 L 336 570 M 1006 500 L 866 570 M 366 1026 C 520 1046 690 1046 836 1026"
      fill="none" stroke="#9fb2d4" stroke-opacity=".3" stroke-width="2.5" stroke-dasharray="7 5"/>
    <path d="M 382 498 C 372 420 352 330 338 244 M 820 498 C 830 420 850 330 864 244" fill="none" stroke="#16233b" stroke-opacity=".55" stroke-width="3"/>
    <path d="${shirt}" fill="none" stroke="#0d1626" stroke-opacity=".35" stroke-width="9" filter="url(#near)"/>
  </g>
</svg>`;

const { data } = await sharp(Buffer.from(scene)).removeAlpha().raw().toBuffer({ resolveWithObject: true });

// A fine grain over the whole picture, like that of a camera. A weave on the shirt alone would need a mask.
let state = 20260501;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
};
for (let i = 0; i < data.length; i += 3) {
  const grain = (random() + random() + random() - 1.5) * 5;
  for (let c = 0; c < 3; c++) data[i + c] = Math.max(0, Math.min(255, Math.round(data[i + c] + grain)));
}

await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  .jpeg({ quality: 86, mozjpeg: true })
  .toFile(fileURLToPath(new URL('sample.jpg', import.meta.url)));
