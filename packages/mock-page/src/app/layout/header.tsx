import { useState } from 'preact/hooks';
import { applyTheme, preferredTheme, type Theme } from '../data/preferences.js';
import type { Language } from '../i18n/language.js';
import { CopyButton } from '../parts/copy-button.js';
import { Confirm } from '../parts/dialog.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const THEME_ICONS = { system: 'half', light: 'sun', dark: 'moon' } as const;

/** Name, address and state of the server, and controls for language, colours and reset. */
export function Header({ language, onLanguage }: { language: Language; onLanguage: (language: Language) => void }) {
  const { api, texts, view, base, act } = usePage();
  const { t } = texts;
  const [isAsking, setAsking] = useState(false);
  return (
    <header class="page-head">
      <img class="logo" src="/__mock/icon.svg" alt="" width={36} height={36} />
      <div class="page-name">
        <h1>koukoutu-mock</h1>
        <p>{t('subtitle')}</p>
      </div>
      <div class="server">
        <span class={`connection ${view.connection}`}>
          <span class="dot" />
          {t(`connection.${view.connection}`)}
        </span>
        <code>
          <span class="scheme">{`${location.protocol}//`}</span>
          {location.host}
        </code>
        <CopyButton quiet make={() => base} title={t('copyUrl')} />
      </div>
      <div class="page-tools">
        <LanguageSwitch language={language} onLanguage={onLanguage} />
        <ThemeSwitch />
        <button type="button" class="button" disabled={view.connection !== 'live'} onClick={() => setAsking(true)}>
          <Icon name="reset" />
          {t('reset.button')}
        </button>
      </div>
      {isAsking && (
        <Confirm
          title={t('reset.title')}
          text={t('reset.text')}
          confirm={t('reset.confirm')}
          onConfirm={() => void act(api.reset, t('reset.done'))}
          onClose={() => setAsking(false)}
        />
      )}
    </header>
  );
}

function LanguageSwitch({ language, onLanguage }: { language: Language; onLanguage: (language: Language) => void }) {
  const { t } = usePage().texts;
  return (
    <fieldset class="segments small">
      <legend class="visually-hidden">{t('language.label')}</legend>
      <label lang="en">
        <input type="radio" name="language" checked={language === 'en'} onChange={() => onLanguage('en')} />
        <span>EN</span>
      </label>
      <label lang="zh">
        <input type="radio" name="language" checked={language === 'zh'} onChange={() => onLanguage('zh')} />
        <span>中文</span>
      </label>
    </fieldset>
  );
}

/** A button that switches between automatic, light and dark. */
function ThemeSwitch() {
  const { t } = usePage().texts;
  const [theme, setTheme] = useState(preferredTheme);
  const next = () => {
    const following = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    applyTheme(following);
    setTheme(following);
  };
  return (
    <button
      type="button"
      class="button quiet"
      onClick={next}
      aria-label={`${t('theme.label')}: ${t(`theme.${theme}`)}`}
      title={t(`theme.${theme}`)}
    >
      <Icon name={THEME_ICONS[theme]} />
    </button>
  );
}
