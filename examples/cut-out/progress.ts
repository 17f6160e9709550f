/** How long ago `since` (a `performance.now()` reading) was, as people read it: `340 ms`, `2.1 s`. */
export function seconds(since: number): string {
  const elapsed = performance.now() - since;
  return elapsed < 1000 ? `${Math.round(elapsed)} ms` : `${(elapsed / 1000).toFixed(1)} s`;
}

/** A bar of `width` characters for a progress between 0 and 100 per cent. */
export function bar(percent: number, width = 30): string {
  const filled = Math.round((Math.min(100, Math.max(0, percent)) / 100) * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${percent.toFixed(0).padStart(3)} %`;
}

/**
 * Shows a line that replaces itself on a terminal. Where the output is a file or a pipe only the last state is
 * written, by `end`, so that logs stay readable.
 */
export function liveLine(stream: NodeJS.WriteStream = process.stdout) {
  let last = '';
  return {
    update(text: string): void {
      last = text;
      if (stream.isTTY) stream.write(`\r\x1b[K${text}`);
    },
    end(): void {
      stream.write(stream.isTTY ? '\n' : `${last}\n`);
    },
  };
}
