#!/usr/bin/env bash
# sharp 0.35.5. Raw grey pixels come without their transparency.
# Guess: `greyscale()` of an RGBA picture gives two raw channels, grey and alpha.
# Behaviour: one channel. The alpha channel is dropped without a word.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const halfTransparent = sharp(Uint8Array.of(100, 100, 100, 128), { raw: { width: 1, height: 1, channels: 4 } });
const { data, info } = await halfTransparent.greyscale().raw().toBuffer({ resolveWithObject: true });
finding({ guess: [2, 100, 128], recorded: [1, 100], seen: [info.channels, ...data] });
JS
