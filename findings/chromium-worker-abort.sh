#!/usr/bin/env bash
# Chromium 156. The page aborts a fetch that a service worker is still answering.
# Guess: `event.request.signal` is aborted in the worker, so that it can stop its work.
# Behaviour: it stays quiet. Only the `cancel` of a response stream tells a worker that nobody waits any more.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install playwright-core@1.65.1
find_chromium
program <<'JS'
import { finding, inChromium } from './finding.mjs';

const worker = `
  const seen = { waiting: 0, signal: false, stream: false };
  const forever = new Promise(() => {});
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  self.addEventListener('fetch', (event) => {
    const { pathname } = new URL(event.request.url);
    if (pathname === '/waiting') {
      seen.waiting += 1;
      event.request.signal.addEventListener('abort', () => { seen.signal = true; });
      event.respondWith(forever);
    }
    if (pathname === '/streaming') {
      const cancel = () => { seen.stream = true; };
      event.respondWith(new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(10)), cancel })));
    }
    if (pathname === '/seen') event.respondWith(Response.json(seen));
  });`;
const seen = await inChromium(
  async () => {
    const controlled = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    await navigator.serviceWorker.register('/worker.js');
    await controlled;
    const until = async (holds) => {
      for (let tries = 0; tries < 100; tries += 1) {
        const seen = await (await fetch('/seen')).json();
        if (holds(seen)) return seen;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('The worker did not come that far.');
    };
    const waiting = new AbortController();
    const ended = fetch('/waiting', { signal: waiting.signal }).catch(() => {});
    await until((seen) => seen.waiting === 1);
    waiting.abort();
    await ended;
    const streaming = new AbortController();
    const { body } = await fetch('/streaming', { signal: streaming.signal });
    await body.getReader().read();
    streaming.abort();
    // The abort of the stream came later than that of the other request.
    const { signal, stream } = await until((seen) => seen.stream);
    return { signal, stream };
  },
  { '/worker.js': worker },
);
finding({ guess: { signal: true, stream: true }, recorded: { signal: false, stream: true }, seen });
JS
