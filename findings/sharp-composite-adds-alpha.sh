#!/usr/bin/env bash
# sharp 0.35.5. Pasting an opaque picture onto an opaque one makes a picture with transparency.
# Guess: RGB composed with RGB stays RGB, with three channels.
# Behaviour: four channels, and the PNG is RGBA. `hasAlpha` says nothing about how a picture looks.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install sharp@0.35.5
program <<'JS'
import sharp from 'sharp';
import { finding } from './finding.mjs';

const opaque = (width, value) =>
  sharp({ create: { width, height: 1, channels: 3, background: { r: value, g: value, b: value } } }).png().toBuffer();
const png = await sharp(await opaque(2, 5)).composite([{ input: await opaque(1, 9), left: 0, top: 0 }]).png().toBuffer();
const { channels, hasAlpha } = await sharp(png).metadata();
finding({ guess: [3, false], recorded: [4, true], seen: [channels, hasAlpha] });
JS
