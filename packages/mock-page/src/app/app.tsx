import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Api, ApiError } from './data/api.js';
import type { Feed } from './data/feed.js';
import { applyLanguage, preferredLanguage } from './data/preferences.js';
import { createTexts } from './i18n/texts.js';
import { type JournalFilter, NO_FILTER } from './journal/filter.js';
import { Journal } from './journal/journal.js';
import { Banners } from './layout/banners.js';
import { Header } from './layout/header.js';
import { type Message, Messages } from './layout/messages.js';
import { Numbers } from './layout/numbers.js';
import { Steer } from './layout/steer.js';
import { TokenForm } from './layout/token-form.js';
import { useAnnouncements } from './layout/use-announcements.js';
import { useFocusKept } from './layout/use-focus-kept.js';
import { useMedia } from './layout/use-media.js';
import { type Page, PageProvider } from './parts/page.js';
import { Tabs } from './parts/tabs.js';
import { TaskList } from './tasks/task-list.js';

type Tab = 'tasks' | 'journal' | 'steer';
const MESSAGE_MS = 5000;

/** The control page. */
export function App({ api, feed }: { api: Api; feed: Feed }) {
  const [view, setView] = useState(feed.view);
  const [language, setLanguage] = useState(preferredLanguage);
  const [tab, setTab] = useState<Tab>('tasks');
  const [filter, setFilter] = useState<JournalFilter>(NO_FILTER);
  const [message, tell] = useMessage();
  const texts = useMemo(() => createTexts(language), [language]);
  const isWide = useMedia('(min-width: 1120px)');
  const { t } = texts;

  useFocusKept();
  useEffect(() => feed.subscribe(setView), [feed]);
  useEffect(() => applyLanguage(language, t('title')), [language, t]);
  const said = useAnnouncements(view, texts);

  const page: Page = {
    api,
    texts,
    view,
    base: location.origin,
    tell: (text, kind = 'good') => tell({ text, kind }),
    async act(what, done) {
      try {
        await what();
      } catch (error) {
        tell({ text: (error as Error).message, kind: 'bad' });
        if (error instanceof ApiError && error.status === 0) void feed.refresh();
        return false;
      }
      await feed.refresh();
      if (done) tell({ text: done, kind: 'good' });
      return true;
    },
    showTask(id) {
      setTab('tasks');
      requestAnimationFrame(() => {
        const card = document.getElementById(`task-${id}`);
        card?.scrollIntoView({ block: 'center' });
        card?.focus();
      });
    },
    showRequests(text) {
      setFilter({ ...NO_FILTER, text });
      setTab('journal');
    },
    forgetJournal: () => feed.forgetJournal(),
  };
  // On a wide screen the content of the third tab is always visible.
  const shown = isWide && tab === 'steer' ? 'tasks' : tab;
  const tabs = [
    { id: 'tasks' as const, label: t('tabs.tasks'), count: texts.number(view.tasks.length) },
    { id: 'journal' as const, label: t('tabs.journal'), count: texts.number(view.journal.length) },
    ...(isWide ? [] : [{ id: 'steer' as const, label: t('tabs.steer') }]),
  ];
  return (
    <PageProvider value={page}>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <Header language={language} onLanguage={setLanguage} />
      {view.connection === 'locked' ? (
        <TokenForm
          onToken={async (token) => {
            api.useToken(token);
            await feed.refresh();
            return feed.view.connection !== 'locked';
          }}
        />
      ) : (
        <>
          <Banners onRetry={() => void feed.refresh()} />
          <div class={isWide ? 'columns-page' : undefined}>
            <main id="content" tabIndex={-1}>
              <Numbers />
              <Tabs label={t('tabs.label')} tabs={tabs} selected={shown} onSelect={setTab}>
                {shown !== 'steer' && <h2 class="visually-hidden">{t(`tabs.${shown}`)}</h2>}
                {shown === 'tasks' && <TaskList />}
                {shown === 'journal' && <Journal filter={filter} onFilter={setFilter} />}
                {shown === 'steer' && <Steer />}
              </Tabs>
            </main>
            {isWide && (
              <aside aria-label={t('tabs.steer')} tabIndex={-1}>
                <Steer />
              </aside>
            )}
          </div>
        </>
      )}
      <Messages message={message} said={said} />
    </PageProvider>
  );
}

/** The current message. It disappears after a moment. */
function useMessage(): [Message | undefined, (message: Message) => void] {
  const [message, setMessage] = useState<Message | undefined>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const tell = (next: Message) => {
    clearTimeout(timer.current);
    setMessage(next);
    timer.current = setTimeout(() => setMessage(undefined), MESSAGE_MS);
  };
  return [message, tell];
}
