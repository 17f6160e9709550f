import { performance } from 'node:perf_hooks';

const EVERY_MS = 500;

/** Asks the mock something harmless twice a second: how late the answers come tells how long others make it stand still. */
export function canary(port) {
  const times = [];
  let isStopping = false;
  const watching = (async () => {
    while (!isStopping) {
      const asked = performance.now();
      const answer = await fetch(`http://127.0.0.1:${port}/async/v1/score`).catch(() => undefined);
      await answer?.arrayBuffer();
      times.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  return {
    /** Milliseconds: the median, one in a hundred, and the longest. */
    async stop() {
      isStopping = true;
      await watching;
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
      return { median: at(0.5), percentile99: at(0.99), longest: at(1) };
    },
  };
}
