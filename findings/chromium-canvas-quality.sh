#!/usr/bin/env bash
# Chromium 156. A canvas is written as JPEG without a quality, and with quality 90 as other tools have it.
# Guess: `convertToBlob` of an OffscreenCanvas is like `toBlob`: without a quality 0.92; 90 is out of range and counts as 1.
# Behaviour: without a quality, `convertToBlob` uses 1.0, which made this picture 2.7 times as large. Quality 90 means 0.92.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install playwright-core@1.65.1
find_chromium
program <<'JS'
import { finding, inChromium } from './finding.mjs';

const seen = await inChromium(async () => {
  const offscreen = new OffscreenCanvas(64, 64);
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
  for (const context of [offscreen.getContext('2d'), canvas.getContext('2d')]) {
    for (let at = 0; at < 400; at += 1) {
      context.fillStyle = `hsl(${at * 37} 90% 50%)`;
      context.fillRect(at % 64, (at * 7) % 64, 3, 3);
    }
  }
  const type = 'image/jpeg';
  const convert = async (options) => (await offscreen.convertToBlob({ type, ...options })).size;
  const toBlob = (...quality) => new Promise((resolve) => canvas.toBlob((blob) => resolve(blob.size), type, ...quality));
  const known = { [await convert({ quality: 0.92 })]: 0.92, [await convert({ quality: 1 })]: 1 };
  return {
    toBlob: known[await toBlob()],
    convertToBlob: known[await convert({})],
    'convertToBlob 90': known[await convert({ quality: 90 })],
  };
});
finding({
  guess: { toBlob: 0.92, convertToBlob: 0.92, 'convertToBlob 90': 1 },
  recorded: { toBlob: 0.92, convertToBlob: 1, 'convertToBlob 90': 0.92 },
  seen,
});
JS
