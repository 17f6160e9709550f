#!/usr/bin/env bash
# sharp 0.35.5. 16 bit out of a 16-bit picture are not the picture's 16 bit.
# Guess: a PNG of 16 bit that was made of the value 10 reads as 2570 (10 * 257) with `raw({ depth: 'ushort' })`.
# Behaviour: 10. The pixels went through 8 bit; `toColourspace('rgb16')` is needed as well, and gives 2560.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const png = await sharp(Uint8Array.of(10, 20, 30), { raw: { width: 1, height: 1, channels: 3 } })
  .toColourspace('rgb16')
  .png()
  .toBuffer();
const { depth } = await sharp(png).metadata();
const plain = await sharp(png).raw({ depth: 'ushort' }).toBuffer();
const wide = await sharp(png).toColourspace('rgb16').raw({ depth: 'ushort' }).toBuffer();
finding({
  guess: ['ushort', 2570, 2570],
  recorded: ['ushort', 10, 2560],
  seen: [depth, plain.readUInt16LE(0), wide.readUInt16LE(0)],
});
JS
