import { text } from 'node:stream/consumers';
import { CommandError, EXIT, type ExitCode } from '../model/exit-codes.js';
import { askSecret } from '../terminal/ask.js';
import type { Terminal } from '../terminal/terminal.js';
import { createClient } from './client.js';
import { configFile, DEFAULT_PROFILE, readProfiles, writeProfiles } from './config-file.js';
import type { GlobalOptions } from './settings.js';

interface LoginOptions extends GlobalOptions {
  readonly models?: boolean;
  readonly check: boolean;
  readonly list?: boolean;
}

const profileOf = ({ profile }: GlobalOptions) => profile ?? (process.env.KOUKOUTU_PROFILE || DEFAULT_PROFILE);

/** Stores a key, typed without echo or read from standard input, after the API has accepted it. */
export async function runLogin(options: LoginOptions, terminal: Terminal): Promise<ExitCode> {
  const { texts, say, in: input, out } = terminal;
  const profiles = await readProfiles(texts);
  if (options.list) {
    for (const [name, { apiKey, modelsApiKey, baseUrl }] of Object.entries(profiles)) {
      out.write(`${texts.login.listed(name, apiKey !== undefined, modelsApiKey !== undefined, baseUrl)}\n`);
    }
    return EXIT.ok;
  }
  // A new profile does not exist yet.
  const { profile: _, ...withoutProfile } = options;
  const profile = profileOf(options);
  const setting = options.models ? 'modelsApiKey' : 'apiKey';
  const given = options[setting];
  const typed = given ?? (input.isTTY ? await askSecret(texts.login.prompt(setting), terminal) : await text(input));
  const key = typed.trim();
  if (key === '') throw new CommandError(texts.login.empty, EXIT.key);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a key with one cannot be sent.
  if (/[\s\u0000-\u001f\u007f]|[^\u0000-\u00ff]/.test(key)) throw new CommandError(texts.login.malformed, EXIT.key);
  if (options.check && setting === 'apiKey') {
    const { koukoutu } = await createClient({ ...withoutProfile, apiKey: key }, { key: 'apiKey' }, terminal);
    const { credits, vipCredits } = await koukoutu.credits();
    say(texts.credits.left(credits, vipCredits));
  }
  const { baseUrl } = options;
  const stored = { ...profiles[profile], [setting]: key, ...(baseUrl === undefined ? {} : { baseUrl }) };
  try {
    await writeProfiles({ ...profiles, [profile]: stored });
  } catch (error) {
    throw new CommandError(texts.config.unwritable(configFile(), texts.systemError(error)), EXIT.someFailed);
  }
  say(texts.login.stored(profile, configFile()));
  return EXIT.ok;
}

/** Removes a profile with its keys. */
export async function runLogout(options: GlobalOptions, { texts, say }: Terminal): Promise<ExitCode> {
  const profile = profileOf(options);
  const { [profile]: removed, ...others } = await readProfiles(texts);
  if (removed === undefined) throw new CommandError(texts.config.noProfile(profile, Object.keys(others)));
  await writeProfiles(others);
  say(texts.login.removed(profile, configFile()));
  return EXIT.ok;
}
