import { type AddCommand, addExamples } from '../options/context.js';
import type { GlobalOptions } from '../settings/settings.js';

export interface LoginFlags extends GlobalOptions {
  /** Stores the key of the third-party models. */
  readonly models?: boolean;
  /** Asks the API whether it accepts the key. */
  readonly check: boolean;
  readonly list?: boolean;
}

/** `koukoutu login` and `koukoutu logout`: store and remove a key in the system's folder for settings. */
export const addLogin: AddCommand = (program, context) => {
  const { texts } = context.terminal;
  const login = program
    .command('login')
    .description(texts.help.login)
    .option('--models', texts.options.loginModels)
    .option('--no-check', texts.options.noCheck)
    .option('--list', texts.options.listProfiles);
  addExamples(login, context, [
    'koukoutu login',
    'koukoutu login --profile shop',
    'koukoutu login < key.txt',
    'koukoutu login --models',
  ]);
  login.action(async () => {
    const { runLogin } = await import('../settings/login.js');
    context.exitCode = await runLogin(login.optsWithGlobals<LoginFlags>(), context.terminal);
  });
  const logout = program.command('logout').description(texts.help.logout);
  addExamples(logout, context, ['koukoutu logout', 'koukoutu logout --profile shop']);
  logout.action(async () => {
    const { runLogout } = await import('../settings/login.js');
    context.exitCode = await runLogout(logout.optsWithGlobals<GlobalOptions>(), context.terminal);
  });
};
