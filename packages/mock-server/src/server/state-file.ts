import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MockCore } from '../service/mock.js';
import type { MockSnapshot } from '../service/store.js';
import type { StoredPicture } from '../state/pictures.js';

const VERSION = 1;
const SAVE_DELAY_MS = 500;

/** Keeps the state of a mock in a file, and its pictures in a folder next to it. */
export interface StateFile {
  /** Saves now. */
  save(): Promise<void>;
  /** Saves soon. For changes that come from the control API. */
  saveSoon(): void;
  /** Stops saving after each request, and saves a last time. */
  close(): Promise<void>;
}

type SavedPicture = Omit<StoredPicture, 'bytes'>;
type SavedState = Omit<MockSnapshot, 'pictures'> & { version: number; pictures: SavedPicture[] };

/**
 * Restores the state of a mock from a file, if it exists, and from then on saves it there: shortly after each request
 * and on `close`. The file holds no API keys, so accounts are recognised by the fingerprints of their keys.
 *
 * @throws Error if the folder cannot be created, the file cannot be read, or it is not a state file
 */
export async function followStateFile(
  core: MockCore,
  path: string,
  onError: (error: Error) => void,
): Promise<StateFile> {
  const folder = `${path}.pictures`;
  await mkdir(dirname(path), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`Failed to use the state file ${path}: ${error.code}. Choose another with --state.`, {
      cause: error,
    });
  });
  const saved = await readState(path);
  // Saved pictures are not written again, because a crash while writing would damage them.
  const written = saved ? await bringBack(core, saved, path, folder) : new Set<string>();
  let saving = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    // A failed save, for example on a full disk, must not prevent the next one.
    saving = saving.catch(() => {}).then(() => writeState(core.snapshot(), path, folder, written));
    return saving;
  };
  const saveSoon = () => {
    timer ??= setTimeout(() => save().catch(onError), SAVE_DELAY_MS);
  };
  const unsubscribe = core.store().journal.subscribe(saveSoon);
  return {
    save,
    saveSoon,
    async close() {
      unsubscribe();
      await save();
    },
  };
}

async function readState(path: string): Promise<SavedState | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`Failed to read the state file ${path}: ${(error as NodeJS.ErrnoException).code}.`);
  }
  try {
    const state = JSON.parse(text, (_, value) =>
      value === 'Infinity' ? Number.POSITIVE_INFINITY : value,
    ) as SavedState;
    if (state.version === VERSION) return state;
  } catch {
    // Reported below, like a file that is not a state file.
  }
  throw foreign(path);
}

function foreign(path: string, cause?: unknown): Error {
  return new Error(
    `Failed to read the state file ${path}: it was not written by this version of koukoutu-mock. Delete it, or choose another file with --state.`,
    { cause },
  );
}

/** Restores a saved state. Returns the ids of its pictures. */
async function bringBack(core: MockCore, saved: SavedState, path: string, folder: string): Promise<Set<string>> {
  try {
    const snapshot = await toSnapshot(saved, folder, core.control.state().clock.mode === 'real');
    core.restore(snapshot);
    return new Set(snapshot.pictures.map(({ id }) => id));
  } catch (error) {
    throw foreign(path, error);
  }
}

async function toSnapshot(saved: SavedState, folder: string, followsWall: boolean): Promise<MockSnapshot> {
  const { version: _, ...state } = saved;
  const pictures: StoredPicture[] = [];
  for (const picture of state.pictures) {
    // If a picture is missing, its link reports that it was removed.
    const bytes = await readFile(join(folder, picture.id)).catch(() => undefined);
    if (bytes) pictures.push({ ...picture, bytes });
  }
  // A real clock continues while the mock is not running.
  const now = followsWall ? Math.max(state.now, Date.now()) : state.now;
  return { ...state, now, pictures };
}

async function writeState(snapshot: MockSnapshot, path: string, folder: string, written: Set<string>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = new Set(snapshot.pictures.map(({ id }) => id));
  for (const { id, bytes } of snapshot.pictures) {
    if (written.has(id)) continue;
    await writeInPlace(join(folder, id), bytes);
    written.add(id);
  }
  const state: SavedState = {
    version: VERSION,
    ...snapshot,
    pictures: snapshot.pictures.map(({ bytes: _, ...rest }) => rest),
  };
  const text = JSON.stringify(state, (_, value) => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value));
  await writeInPlace(path, text);
  for (const name of await readdir(folder)) {
    if (kept.has(name)) continue;
    await rm(join(folder, name), { force: true });
    written.delete(name);
  }
}

/** Writes a new file and renames it, so that a crash does not damage the old one. */
async function writeInPlace(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.new`, content, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}
