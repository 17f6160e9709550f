import { usePage } from '../parts/page.js';

/** Key figures of the mock. */
export function Numbers() {
  const { texts, view } = usePage();
  const { t } = texts;
  const { state } = view;
  if (!state) return null;
  const { tasks, pictures, requests, seed } = state;
  const numbers = [
    ['requests', texts.number(requests)],
    ['active', texts.number(tasks.active)],
    ['done', texts.number(tasks.done)],
    ['failed', texts.number(tasks.failed)],
    ['pictures', texts.number(pictures.pictures), texts.bytes(pictures.bytes)],
    ['seed', String(seed)],
  ] as const;
  return (
    <dl class="numbers" aria-label={t('stat.label')}>
      {numbers.map(([name, value, more]) => (
        <div key={name} class={value === '0' ? `number ${name} zero` : `number ${name}`}>
          <dt>{t(`stat.${name}`)}</dt>
          <dd>
            {value}
            {more && <small>{more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
