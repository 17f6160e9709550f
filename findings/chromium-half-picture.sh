#!/usr/bin/env bash
# Chromium 156. A PNG that lacks its second half, as after a cut download.
# Guess: `img.decode()` rejects, as `createImageBitmap` and ImageDecoder do: that is how to check a picture before it is shown.
# Behaviour: it resolves, and `load` fires with the full width. Only createImageBitmap of the Blob and ImageDecoder refuse it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install playwright-core@1.65.1
find_chromium
program <<'JS'
import { finding, inChromium } from './finding.mjs';

const seen = await inChromium(async () => {
  const canvas = new OffscreenCanvas(200, 200);
  const context = canvas.getContext('2d');
  for (let at = 0; at < 3000; at += 1) {
    context.fillStyle = `hsl(${at * 37} 90% 50%)`;
    context.fillRect(at % 200, (at * 7) % 200, 3, 3);
  }
  const whole = await canvas.convertToBlob();
  const half = whole.slice(0, whole.size / 2, 'image/png');
  const outcome = (promise) => promise.then(() => 'accepted', () => 'refused');
  const img = new Image();
  img.src = URL.createObjectURL(half);
  const decoder = new ImageDecoder({ data: await half.arrayBuffer(), type: 'image/png' });
  return {
    'img.decode': await outcome(img.decode()),
    naturalWidth: img.naturalWidth,
    createImageBitmap: await outcome(createImageBitmap(half)),
    ImageDecoder: await outcome(decoder.decode()),
  };
});
finding({
  guess: { 'img.decode': 'refused', naturalWidth: 0, createImageBitmap: 'refused', ImageDecoder: 'refused' },
  recorded: { 'img.decode': 'accepted', naturalWidth: 200, createImageBitmap: 'refused', ImageDecoder: 'refused' },
  seen,
});
JS
