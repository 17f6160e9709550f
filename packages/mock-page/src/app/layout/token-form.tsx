import { useId, useState } from 'preact/hooks';
import { usePage } from '../parts/page.js';

/** Asks for the control token. `onToken` returns whether it was the right one. */
export function TokenForm({ onToken }: { onToken: (token: string) => Promise<boolean> }) {
  const { texts, tell } = usePage();
  const { t } = texts;
  const [token, setToken] = useState('');
  const titleId = useId();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await onToken(token))) tell(t('token.wrong'), 'bad');
  };
  return (
    <main id="content" class="token" tabIndex={-1}>
      <form class="card" aria-labelledby={titleId} onSubmit={(event) => void submit(event)}>
        <h2 id={titleId}>{t('token.title')}</h2>
        <p>{t('token.text')}</p>
        <label class="field">
          <span class="field-label">{t('token.label')}</span>
          <input
            type="password"
            autocomplete="off"
            required
            value={token}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button primary full">
          {t('token.submit')}
        </button>
      </form>
    </main>
  );
}
