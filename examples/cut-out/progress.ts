/** The time since `since`, a value of `performance.now()`, such as `340 ms` or `2.1 s`. */
export function seconds(since: number): string {
  const elapsed = performance.now() - since;
  return elapsed < 1000 ? `${Math.round(elapsed)} ms` : `${(elapsed / 1000).toFixed(1)} s`;
}

/** A bar of `width` characters for a progress of 0–100 %. */
export function bar(percent: number, width = 30): string {
  const filled = Math.round((Math.min(100, Math.max(0, percent)) / 100) * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${percent.toFixed(0).padStart(3)} %`;
}

/**
 * Shows a line that is updated in place on a terminal. If the output is a file or a pipe, it prints a new line for every fifth of
 * the progress instead, so that logs stay readable.
 */
export function liveLine(stream: NodeJS.WriteStream = process.stdout) {
  let written = Number.NEGATIVE_INFINITY;
  return {
    update(text: string, percent: number): void {
      if (stream.isTTY) stream.write(`\r\x1b[K${text}`);
      else if (percent >= 100 ? written < 100 : percent - written >= 20) {
        written = percent;
        stream.write(`${text}\n`);
      }
    },
    end(): void {
      if (stream.isTTY) stream.write('\n');
    },
  };
}
