import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { JournalEntry } from '../data/control.js';
import { problemInChinese } from '../i18n/problems-zh.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { shownStatus, tookMs, type Verdict, verdictOf } from './verdict.js';

/** Height of a row in CSS pixels. The style sheet must use the same. */
const ROW = 52;
/** Number of rows drawn beyond each edge, so that scrolling never shows a gap. */
const MARGIN = 8;

const ICONS: Readonly<Record<Verdict, 'check' | 'alert' | 'cross' | 'bolt' | 'dots'>> = {
  ok: 'check',
  warning: 'alert',
  error: 'cross',
  fault: 'bolt',
  open: 'dots',
};

interface JournalListProps {
  reference: RefObject<HTMLDivElement | null>;
  /** The latest first. */
  entries: readonly JournalEntry[];
  chosen: number | undefined;
  onChoose: (seq: number) => void;
  /** Called on Enter or a click. On a narrow screen the entry then replaces the list. */
  onOpen: (seq: number) => void;
}

/** A listbox that draws only the visible rows, so that thousands of requests are as quick as thirty. */
export function JournalList({ reference, entries, chosen, onChoose, onOpen }: JournalListProps) {
  const { texts } = usePage();
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const box = reference.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setScroll({ top: box.scrollTop, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, [reference]);
  usePlaceKept(reference, entries);

  const at = entries.findIndex(({ seq }) => seq === chosen);
  const first = Math.max(0, Math.floor(scroll.top / ROW) - MARGIN);
  const end = Math.min(entries.length, Math.ceil((scroll.top + scroll.height) / ROW) + MARGIN);
  const go = (index: number) => {
    const entry = entries[Math.min(entries.length - 1, Math.max(0, index))];
    const box = reference.current;
    if (!entry || !box) return;
    onChoose(entry.seq);
    const top = entries.indexOf(entry) * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(scroll.height / ROW) - 1);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: entries.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Enter' && chosen !== undefined) onOpen(chosen);
  };

  return (
    <>
      {scroll.top > ROW && (
        <button type="button" class="button latest" onClick={() => reference.current?.scrollTo({ top: 0 })}>
          ↑ {texts.t('journal.latest')}
        </button>
      )}
      <div
        class="rows"
        ref={reference}
        role="listbox"
        tabIndex={0}
        aria-label={texts.t('journal.list')}
        aria-activedescendant={at >= first && at < end ? `request-${chosen}` : undefined}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
          setScroll({ top: scrollTop, height: clientHeight })
        }
        onKeyDown={press}
      >
        <div class="rows-space" role="presentation" style={{ height: `${entries.length * ROW}px` }}>
          {entries.slice(first, end).map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus
            <div
              key={entry.seq}
              id={`request-${entry.seq}`}
              class={`row ${verdictOf(entry)}`}
              role="option"
              aria-selected={entry.seq === chosen}
              aria-setsize={entries.length}
              aria-posinset={first + index + 1}
              style={{ top: `${(first + index) * ROW}px` }}
              onClick={() => onOpen(entry.seq)}
            >
              <Row entry={entry} />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

/** Keeps the scroll position of a reader who has scrolled down when new rows are added at the top. */
function usePlaceKept(reference: RefObject<HTMLDivElement | null>, entries: readonly JournalEntry[]): void {
  const newest = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const box = reference.current;
    const known = newest.current;
    newest.current = entries[0]?.seq;
    if (!box || known === undefined || box.scrollTop === 0) return;
    const added = entries.findIndex(({ seq }) => seq <= known);
    if (added > 0) box.scrollTop += added * ROW;
  }, [reference, entries]);
}

function Row({ entry }: { entry: JournalEntry }) {
  const { texts } = usePage();
  const verdict = verdictOf(entry);
  const took = tookMs(entry);
  const problem = entry.problems.find(({ level }) => level === 'error') ?? entry.problems[0];
  const inChinese = problem && texts.language === 'zh' ? problemInChinese(problem.message) : undefined;
  const told = inChinese ?? problem?.message ?? '';
  return (
    <>
      <span class="row-verdict">
        <Icon name={ICONS[verdict]} />
        <span class="visually-hidden">{texts.t(`verdict.${verdict}`)}</span>
      </span>
      <span class="row-main">
        <span class="row-what">
          <span class="mono">{entry.operation ?? `${entry.method} ${entry.path}`}</span>
          {entry.taskId !== undefined && <span class="row-task">#{entry.taskId}</span>}
          {entry.model && <span class="row-model">{entry.model}</span>}
        </span>
        <span class="row-more">
          {problem ? (
            <span class="row-problem" {...(inChinese === undefined ? { lang: 'en' } : {})}>
              {told.startsWith(problem.where) ? told : `${problem.where}: ${told}`}
            </span>
          ) : entry.faults.length > 0 ? (
            <span>{entry.faults.map((kind) => texts.find('fault', kind)).join(' · ')}</span>
          ) : (
            <span>
              {[entry.account, took !== undefined && took > 0 ? texts.duration(took) : ''].filter(Boolean).join(' · ')}
            </span>
          )}
        </span>
      </span>
      <span class="row-end">
        <span class="status mono">{shownStatus(entry)}</span>
        <span class="row-time">{texts.time(entry.at)}</span>
      </span>
    </>
  );
}
