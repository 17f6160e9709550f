// Preloaded into the mock under attack: tells what it holds, once its garbage is collected.
process.on('message', async () => {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers, external, rss } = process.memoryUsage();
  const resources = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  process.send?.({ heapUsed, arrayBuffers, external, rss, resources });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
process.channel?.unref();
