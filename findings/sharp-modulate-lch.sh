#!/usr/bin/env bash
# sharp 0.35.5. `modulate()` does not work on RGB or HSV.
# Guess: a hue of 120 turns pure red into pure green, and a brightness of 2 turns grey 100 into 200.
# Behaviour: the sums are done in LCh; red becomes (0, 158, 59) and grey 100 becomes 212.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const pixel = (...colour) => sharp(Uint8Array.from(colour), { raw: { width: 1, height: 1, channels: 3 } });
const turned = await pixel(255, 0, 0).modulate({ hue: 120 }).raw().toBuffer();
const brighter = await pixel(100, 100, 100).modulate({ brightness: 2 }).raw().toBuffer();
finding({ guess: [0, 255, 0, 200], recorded: [0, 158, 59, 212], seen: [...turned, brighter[0]] });
JS
