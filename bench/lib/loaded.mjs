// Counts the files that a command loads before it does anything: they decide how long it takes to start.
import { spawnSync } from 'node:child_process';

const HOOK = `
import { registerHooks } from 'node:module';
let files = 0;
let bytes = 0;
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (url.startsWith('file:')) {
      files += 1;
      bytes += loaded.source?.length ?? 0;
    }
    return loaded;
  },
});
process.on('exit', () => process.stderr.write(\`\\nLOADED \${files} \${bytes}\\n\`));
`;

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {{ files: number, bytes: number }} files, and their source text in bytes
 */
export function loadedBy(program, args) {
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const { stderr, status } = spawnSync(process.execPath, ['--import', hook, program, ...args], { encoding: 'utf8' });
  const [, files, bytes] = /^LOADED (\d+) (\d+)$/m.exec(stderr) ?? [];
  if (status !== 0 || files === undefined) throw new Error(`${program} exited with ${status}:\n${stderr}`);
  return { files: Number(files), bytes: Number(bytes) };
}
