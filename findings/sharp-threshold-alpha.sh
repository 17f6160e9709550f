#!/usr/bin/env bash
# sharp 0.35.5. `threshold()` also hardens the edge of a cut-out.
# Guess: the colours become black or white and the transparency stays (100, 180).
# Behaviour: the alpha channel goes through the same threshold (0, 255).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const edge = sharp(Uint8Array.of(200, 200, 200, 100, 200, 200, 200, 180), { raw: { width: 2, height: 1, channels: 4 } });
const data = await edge.threshold(128).raw().toBuffer();
finding({ guess: [100, 180], recorded: [0, 255], seen: [data[3], data[7]] });
JS
