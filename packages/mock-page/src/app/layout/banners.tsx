import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';

/** Warnings that must not be overlooked: the server cannot be reached, or a fault or scenario is on. */
export function Banners({ onRetry }: { onRetry: () => void }) {
  const { api, texts, view, act } = usePage();
  const { t } = texts;
  const { connection, state, faults } = view;
  const clear = () => void act(api.clearFaults, t('faults.cleared'));
  return (
    <section class="banners" aria-label={t('alert.label')} tabIndex={-1}>
      {connection === 'lost' && (
        <div class="banner bad" role="alert">
          <Icon name="alert" />
          <p>
            <b>{t('connection.lostTitle')}</b> {t('connection.lostText')}{' '}
            <code>npx koukoutu-mock --port {location.port || '80'}</code>
          </p>
          <button type="button" class="button" onClick={onRetry}>
            {t('connection.retry')}
          </button>
        </div>
      )}
      {state && (state.scenario !== null || faults.length > 0) && (
        <div class="banner warn">
          <Icon name="bolt" />
          <p>
            {state.scenario !== null && t('alert.scenario', { name: state.scenario })}{' '}
            {faults.length > 0 && t('alert.faults', { count: faults.length })}
          </p>
          <button type="button" class="button" onClick={clear}>
            {t('alert.clear')}
          </button>
        </div>
      )}
    </section>
  );
}
