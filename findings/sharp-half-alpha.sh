#!/usr/bin/env bash
# sharp 0.35.5. Half transparency is one number in two operations.
# Guess: `ensureAlpha(0.5)` and a background of alpha 0.5 both give 128.
# Behaviour: `ensureAlpha(0.5)` gives 127, `extend()` with alpha 0.5 gives 128.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const pixel = () => sharp(Uint8Array.of(1, 2, 3), { raw: { width: 1, height: 1, channels: 3 } });
const ensured = await pixel().ensureAlpha(0.5).raw().toBuffer();
const extended = await pixel().extend({ right: 1, background: { r: 0, g: 0, b: 0, alpha: 0.5 } }).raw().toBuffer();
finding({ guess: [128, 128], recorded: [127, 128], seen: [ensured[3], extended[7]] });
JS
