import { useState } from 'preact/hooks';
import type { AccountChange, AccountReport } from '../data/control.js';
import { Confirm, Dialog } from '../parts/dialog.js';
import { Field, numberIn, textIn } from '../parts/field.js';
import { usePage } from '../parts/page.js';
import { ScenarioOptions } from './faults-panel.js';

const TOP_UP = 100;

/** An account with controls to change it. Only a hint of its key is shown. */
export function AccountCard({ account }: { account: AccountReport }) {
  const { api, texts, act } = usePage();
  const { t } = texts;
  const { id } = account;
  const [dialog, setDialog] = useState<'edit' | 'remove' | undefined>();
  const change = (what: AccountChange) => void act(() => api.changeAccount(id, what), t('accounts.changed', { id }));
  return (
    <li class={`account ${account.status}`}>
      <div class="account-head">
        <h3>{id}</h3>
        <span class="mono account-key">
          <span class="visually-hidden">{t('accounts.key')} </span>
          {account.keyHint}
        </span>
        <span class={`chip ${account.status === 'active' ? 'done' : 'failed'}`}>{t(`accounts.${account.status}`)}</span>
      </div>
      <p class="account-credits">
        <b>{texts.number(account.credits)}</b> {t('accounts.credits')}
        {account.vipCredits > 0 && (
          <>
            {' '}
            + <b>{texts.number(account.vipCredits)}</b> {t('accounts.vipCredits')}
          </>
        )}
        <span class="hint">
          {t(`accounts.${account.gateway}`)} · {t('accounts.charged', { count: account.charged })}
        </span>
      </p>
      {account.gateway === 'matting' && <Slots account={account} />}
      {account.scenario && (
        <p class="hint">
          {t('accounts.scenario')}: <code>{account.scenario}</code>
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          class="button"
          aria-label={t('accounts.topUpName', { id })}
          onClick={() => change({ credits: account.credits + TOP_UP })}
        >
          {t('accounts.topUp')}
        </button>
        {account.status === 'active' ? (
          <button
            type="button"
            class="button"
            aria-label={t('accounts.revokeName', { id })}
            onClick={() => change({ status: 'revoked' })}
          >
            {t('accounts.revoke')}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            aria-label={t('accounts.restoreName', { id })}
            onClick={() => change({ status: 'active' })}
          >
            {t('accounts.restore')}
          </button>
        )}
        <button
          type="button"
          class="button quiet"
          aria-label={t('accounts.editName', { id })}
          onClick={() => setDialog('edit')}
        >
          {t('accounts.edit')}
        </button>
        <button
          type="button"
          class="button quiet"
          aria-label={t('accounts.removeName', { id })}
          onClick={() => setDialog('remove')}
        >
          {t('accounts.remove')}
        </button>
      </div>
      {dialog === 'edit' && <EditAccount account={account} onSave={change} onClose={() => setDialog(undefined)} />}
      {dialog === 'remove' && (
        <Confirm
          title={t('accounts.removeTitle', { id })}
          text={t('accounts.removeText')}
          confirm={t('accounts.remove')}
          onConfirm={() => void act(() => api.removeAccount(id), t('accounts.removed', { id }))}
          onClose={() => setDialog(undefined)}
        />
      )}
    </li>
  );
}

function Slots({ account: { id, busy, slots } }: { account: AccountReport }) {
  const { t } = usePage().texts;
  const shown = Math.min(20, Math.max(slots, busy));
  const marks = Array.from({ length: shown }, (_, index) => index);
  return (
    <div class="slots" role="img" aria-label={`${t('accounts.slotsName', { id })}: ${busy} / ${slots}`}>
      <span class="slot-marks">
        {marks.map((index) => (
          <span key={index} class={index < busy ? 'slot busy' : 'slot'} />
        ))}
      </span>
      <span class="hint">{t('accounts.slotsText', { busy, slots })}</span>
    </div>
  );
}

function EditAccount({
  account,
  onSave,
  onClose,
}: {
  account: AccountReport;
  onSave: (change: AccountChange) => void;
  onClose: () => void;
}) {
  const { texts, view } = usePage();
  const { t } = texts;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const credits = numberIn(form, 'credits');
    const vipCredits = numberIn(form, 'vipCredits');
    const slots = numberIn(form, 'slots');
    onSave({
      ...(credits !== undefined ? { credits } : {}),
      ...(vipCredits !== undefined ? { vipCredits } : {}),
      ...(slots !== undefined ? { slots } : {}),
      status: textIn(form, 'status') as AccountReport['status'],
      scenario: textIn(form, 'scenario') ?? null,
    });
    onClose();
  };
  return (
    <Dialog title={t('accounts.editName', { id: account.id })} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="columns">
          <Field label={t('accounts.credits')}>
            <input name="credits" type="number" min={0} step="any" defaultValue={String(account.credits)} required />
          </Field>
          <Field label={t('accounts.vipCredits')}>
            <input
              name="vipCredits"
              type="number"
              min={0}
              step="any"
              defaultValue={String(account.vipCredits)}
              required
            />
          </Field>
          <Field label={t('accounts.slots')}>
            <input name="slots" type="number" min={0} step={1} defaultValue={String(account.slots)} required />
          </Field>
          <Field label={t('accounts.status')}>
            <select name="status">
              {(['active', 'revoked', 'refused'] as const).map((status) => (
                <option key={status} value={status} selected={status === account.status}>
                  {t(`accounts.${status}`)}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <Field label={t('accounts.scenario')}>
          <select name="scenario">
            <ScenarioOptions none={t('accounts.noScenario')} scenarios={view.scenarios} chosen={account.scenario} />
          </select>
        </Field>
        <div class="buttons end">
          <button type="button" class="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="button primary">
            {t('apply')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
