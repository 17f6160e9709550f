import type { Texts } from '../language/index.js';
import { CommandError, EXIT } from '../model/exit-codes.js';
import { DEFAULT_PROFILE, readProfiles } from './config-file.js';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly apiKey?: string;
  readonly modelsApiKey?: string;
  readonly baseUrl?: string;
  readonly profile?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Where a value came from, for `koukoutu doctor`. */
export type Origin = 'flag' | 'environment' | 'profile';

export interface Setting {
  readonly value: string;
  readonly origin: Origin;
}

/** The settings of the client. */
export interface Settings {
  readonly apiKey: Setting | undefined;
  readonly modelsApiKey: Setting | undefined;
  readonly baseUrl: Setting | undefined;
  readonly profile: string;
}

/**
 * Looks up each setting: in the flags, then in the environment, then in the profile.
 * @throws CommandError if a profile is named that does not exist, or the file of the profiles is damaged.
 */
export async function readSettings(
  options: GlobalOptions,
  environment: NodeJS.ProcessEnv,
  texts: Texts,
): Promise<Settings> {
  const named = options.profile ?? (environment.KOUKOUTU_PROFILE || undefined);
  const profile = named ?? DEFAULT_PROFILE;
  const profiles = await readProfiles(texts);
  const stored = Object.hasOwn(profiles, profile) ? profiles[profile] : undefined;
  if (named !== undefined && stored === undefined) {
    throw new CommandError(texts.config.noProfile(named, Object.keys(profiles)), EXIT.usage);
  }
  const find = (flag: string | undefined, variable: string, kept: string | undefined): Setting | undefined => {
    if (flag !== undefined) return { value: flag, origin: 'flag' };
    const set = environment[variable];
    if (set) return { value: set, origin: 'environment' };
    return kept ? { value: kept, origin: 'profile' } : undefined;
  };
  return {
    apiKey: find(options.apiKey, 'KOUKOUTU_API_KEY', stored?.apiKey),
    modelsApiKey: find(options.modelsApiKey, 'KOUKOUTU_MODELS_API_KEY', stored?.modelsApiKey),
    baseUrl: find(options.baseUrl, 'KOUKOUTU_BASE_URL', stored?.baseUrl),
    profile,
  };
}
