#!/usr/bin/env bash
# sharp 0.35.5. `trim()` does not see small things.
# Guess: a black picture with a red square of 2 x 2 pixels is trimmed to 2 x 2.
# Behaviour: nothing is trimmed, and no error tells so. A square of 3 x 3 is found.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const widthAfterTrim = async (side) => {
  const object = { create: { width: side, height: side, channels: 3, background: 'red' } };
  const picture = await sharp({ create: { width: 12, height: 12, channels: 3, background: 'black' } })
    .composite([{ input: object, left: 4, top: 4 }])
    .png()
    .toBuffer();
  return (await sharp(picture).trim().toBuffer({ resolveWithObject: true })).info.width;
};
finding({ guess: [2, 3], recorded: [12, 3], seen: [await widthAfterTrim(2), await widthAfterTrim(3)] });
JS
