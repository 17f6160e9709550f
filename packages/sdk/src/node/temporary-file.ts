import { lookUp, type Owner, thisProcess } from './process-owner.js';

/** Milliseconds after which a temporary file of a process that cannot be looked up counts as left behind. */
const LEFT_BEHIND = 24 * 3_600_000;

/** Matches the names of {@link temporaryName}: they contain the id, the machine and the start time of the process. */
const NAME = /^\..*\.(\d+)-([0-9a-z]+)-([0-9a-z]+)\.[0-9a-f]{12}\.tmp$/s;

/** Folders that have been cleaned. Killed programs leave little behind, so once in a run is enough. */
const cleaned = new Set<string>();
let me: Promise<Owner> | undefined;

/** A name for a temporary file in the folder of the file that it will become. It says which process writes it. */
export async function temporaryName(file: string): Promise<string> {
  const { basename, dirname, join } = await import('node:path');
  me ??= thisProcess();
  const { pid, started } = await me;
  const unique = crypto.randomUUID().slice(-12);
  // Shortened, since the name of the file may already have the maximum length.
  const start = basename(file).slice(0, 40);
  return join(dirname(file), `.${start}.${pid}-${placeOf(await me)}-${short(started)}.${unique}.tmp`);
}

/** Deletes the temporary files that killed processes have left in a folder. Does nothing the second time. */
export async function removeLeftovers(folder: string): Promise<void> {
  if (cleaned.has(folder)) return;
  cleaned.add(folder);
  const [{ readdir, rm, stat }, { join }] = await Promise.all([import('node:fs/promises'), import('node:path')]);
  me ??= thisProcess();
  const place = placeOf(await me);
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid, where, start] = NAME.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const started = where === place ? await lookUp(Number(pid)) : undefined;
    const isOld = async () => Date.now() - (await stat(path)).mtimeMs > LEFT_BEHIND;
    const isLeft = started === undefined ? await isOld().catch(() => false) : short(started) !== start;
    if (isLeft) await rm(path, { force: true }).catch(() => {});
  }
}

const placeOf = ({ host, space }: Owner): string => short(`${host} ${space}`);

/** A short hash (FNV-1a) of a text, in characters that a file name may contain. */
function short(text = ''): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
