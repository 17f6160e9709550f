// The probes of a runtime. They use web standards only; the program of a runtime adds files if it has any.

/** Bytes of an upload that is still being sent when the response arrives. */
const LARGE = 20 << 20;
/** Milliseconds for one probe. */
const PATIENCE_MS = 15_000;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const errorIs = (error) => (error?.name === 'AbortError' ? 'AbortError' : 'error');
const rawName = (head) => /filename="([^\r\n]*)"/.exec(head)?.[1] ?? 'none';
/** Reads bytes received as Latin-1 as UTF-8. */
const utf8 = (text) => new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

/** The outcomes of several runs, such as `413 or error`, because some probes are a race. */
async function several(run) {
  const seen = new Set();
  for (let tries = 0; tries < 5; tries += 1) seen.add(await run());
  return [...seen].sort().join(' or ');
}

/**
 * @typedef {object} World
 * @property {string} base the server
 * @property {string} hasty a server like `base` that closes an idle connection after a second
 * @property {(name: string) => Promise<{ blob: Blob, path: string }>} [file] a picture file of 9 bytes (`touched`, `replaced`) or 200 MB
 *   (`large`) as a Blob that the runtime reads from the disk
 * @property {() => number} [peakMb] the largest memory of this process so far, in megabytes
 * @property {object} sdk the SDK's Koukoutu
 * @property {(path: string) => unknown} [fromPath] of the SDK's Node entry
 */

/** @param {World} world */
function fetchProbes({ base, hasty, file, peakMb }) {
  const post = (path, body, init) => fetch(`${base}/${path}`, { method: 'POST', body, ...init });
  const echo = async (body) => (await post('echo', body)).json();
  const formWith = (...part) => {
    const form = new FormData();
    form.append('image_file', ...part);
    return form;
  };
  const photo = new Uint8Array(9);
  const again = async (body, init) => {
    const response = await post('redirect-307', body, init);
    const { bytes, head, headers } = await response.json();
    if (!(body instanceof FormData)) return bytes === 9 ? 'sent again' : `${bytes} bytes`;
    const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1];
    return head.startsWith(`--${boundary}`) ? 'sent again' : 'broken form';
  };
  const unpacked = async (name) => {
    const text = await (await fetch(`${base}/${name}`)).text();
    return text.startsWith('A picture says') ? 'unpacked' : 'left packed';
  };
  const whole = async (name, expected) => {
    const bytes = new Uint8Array(await (await fetch(`${base}/${name}`)).arrayBuffer());
    return bytes.length === expected ? 'whole' : `${bytes.length} bytes`;
  };
  /** Whether a file of 200 MB is in memory while it is sent. */
  const memory = async (init) => {
    const { blob } = await file('large');
    const before = peakMb();
    const { bytes } = await (await post('echo', blob, init)).json();
    if (bytes !== 200 << 20) return `${bytes} bytes`;
    return peakMb() - before < 120 ? 'streamed' : 'in memory';
  };
  const files = file && {
    async 'file-length'() {
      const { blob } = await file('touched');
      const { headers } = await echo(blob);
      return headers['content-length'] === '9' ? 'content-length' : (headers['transfer-encoding'] ?? 'none');
    },
    async 'file-touched'() {
      const { blob, path } = await file('touched');
      await fetch(`${base}/touch?file=${encodeURIComponent(path)}`);
      return (await echo(blob)).bytes === 9 ? 'sent' : 'cut';
    },
    async 'file-replaced'() {
      const { blob, path } = await file('replaced');
      await fetch(`${base}/replace?file=${encodeURIComponent(path)}`);
      return (await echo(blob)).head;
    },
  };
  return {
    ...files,
    ...(file &&
      peakMb && {
        'file-memory-no-redirect': () => memory({ redirect: 'error' }),
        'file-memory': () => memory({}),
      }),
    'stream-length': async () => {
      const stream = new Blob([photo]).stream();
      const { headers, bytes } = await (await post('echo', stream, { duplex: 'half' })).json();
      if (bytes !== 9) return `${bytes} bytes`;
      return headers['content-length'] === '9' ? 'content-length' : (headers['transfer-encoding'] ?? 'none');
    },
    'name-quotes': async () => utf8(rawName((await echo(formWith(new File([photo], 'a"b.jpg')))).head)),
    'name-chinese': async () => utf8(rawName((await echo(formWith(new File([photo], '照片.jpg')))).head)),
    'name-newline': async () => utf8(rawName((await echo(formWith(new File([photo], 'a\nb.jpg')))).head)),
    'name-none': async () => rawName((await echo(formWith(new Blob([photo])))).head),
    'early-413': () =>
      several(() => post('early-413', new Blob([new Uint8Array(LARGE)])).then(({ status }) => String(status), errorIs)),
    'early-413-and-reads': async () =>
      String((await post('early-413-and-reads', new Blob([new Uint8Array(LARGE)]))).status),
    'redirect-blob': () => again(new Blob([photo])),
    'redirect-form': () => again(formWith(new File([photo], 'a.jpg'))),
    'redirect-stream': () => again(new Blob([photo]).stream(), { duplex: 'half' }),
    'http-407': async () => String((await post('http-407', new Blob([photo]))).status),
    'upload-aborted': async () => {
      const abort = new AbortController();
      const sent = post('reads-slowly', new Blob([new Uint8Array(LARGE)]), { signal: abort.signal });
      await sleep(500);
      abort.abort();
      const ended = await Promise.race([sent.then(() => 'answered', errorIs), sleep(2000).then(() => 'late')]);
      for (let tries = 0; tries < 40; tries += 1) {
        const { cut } = await (await fetch(`${base}/cut`)).json();
        if (cut) return `${ended}, connection closed`;
        await sleep(100);
      }
      return `${ended}, connection kept`;
    },
    'download-aborted': async () => {
      const abort = new AbortController();
      const response = await fetch(`${base}/endless`, { signal: abort.signal });
      const read = response.arrayBuffer();
      await sleep(300);
      abort.abort();
      return Promise.race([read.then(() => 'read', errorIs), sleep(2000).then(() => 'late')]);
    },
    gzip: () => unpacked('gzip'),
    deflate: () => unpacked('deflate'),
    'deflate-raw': () => unpacked('deflate-raw'),
    br: () => unpacked('br'),
    zstd: () => unpacked('zstd'),
    'accept-encoding': async () => (await echo(photo)).headers['accept-encoding'] ?? 'none',
    'type-of-typeless': async () => (await echo(new Blob([photo]))).headers['content-type'] ?? 'none',
    'kept-connection-idle': async () => {
      const send = async () => (await fetch(`${hasty}/echo`, { method: 'POST', body: 'x' })).text();
      await send();
      await sleep(1500);
      await send();
      return 'answered';
    },
    'kept-connection-dies': async () => {
      const before = (await (await fetch(`${base}/posts`)).json()).dies ?? 0;
      await (await fetch(`${base}/dies`)).text();
      const ended = await post('dies', new Blob([photo])).then(() => 'answered', errorIs);
      const { dies } = await (await fetch(`${base}/posts`)).json();
      return `sent ${dies - before} ×, ${ended}`;
    },
    'answer-short': () => whole('short', 1000),
    'answer-unframed': () => whole('unframed', 9),
    'answer-unfinished-chunks': () => whole('unfinished-chunks', -1),
  };
}

