// Preloaded into the mock under attack: tells what it holds, once its garbage is collected.
process.on('message', async () => {
  for (let round = 0; round < 3; round++) {
    // The last resort also gives back the pages that the engine keeps for its young generation: up to 150 MB, and no leak.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers, external, rss } = process.memoryUsage();
  const resources = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  process.send?.({ heapUsed, arrayBuffers, external, rss, resources });
});
// The process that started this one is gone.
process.on('disconnect', () => process.exit());
process.channel?.unref();
