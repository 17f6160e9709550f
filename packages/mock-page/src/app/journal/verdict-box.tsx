import type { JournalEntry, Problem } from '../data/control.js';
import { problemInChinese } from '../i18n/problems-zh.js';
import { CopyButton } from '../parts/copy-button.js';
import { Icon } from '../parts/icons.js';
import { usePage } from '../parts/page.js';
import { verdictOf } from './verdict.js';

/** What was wrong with a request, where the spec says so, and the closest valid form. */
export function VerdictBox({ entry }: { entry: JournalEntry }) {
  const { texts } = usePage();
  const { t } = texts;
  const verdict = verdictOf(entry);
  return (
    <div class="verdict">
      {entry.faults.length > 0 && (
        <div class="problem fault">
          <Icon name="bolt" />
          <div>
            <p>{t('verdict.faultText')}</p>
            <p>
              <b>{entry.faults.map((kind) => texts.find('fault', kind)).join(' · ')}</b>
            </p>
          </div>
        </div>
      )}
      {entry.problems.map((problem) => (
        <ProblemCard key={`${problem.where} ${problem.message}`} problem={problem} />
      ))}
      {entry.problems.length === 0 && verdict !== 'fault' && (
        <div class={`problem ${verdict}`}>
          <Icon name={verdict === 'ok' ? 'check' : verdict === 'open' ? 'dots' : 'cross'} />
          <p>
            {t(verdict === 'ok' ? 'verdict.okText' : verdict === 'open' ? 'verdict.openText' : 'verdict.errorText')}
          </p>
        </div>
      )}
    </div>
  );
}

function ProblemCard({ problem }: { problem: Problem }) {
  const { t, language } = usePage().texts;
  const { level, where, spec, suggestion } = problem;
  const inChinese = language === 'zh' ? problemInChinese(problem.message) : undefined;
  const fixInChinese = language === 'zh' && suggestion ? problemInChinese(suggestion) : undefined;
  return (
    <div class={`problem ${level}`}>
      <Icon name={level === 'error' ? 'cross' : 'alert'} />
      <div>
        <p class="problem-where">
          <span class="visually-hidden">{t(level === 'error' ? 'verdict.error' : 'verdict.warning')}. </span>
          <code>{where}</code>
        </p>
        {inChinese === undefined ? <p lang="en">{problem.message}</p> : <p title={problem.message}>{inChinese}</p>}
        {suggestion && (
          <p class="problem-fix">
            <span>{t('verdict.nearest')}</span>
            {fixInChinese === undefined ? <code>{suggestion}</code> : <span>{fixInChinese}</span>}
            <CopyButton quiet make={() => suggestion} title={`${t('copy')}: ${suggestion}`} />
          </p>
        )}
        {spec && (
          <p class="problem-spec">
            <span>{t('verdict.spec')}</span> <code>{spec}</code>
          </p>
        )}
      </div>
    </div>
  );
}
