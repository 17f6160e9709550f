import { en } from './en.js';
import { zh } from './zh.js';

/** Every sentence of the command, in one language. */
export type Texts = typeof en;

/** The languages that the command speaks. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS: Record<Language, Texts> = { en, zh };

export const textsOf = (language: Language): Texts => TEXTS[language];

/** Chooses the language: the variables of POSIX come first, then the system's own setting. */
export function chooseLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale = () => Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  // C and POSIX mean that no language was chosen.
  const locale = named && !/^(C|POSIX)([.@]|$)/i.test(named) ? named : named ? 'en' : systemLocale();
  return /^zh/i.test(locale) ? 'zh' : 'en';
}
