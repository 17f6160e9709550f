import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes of the young generation at which it stops growing. The mock needs less than a tenth of it at a time. */
const LARGE_ENOUGH = 16 * 1024 * 1024;

/**
 * Keeps the memory of a mock flat that answers requests for days.
 *
 * V8 doubles the young generation each time that enough objects have outlived it, and in Node 24 goes on up to 128 MiB. In a mock each
 * request outlives it, in the journal, so the process would grow to twice its size for nothing. The size can only be chosen when Node
 * starts, but whether it grows can be changed later.
 *
 * Does nothing if the size was chosen when Node was started.
 */
export function limitYoungGeneration(): void {
  const chosen = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  if (/semi[-_]space/.test(chosen)) return;
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (young && young.space_size < LARGE_ENOUGH) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({ entryTypes: ['gc'] });
}
