import type { ComponentChildren, RefObject } from 'preact';
import type { JournalEntry, JournalField, Problem } from '../data/control.js';
import { Scrolling } from '../parts/code.js';
import { CopyButton } from '../parts/copy-button.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { toCurl } from '../snippets/curl.js';
import { toSdkCode } from '../snippets/sdk.js';
import { pretty } from './pretty.js';
import { tookMs } from './verdict.js';
import { VerdictBox } from './verdict-box.js';

interface EntryProps {
  entry: JournalEntry;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
}

/** All of one exchange: the request, the response, and what was wrong. */
export function Entry({ entry, heading, onBack }: EntryProps) {
  const { texts, base } = usePage();
  const { t } = texts;
  return (
    <article class="entry" aria-label={t('journal.entry', { seq: String(entry.seq) })}>
      <header class="entry-head">
        <button type="button" class="button quiet entry-back" onClick={onBack}>
          <Icon name="back" />
          {t('back')}
        </button>
        <h3 ref={heading} tabIndex={-1}>
          {t('journal.entry', { seq: String(entry.seq) })}
        </h3>
        <p class="mono entry-line">
          <b>{entry.method}</b> {entry.host}
          {entry.path}
          {entry.query && `?${entry.query}`}
        </p>
        <div class="buttons">
          <CopyButton label={t('entry.copyCurl')} make={() => toCurl(entry, base)} />
          <CopyButton label={t('entry.copySdk')} make={() => toSdkCode(entry, base)} />
          <CopyButton quiet label={t('entry.copyJson')} make={() => JSON.stringify(entry, null, 2)} />
        </div>
      </header>
      <Part title={t('entry.verdict')}>
        <VerdictBox entry={entry} />
      </Part>
      <Part title={t('entry.request')}>
        <RequestFacts entry={entry} />
      </Part>
      <Part title={t('entry.answer')}>
        <Answer entry={entry} />
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="entry-part">
      <h4>{title}</h4>
      {children}
    </section>
  );
}

function RequestFacts({ entry }: { entry: JournalEntry }) {
  const { texts, showTask, view } = usePage();
  const { t } = texts;
  const fields = Object.entries(entry.fields);
  const headers = Object.entries(entry.headers);
  const { taskId } = entry;
  return (
    <>
      <dl class="table">
        <Pair name={t('entry.time')}>
          {texts.date(entry.at)} {texts.time(entry.at, true)}
        </Pair>
        {entry.host !== 'files' && <Pair name={t('entry.account')}>{entry.account ?? t('entry.unknownAccount')}</Pair>}
        {entry.model && <Pair name={t('entry.model')}>{entry.model}</Pair>}
        {taskId !== undefined && (
          <Pair name={t('entry.task')}>
            {view.tasks.some(({ id }) => id === taskId) ? (
              <button
                type="button"
                class="link"
                onClick={() => showTask(taskId)}
                aria-label={t('entry.showTask', { id: String(taskId) })}
              >
                #{taskId}
              </button>
            ) : (
              `#${taskId}`
            )}
          </Pair>
        )}
      </dl>
      {fields.length > 0 ? (
        <dl class="table fields" aria-label={t('entry.fields')}>
          {fields.map(([name, value]) => (
            <Pair key={name} name={name} wire problem={levelOf(name, entry)}>
              <FieldValue value={value} />
            </Pair>
          ))}
        </dl>
      ) : (
        <p class="hint">{t('entry.noFields')}</p>
      )}
      {headers.length > 0 && (
        <details>
          <summary>{t('entry.headers', { count: headers.length })}</summary>
          <dl class="table fields">
            {headers.map(([name, value]) => (
              <Pair key={name} name={name} wire>
                {value}
              </Pair>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

/** The level of a field's problem; undefined if it has none. */
function levelOf(name: string, { problems }: JournalEntry): Problem['level'] | undefined {
  const own = problems.filter(
    ({ where }) => where === name || where.startsWith(`${name}.`) || where.startsWith(`${name}[`),
  );
  return own.find(({ level }) => level === 'error')?.level ?? own[0]?.level;
}

function Pair({
  name,
  wire,
  problem,
  children,
}: {
  name: string;
  wire?: boolean;
  problem?: Problem['level'] | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class={problem && `wrong ${problem}`}>
      <dt class={wire ? 'mono' : undefined}>{name}</dt>
      <dd class={wire ? 'mono' : undefined}>{children}</dd>
    </div>
  );
}

function FieldValue({ value }: { value: JournalField }) {
  const { texts } = usePage();
  if (typeof value === 'string') {
    return /^[[{]/.test(value) ? <span class="value json">{pretty(value)}</span> : <span class="value">{value}</span>;
  }
  return (
    <>
      {[value.filename ?? texts.t('entry.file'), value.contentType, texts.bytes(value.bytes)]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

function Answer({ entry }: { entry: JournalEntry }) {
  const { texts } = usePage();
  const { t } = texts;
  const took = tookMs(entry);
  const picture = entry.answer as { contentType?: string; bytes?: number } | undefined;
  const outcome = entry.outcome === undefined ? '…' : texts.find('outcome', entry.outcome);
  const detail =
    entry.outcome === 'picture' && picture ? ` · ${picture.contentType} · ${texts.bytes(picture.bytes ?? 0)}` : '';
  return (
    <>
      <dl class="table">
        <Pair name={t('entry.status')}>{entry.status ?? (entry.outcome === undefined ? '…' : '—')}</Pair>
        {entry.code !== undefined && <Pair name={t('entry.code')}>{entry.code}</Pair>}
        <Pair name={t('entry.outcome')}>{outcome + detail}</Pair>
        {took !== undefined && <Pair name={t('entry.took')}>{texts.duration(took)}</Pair>}
        {entry.charged !== undefined && <Pair name={t('entry.charged')}>{texts.number(entry.charged)}</Pair>}
      </dl>
      {typeof entry.answer === 'string' && (
        <div class="answer">
          <Scrolling label={t('entry.answer')}>{pretty(entry.answer)}</Scrolling>
        </div>
      )}
    </>
  );
}
