import { useState } from 'preact/hooks';
import type { TaskReport } from '../data/control.js';
import { Confirm } from '../parts/dialog.js';
import { Icon } from '../parts/icons.js';
import { Progress } from '../parts/meter.js';
import { usePage } from '../parts/page.js';
import { CompareDialog } from './compare-dialog.js';
import { type Condition, conditionOf, isActive } from './condition.js';
import { Thumbnail } from './thumbnail.js';

const ICONS = { queued: 'dots', running: 'clock', stuck: 'alert', done: 'check', failed: 'cross' } as const;

/** A task: its state, its pictures, and controls to change it. */
export function TaskCard({ task }: { task: TaskReport }) {
  const { api, texts, view, act, showRequests } = usePage();
  const { t } = texts;
  const [dialog, setDialog] = useState<'compare' | 'fail' | undefined>();
  const condition = conditionOf(task);
  const id = String(task.id);
  const isExpired = hasExpired(task, view.state?.now);
  const progress = condition === 'done' ? 100 : Number(task.progress);
  return (
    <li class={`card task ${condition}`} id={`task-${id}`} tabIndex={-1}>
      <button type="button" class="thumbs" onClick={() => setDialog('compare')}>
        <span class="visually-hidden">{t('tasks.open', { id })}</span>
        <Thumbnail task={task} which="upload" />
        <Thumbnail task={task} which="result" />
      </button>
      <div class="task-body">
        <div class="task-head">
          <h3>
            <span class="mono">{task.model}</span>
            <span class="task-id">#{id}</span>
          </h3>
          <span class={`chip ${condition}`}>
            <Icon name={ICONS[condition]} />
            <ConditionText task={task} condition={condition} />
          </span>
        </div>
        <div class="task-progress">
          <Progress value={progress} label={t('tasks.progress', { id })} text={`${progress} %`} tone={condition} />
          <span class="percent">{condition === 'done' ? '100' : Math.floor(progress)} %</span>
        </div>
        {task.message && (
          <p class="task-message" lang="zh">
            {task.message}
          </p>
        )}
        <TaskFacts task={task} condition={condition} />
        <Options options={task.options} />
        <div class="buttons">
          {isActive(task) && (
            <>
              <button
                type="button"
                class="button"
                aria-label={t('tasks.finishName', { id })}
                onClick={() => void act(() => api.finishTask(task.id), t('tasks.finished', { id }))}
              >
                <Icon name="check" />
                {t('tasks.finish')}
              </button>
              <button
                type="button"
                class="button"
                aria-label={t('tasks.failName', { id })}
                onClick={() => setDialog('fail')}
              >
                <Icon name="cross" />
                {t('tasks.fail')}
              </button>
            </>
          )}
          {task.linkExpiresAt !== null && !isExpired && (
            <button
              type="button"
              class="button"
              aria-label={t('tasks.expireName', { id })}
              onClick={() => void act(() => api.expireTask(task.id), t('tasks.expired', { id }))}
            >
              <Icon name="clock" />
              {t('tasks.expire')}
            </button>
          )}
          <button
            type="button"
            class="button quiet"
            aria-label={t('tasks.requestsName', { id })}
            onClick={() => showRequests(id)}
          >
            <Icon name="list" />
            {t('tasks.requests')}
          </button>
        </div>
      </div>
      {dialog === 'compare' && <CompareDialog task={task} onClose={() => setDialog(undefined)} />}
      {dialog === 'fail' && <FailDialog task={task} onClose={() => setDialog(undefined)} />}
    </li>
  );
}

function ConditionText({ task, condition }: { task: TaskReport; condition: Condition }) {
  const { t } = usePage().texts;
  if (condition === 'queued' && task.position > 0) return <>{t('state.queuedAt', { position: task.position })}</>;
  return <>{t(`state.${condition}`)}</>;
}

function hasExpired({ linkExpiresAt }: TaskReport, now = 0): boolean {
  return linkExpiresAt !== null && linkExpiresAt <= now;
}

function TaskFacts({ task, condition }: { task: TaskReport; condition: Condition }) {
  const { texts, view } = usePage();
  const { t } = texts;
  const now = view.state?.now ?? task.createdAt;
  return (
    <dl class="facts">
      <Fact name={t('tasks.account')} value={task.account} />
      <Fact name={t('tasks.price')} value={texts.number(task.price)} />
      <Fact name={t('tasks.polls')} value={texts.number(task.polls)} />
      <Fact name={t('tasks.created')} value={texts.time(task.createdAt)} />
      {hasExpired(task, now) && <Fact name={t('tasks.link')} value={t('tasks.linkExpired')} />}
      {isActive(task) && (
        <Fact
          name={t('tasks.left')}
          value={condition === 'stuck' || task.dueAt === null ? t('tasks.stuck') : texts.duration(task.dueAt - now)}
        />
      )}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Options({ options }: { options: TaskReport['options'] }) {
  const pairs = Object.entries(options);
  if (pairs.length === 0) return null;
  return (
    <ul class="options">
      {pairs.map(([name, value]) => (
        <li key={name} class="mono">
          {name}={value}
        </li>
      ))}
    </ul>
  );
}

function FailDialog({ task, onClose }: { task: TaskReport; onClose: () => void }) {
  const { api, texts, act } = usePage();
  const { t } = texts;
  const id = String(task.id);
  const [reason, setReason] = useState('图片处理失败，请重试');
  return (
    <Confirm
      title={t('tasks.failTitle', { id })}
      confirm={t('tasks.fail')}
      onConfirm={() => void act(() => api.failTask(task.id, reason), t('tasks.failedNow', { id }))}
      onClose={onClose}
    >
      <label class="field">
        <span class="field-label">{t('tasks.failReason')}</span>
        <input value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
    </Confirm>
  );
}
