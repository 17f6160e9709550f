import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import envPaths from 'env-paths';
import { writeWhole } from '../files/write-file.js';
import type { Texts } from '../language/index.js';
import { CommandError } from '../model/exit-codes.js';

/** What `koukoutu login` stores under one name. */
export interface Profile {
  readonly apiKey?: string | undefined;
  readonly modelsApiKey?: string | undefined;
  readonly baseUrl?: string | undefined;
}

export type Profiles = Readonly<Record<string, Profile>>;

/** The profile that is used unless another one is named. */
export const DEFAULT_PROFILE = 'default';

/** Where the system keeps a program's settings: `~/.config/koukoutu`, `~/Library/Preferences/koukoutu`, `%APPDATA%`. */
export const configFile = (): string => path.join(envPaths('koukoutu', { suffix: '' }).config, 'config.json');

/**
 * @returns The stored profiles; none if there is no file yet.
 * @throws CommandError if the file cannot be read or is not what `login` writes.
 */
export async function readProfiles(texts: Texts, file = configFile()): Promise<Profiles> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new CommandError(texts.config.unreadable(file, (error as Error).message));
  }
  const profiles = parseProfiles(text);
  // The text is not quoted, because it contains keys.
  if (!profiles) throw new CommandError(texts.config.damaged(file));
  return profiles;
}

function parseProfiles(text: string): Profiles | undefined {
  try {
    const { profiles } = JSON.parse(text) as { profiles?: unknown };
    const isProfile = (value: unknown) =>
      typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
    return typeof profiles === 'object' && profiles !== null && Object.values(profiles).every(isProfile)
      ? (profiles as Profiles)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the stored profiles in one step. At no moment can other users read the file. */
export async function writeProfiles(profiles: Profiles, file = configFile()): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeWhole(file, `${JSON.stringify({ profiles }, undefined, 2)}\n`, 0o600);
}
