import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MockCore } from '../mock.js';
import type { StoredPicture } from '../service/pictures.js';
import type { MockSnapshot } from '../service/store.js';

const VERSION = 1;
const SAVE_DELAY_MS = 500;

/** Keeps a mock's state in a file, and its pictures in a folder beside it. */
export interface StateFile {
  /** Writes what is not written yet. */
  save(): Promise<void>;
  /** Saves a last time and stops following the mock. */
  close(): Promise<void>;
}

type SavedPicture = Omit<StoredPicture, 'bytes'>;
type SavedState = Omit<MockSnapshot, 'pictures'> & { version: number; pictures: SavedPicture[] };

/**
 * Brings a mock back to the state of a file, if there is one, and saves it there from then on: shortly after each request
 * and at the end. The file holds no API key; accounts are found again by a fingerprint of theirs.
 *
 * @throws Error when the file is there but cannot be read, or holds something else.
 */
export async function followStateFile(
  core: MockCore,
  path: string,
  onError: (error: Error) => void,
): Promise<StateFile> {
  const folder = `${path}.pictures`;
  await mkdir(dirname(path), { recursive: true });
  const saved = await readState(path);
  if (saved) core.restore(await toSnapshot(saved, folder, core.control.state().clock.mode === 'real'));

  const written = new Set<string>();
  let saving = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    saving = saving.then(() => writeState(core.snapshot(), path, folder, written));
    return saving;
  };
  const unsubscribe = core.control.journal.subscribe(() => {
    timer ??= setTimeout(() => save().catch(onError), SAVE_DELAY_MS);
  });
  return {
    save,
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
    // Told below, together with a file of another kind.
  }
  throw new Error(
    `Failed to read the state file ${path}: it was not written by this version of koukoutu-mock. Delete it, or choose another file with --state.`,
  );
}

async function toSnapshot(saved: SavedState, folder: string, followsWall: boolean): Promise<MockSnapshot> {
  const { version: _, ...state } = saved;
  const pictures: StoredPicture[] = [];
  for (const picture of state.pictures) {
    // A picture that is missing is one that made room: its link answers so.
    const bytes = await readFile(join(folder, picture.id)).catch(() => undefined);
    if (bytes) pictures.push({ ...picture, bytes });
  }
  // Time went on while the mock was down.
  const now = followsWall ? Math.max(state.now, Date.now()) : state.now;
  return { ...state, now, pictures };
}

async function writeState(snapshot: MockSnapshot, path: string, folder: string, written: Set<string>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = new Set(snapshot.pictures.map(({ id }) => id));
  for (const { id, bytes } of snapshot.pictures) {
    if (written.has(id)) continue;
    await writeFile(join(folder, id), bytes, { mode: 0o600 });
    written.add(id);
  }
  const state: SavedState = {
    version: VERSION,
    ...snapshot,
    pictures: snapshot.pictures.map(({ bytes: _, ...rest }) => rest),
  };
  const text = JSON.stringify(state, (_, value) => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value));
  // Written beside and moved into place, so that a crash leaves the old state whole.
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
  for (const name of await readdir(folder)) {
    if (kept.has(name)) continue;
    await rm(join(folder, name), { force: true });
    written.delete(name);
  }
}
