#!/usr/bin/env bash
# workerd (miniflare 4.20260730.0). The file name of a Blob that is appended to a form without one.
# Guess: "blob", as the standard says and browsers send.
# Behaviour: the name of the field.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install miniflare@4.20260730.0
program <<'JS'
import { Log, LogLevel, Miniflare } from 'miniflare';
import { finding } from './finding.mjs';

const worker = new Miniflare({
  modules: true,
  compatibilityDate: '2025-11-01',
  log: new Log(LogLevel.NONE),
  script: `export default {
    async fetch() {
      const form = new FormData();
      form.append('image_file', new Blob(['picture']));
      return new Response(await new Response(form).text());
    },
  };`,
});
const text = await (await worker.dispatchFetch('http://worker.example/')).text();
finding({ guess: 'blob', recorded: 'image_file', seen: /filename="([^"]*)"/.exec(text)?.[1] });
await worker.dispose();
JS
