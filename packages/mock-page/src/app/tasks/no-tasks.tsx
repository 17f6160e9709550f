import { Code } from '../parts/code.js';
import { Empty } from '../parts/empty.js';
import { usePage } from '../parts/page.js';

/** Shown while there are no tasks: says how to create one. */
export function NoTasks() {
  const { texts, base } = usePage();
  const { t } = texts;
  const curl = [
    `curl ${base}/async/v1/create \\`,
    "  -H 'X-API-Key: kkt-mock-key' \\",
    '  -d model_key=background-removal \\',
    '  -d image_url=https://example.com/shirt.jpg',
  ].join('\n');
  const sdk = `const koukoutu = new Koukoutu({ apiKey, baseUrl: '${base}' });`;
  return (
    <Empty icon="picture" title={t('tasks.emptyTitle')}>
      <p>{t('tasks.emptyText')}</p>
      <Code text={curl} label="curl" />
      <p class="hint">{t('tasks.keyNote')}</p>
      <p>{t('tasks.sdkNote')}</p>
      <Code text={sdk} label="SDK" />
    </Empty>
  );
}