/** @param {World} world */
function sdkProbes({ base, file, fromPath, sdk: Koukoutu }) {
  const connect = (path) =>
    new Koukoutu({
      ...{ apiKey: 'kkt-measured', baseUrl: `${base}/${path}`, maxRetries: 0, logLevel: 'off' },
      ...(typeof document === 'object' && { dangerouslyAllowBrowser: true }),
    });
  const photo = async (bytes = 0) => {
    const small = await (await fetch(`${base}/photo`)).blob();
    return bytes === 0 ? small : new Blob([small, new Uint8Array(bytes - small.size)]);
  };
  const says = (error) => `${error.name}, ${error.charged}`;
  const cut = async (path, image, options) =>
    connect(path)
      .removeBackground(image, { mode: 'sync', ...options })
      .then(() => 'a picture', says);
  return {
    ...(file &&
      fromPath && {
        async 'sdk-file-touched'() {
          const { path } = await file('photo');
          const image = fromPath(path);
          const blob = await image.blob();
          await fetch(`${base}/touch?file=${encodeURIComponent(path)}`);
          return cut('accepts', blob);
        },
      }),
    'sdk-early-413': () => several(async () => cut('early-413', await photo(LARGE))),
    'sdk-early-413-and-reads': async () => cut('early-413-and-reads', await photo(LARGE)),
    'sdk-redirect': async () => cut('redirect-307', await photo()),
    'sdk-http-407': async () => cut('http-407', await photo()),
    'sdk-upload-aborted': async () => {
      const abort = new AbortController();
      const ended = photo(LARGE).then((image) => cut('reads-slowly', image, { signal: abort.signal }));
      await sleep(800);
      abort.abort();
      return Promise.race([ended, sleep(2000).then(() => 'late')]);
    },
    'sdk-kept-connection-dies': async () => {
      const before = (await (await fetch(`${base}/posts`)).json()).dies ?? 0;
      const client = connect('dies');
      await client.credits();
      const ended = await client.removeBackground(await photo(), { mode: 'sync' }).then(() => 'a picture', says);
      const { dies } = await (await fetch(`${base}/posts`)).json();
      return `sent ${dies - before} ×, ${ended}`;
    },
    'sdk-answer-short': async () => cut('short', await photo()),
  };
}

/**
 * Runs all probes, one after the other.
 *
 * @param {World} world
 * @param {readonly string[]} [only] names of tries
 * @returns {Promise<Record<string, string>>} what was seen, by the names of the rows
 */
export async function probe(world, only) {
  const seen = {};
  for (const [name, run] of Object.entries({ ...fetchProbes(world), ...sdkProbes(world) })) {
    if (only && !only.includes(name)) continue;
    const late = sleep(PATIENCE_MS).then(() => 'no end');
    seen[name] = await Promise.race([Promise.resolve().then(run).catch(errorIs), late]);
  }
  return seen;
}
