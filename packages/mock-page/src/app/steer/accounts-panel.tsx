import { useRef } from 'preact/hooks';
import { Field, numberIn, textIn } from '../parts/field.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { AccountCard } from './account-card.js';
import { Panel } from './panel.js';

/** The panel of the accounts: their credits, slots and keys. */
export function AccountsPanel() {
  const { texts, view } = usePage();
  const { t } = texts;
  if (!view.state) return null;
  return (
    <Panel title={t('accounts.title')} icon="key">
      {view.accounts.length === 0 && <p class="nothing">{t('accounts.none')}</p>}
      <ul class="accounts">
        {view.accounts.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
      <AddAccount />
    </Panel>
  );
}

function AddAccount() {
  const { api, texts, act } = usePage();
  const { t } = texts;
  const details = useRef<HTMLDetailsElement>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const id = textIn(data, 'id');
    const credits = numberIn(data, 'credits');
    const slots = numberIn(data, 'slots');
    const account = {
      key: textIn(data, 'key') ?? '',
      gateway: textIn(data, 'gateway'),
      ...(id !== undefined ? { id } : {}),
      ...(credits !== undefined ? { credits } : {}),
      ...(slots !== undefined ? { slots } : {}),
    };
    if (!(await act(() => api.addAccount(account), t('accounts.added')))) return;
    form.reset();
    if (details.current) details.current.open = false;
  };
  return (
    <details class="adder" ref={details}>
      <summary>
        <Icon name="plus" />
        {t('accounts.add')}
      </summary>
      <form autocomplete="off" onSubmit={(event) => void submit(event)}>
        <Field label={t('accounts.key')} hint={t('accounts.keyHint')}>
          <input name="key" required spellcheck={false} />
        </Field>
        <div class="columns">
          <Field label={t('accounts.gateway')}>
            <select name="gateway">
              <option value="matting">{t('accounts.matting')}</option>
              <option value="models">{t('accounts.models')}</option>
            </select>
          </Field>
          <Field label={t('accounts.id')}>
            <input name="id" />
          </Field>
          <Field label={t('accounts.credits')}>
            <input name="credits" type="number" min={0} step="any" placeholder="1000000" />
          </Field>
          <Field label={t('accounts.slots')}>
            <input name="slots" type="number" min={0} step={1} />
          </Field>
        </div>
        <button type="submit" class="button primary full">
          {t('accounts.addSubmit')}
        </button>
      </form>
    </details>
  );
}
