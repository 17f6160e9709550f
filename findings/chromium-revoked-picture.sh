#!/usr/bin/env bash
# Chromium 156. `URL.revokeObjectURL` in the line after the address was used.
# Guess: a load that has begun is finished: fetch gets the bytes, and an `img` shows the picture.
# Behaviour: fetch does, and a Request made of the address too, but the `img` fires "error". Revoke in its "load" event.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install playwright-core@1.65.1
find_chromium
program <<'JS'
import { finding, inChromium } from './finding.mjs';

const seen = await inChromium(async () => {
  const canvas = new OffscreenCanvas(2, 2);
  canvas.getContext('2d');
  const blob = await canvas.convertToBlob();
  const revokedAfter = (use) => {
    const url = URL.createObjectURL(blob);
    const used = use(url);
    URL.revokeObjectURL(url);
    return used;
  };
  const request = revokedAfter((url) => new Request(url));
  return {
    fetch: (await revokedAfter((url) => fetch(url))).ok,
    request: (await fetch(request)).ok,
    img: await revokedAfter(
      (url) =>
        new Promise((resolve) => {
          const img = new Image();
          img.onload = () => resolve(true);
          img.onerror = () => resolve(false);
          img.src = url;
        }),
    ),
  };
});
finding({
  guess: { fetch: true, request: true, img: true },
  recorded: { fetch: true, request: true, img: false },
  seen,
});
JS
