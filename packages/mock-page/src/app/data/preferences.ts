import { isLanguage, type Language } from '../i18n/language.js';

/** Which colours to show; `system` follows the computer. */
export type Theme = 'system' | 'light' | 'dark';

const LANGUAGE_ITEM = 'koukoutu-mock-language';
const THEME_ITEM = 'koukoutu-mock-theme';

/** The language that was chosen here before, or else the browser's. */
export function preferredLanguage(): Language {
  const chosen = read(LANGUAGE_ITEM);
  if (isLanguage(chosen)) return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function preferredTheme(): Theme {
  const chosen = read(THEME_ITEM);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** Applies a language to the page and stores it. */
export function applyLanguage(language: Language, title: string): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = title;
  write(LANGUAGE_ITEM, language);
}

/** Applies a theme to the page and stores it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  write(THEME_ITEM, theme);
}

// The page must also work if the browser stores nothing (private windows, blocked storage).
function read(item: string): string | null {
  try {
    return localStorage.getItem(item);
  } catch {
    return null;
  }
}

function write(item: string, value: string): void {
  try {
    localStorage.setItem(item, value);
  } catch {
    // Not stored: the user chooses again next time.
  }
}
