/** Milliseconds until the first line of progress, and between two lines. */
const FIRST = 1000;
const EVERY = 2000;

/**
 * Runs a step and shows its progress on stderr: a line every two seconds, so that a long step does not look like a hang, and its
 * duration at the end. A step that ends within a second prints nothing.
 *
 * @template T
 * @param {string} title name of the step, such as "Building"
 * @param {(doing: (detail: string) => void) => Promise<T>} work the step; it calls `doing` with what it is doing now
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
 * Reads the output of `pnpm install --reporter=ndjson`, line by line.
 *
 * @param {(detail: string) => void} doing receives how many packages are installed
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
    /** The installer's messages, as plain text. */
    messages: () => messages.filter(Boolean).join('\n'),
  };
}

/**
 * Reads the output of turbo with `--log-prefix=task`.
 *
 * @param {(detail: string) => void} doing receives the package that is being built
 */
export function buildReader(doing) {
  return {
    line(text) {
      const task = /(@[\w-]+\/[\w-]+):build/.exec(text)?.[1];
      if (task !== undefined) doing(task);
    },
  };
}
