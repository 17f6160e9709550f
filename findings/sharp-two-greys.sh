#!/usr/bin/env bash
# sharp 0.35.5. The grey of a colour depends on the operation that asks for it.
# Guess: `greyscale()` makes 76 of pure red, and a red background turns a grey picture into RGB, with 255 for red.
# Behaviour: `greyscale()` weighs in linear light (127), the background is weighed as it is stored (54).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const red = sharp(Uint8Array.of(255, 0, 0), { raw: { width: 1, height: 1, channels: 3 } });
const grey = sharp(Uint8Array.of(9), { raw: { width: 1, height: 1, channels: 1 } });
const converted = await red.greyscale().raw().toBuffer();
const { data, info } = await grey.extend({ right: 1, background: 'red' }).raw().toBuffer({ resolveWithObject: true });
finding({ guess: [76, 255], recorded: [127, 54], seen: [converted[0], data[info.channels]] });
JS
