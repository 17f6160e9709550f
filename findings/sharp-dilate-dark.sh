#!/usr/bin/env bash
# sharp 0.35.5. `dilate()` and `erode()` take dark for the object.
# Guess: on a white dot over black, `dilate(1)` makes the dot 3 x 3 and `erode(1)` removes it.
# Behaviour: the other way round. A mask with a white object shrinks when it is dilated.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const dot = new Uint8Array(25);
dot[12] = 255;
const whiteAfter = async (operation) => {
  const { data, info } = await sharp(dot, { raw: { width: 5, height: 5, channels: 1 } })
    [operation](1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value, index) => index % info.channels === 0 && value === 255).length;
};
finding({ guess: [9, 0], recorded: [0, 9], seen: [await whiteAfter('dilate'), await whiteAfter('erode')] });
JS
