import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Code } from '../parts/code.js';
import { Empty } from '../parts/empty.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { Segments } from '../parts/segments.js';
import { Entry } from './entry.js';
import { filterJournal, isFiltering, type JournalFilter, NO_FILTER } from './filter.js';
import { JournalList } from './journal-list.js';

/** The journal: the requests, the latest first, and all of the selected one. */
export function Journal({ filter, onFilter }: { filter: JournalFilter; onFilter: (filter: JournalFilter) => void }) {
  const { view } = usePage();
  const [chosen, setChosen] = useState<number | undefined>();
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const found = useMemo(() => filterJournal(view.journal, filter).reverse(), [view.journal, filter]);
  const entry = chosen === undefined ? undefined : view.journal.find(({ seq }) => seq === chosen);

  // On a narrow screen the entry replaces the list, and the focus moves to it.
  useEffect(() => {
    if (isOpen && isNarrow()) heading.current?.focus();
  }, [isOpen]);
  const goBack = () => {
    setOpen(false);
    requestAnimationFrame(() => list.current?.focus());
  };
  if (view.state && view.journal.length === 0) return <NoRequests />;
  return (
    <div class={isOpen && entry ? 'journal open' : 'journal'}>
      <div class="journal-main">
        <Toolbar filter={filter} onFilter={onFilter} shown={found.length} />
        {found.length > 0 ? (
          <JournalList
            reference={list}
            entries={found}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={(seq) => {
              setChosen(seq);
              setOpen(true);
            }}
          />
        ) : (
          view.state && <NothingFound onShowAll={() => onFilter(NO_FILTER)} />
        )}
      </div>
      <div class="journal-side">{entry ? <Entry entry={entry} heading={heading} onBack={goBack} /> : <Hint />}</div>
    </div>
  );
}

function isNarrow(): boolean {
  return matchMedia('(max-width: 860px)').matches;
}

function Hint() {
  const { t } = usePage().texts;
  return <p class="nothing">{t('journal.pick')}</p>;
}

function NothingFound({ onShowAll }: { onShowAll: () => void }) {
  const { t } = usePage().texts;
  return (
    <div class="nothing">
      <p>{t('journal.nothingFound')}</p>
      <button type="button" class="button" onClick={onShowAll}>
        {t('journal.clearFilter')}
      </button>
    </div>
  );
}

function Toolbar({
  filter,
  onFilter,
  shown,
}: {
  filter: JournalFilter;
  onFilter: (filter: JournalFilter) => void;
  shown: number;
}) {
  const { api, texts, view, act, forgetJournal } = usePage();
  const { t } = texts;
  const operations = useMemo(
    () => [...new Set(view.journal.map(({ operation }) => operation ?? ''))].filter(Boolean).sort(),
    [view.journal],
  );
  const verdicts = (['all', 'trouble', 'ok'] as const).map((value) => ({ value, label: t(`verdict.${value}`) }));
  const clear = async () => {
    if (await act(api.clearJournal, t('journal.cleared'))) forgetJournal();
  };
  return (
    <div class="toolbar">
      <label class="search">
        <span class="visually-hidden">{t('journal.search')}</span>
        <Icon name="search" />
        <input
          type="search"
          value={filter.text}
          placeholder={t('journal.searchHint')}
          onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <button type="button" class="button quiet" onClick={() => void clear()}>
        {t('journal.clear')}
      </button>
      <span class="line-break" />
      <Segments
        label={t('journal.verdict')}
        value={filter.verdict}
        options={verdicts}
        onChange={(verdict) => onFilter({ ...filter, verdict })}
      />
      <label>
        <span class="visually-hidden">{t('journal.operation')}</span>
        <select
          value={filter.operation}
          onChange={(event) => onFilter({ ...filter, operation: event.currentTarget.value })}
        >
          <option value="all">{t('journal.anyOperation')}</option>
          {operations.map((operation) => (
            <option key={operation}>{operation}</option>
          ))}
        </select>
      </label>
      {isFiltering(filter) && <span class="hint">{t('journal.count', { shown, all: view.journal.length })}</span>}
    </div>
  );
}

function NoRequests() {
  const { texts, base } = usePage();
  const { t } = texts;
  const curl = [
    `curl ${base}/async/v1/create \\`,
    "  -H 'X-API-Key: kkt-mock-key' \\",
    '  -d model_key=background-removal \\',
    '  -d image_url=https://example.com/shirt.jpg \\',
    '  -d output_format=jpg',
  ].join('\n');
  return (
    <Empty icon="list" title={t('journal.emptyTitle')}>
      <p>{t('journal.emptyText')}</p>
      <Code text={curl} label="curl" />
      <p class="hint">{t('tasks.keyNote')}</p>
    </Empty>
  );
}
