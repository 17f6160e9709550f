#!/usr/bin/env bash
# sharp 0.35.5. A palette invents the colour beneath transparency.
# Guess: a transparent pixel in a PNG with palette becomes transparent black, or keeps its hidden green.
# Behaviour: it gets a colour that is nowhere in the picture: (76, 105, 113).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const cutOut = sharp(Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 0), { raw: { width: 2, height: 1, channels: 4 } });
const data = await sharp(await cutOut.png({ palette: true }).toBuffer()).raw().toBuffer();
finding({ guess: [0, 0, 0, 0], recorded: [76, 105, 113, 0], seen: [...data.subarray(4)] });
JS
