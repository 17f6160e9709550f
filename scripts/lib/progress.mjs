/** Milliseconds until a silent step says that it is at work, and between two lines of progress. */
const FIRST = 1000;
const EVERY = 2000;

/**
 * Runs a step and says on stderr what it does: a line every two seconds, so that nobody takes a long step for a hang, and how
 * long it took. A step that is over within a second prints nothing.
 *
 * @template T
 * @param {string} title what is done, for instance "Building"
 * @param {(doing: (detail: string) => void) => Promise<T>} work calls `doing` with what it is at
 * @param {{ write?: (text: string) => void }} options
 * @returns {Promise<{ result: T, seconds: number }>}
 */
export async function step(title, work, { write = (text) => void process.stderr.write(text) } = {}) {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  let detail = '';
  let told = false;
  let timer = setTimeout(function tell() {
    told = true;
    write(`${title}${detail === '' ? '' : `: ${detail}`} … ${elapsed().toFixed(0)} s\n`);
    timer = setTimeout(tell, EVERY);
  }, FIRST);
  try {
    const result = await work((text) => {
      detail = text;
    });
    if (told) write(`${title}: done in ${elapsed().toFixed(1)} s\n`);
    return { result, seconds: elapsed() };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads what `pnpm install --reporter=ndjson` prints, line by line.
 *
 * @param {(detail: string) => void} doing receives how many packages are in place
 */
export function installReader(doing) {
  const packages = { resolved: 0, imported: 0 };
  const messages = [];
  return {
    line(text) {
      let entry;
      try {
        entry = JSON.parse(text);
      } catch {
        messages.push(text);
        return;
      }
      if (entry.name === 'pnpm:progress' && entry.status in packages) {
        packages[entry.status] += 1;
        doing(`${packages.imported} of ${packages.resolved} packages`);
      } else if (entry.name === 'pnpm:lifecycle' && entry.stage) doing(`${entry.stage} script of ${entry.depPath}`);
      else if (entry.level === 'error') messages.push(entry.err?.message ?? entry.message ?? text, entry.hint ?? '');
    },
    /** What the installer said, for people. */
    messages: () => messages.filter(Boolean).join('\n'),
  };
}

/**
 * Reads what turbo prints with `--log-prefix=task`.
 *
 * @param {(detail: string) => void} doing receives the package that builds
 */
export function buildReader(doing) {
  return {
    line(text) {
      const task = /(@[\w-]+\/[\w-]+):build/.exec(text)?.[1];
      if (task !== undefined) doing(task);
    },
  };
}
