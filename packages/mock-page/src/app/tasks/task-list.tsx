import { useMemo, useState } from 'preact/hooks';
import type { TaskReport } from '../data/control.js';
import { usePage } from '../parts/page.js';
import { Segments } from '../parts/segments.js';
import { conditionOf, isActive } from './condition.js';
import { NoTasks } from './no-tasks.js';
import { TaskCard } from './task-card.js';

const PAGE_SIZE = 24;
type Show = 'all' | 'active' | 'done' | 'failed';

/** The tasks, the latest first. */
export function TaskList() {
  const { texts, view } = usePage();
  const { t } = texts;
  const [show, setShow] = useState<Show>('all');
  const [shownPages, setShownPages] = useState(1);
  const groups = useMemo(() => groupTasks(view.tasks), [view.tasks]);
  if (view.state && view.tasks.length === 0) return <NoTasks />;

  const found = groups[show];
  const shown = found.slice(0, shownPages * PAGE_SIZE);
  const choices = (['all', 'active', 'done', 'failed'] as const).map((value) => ({
    value,
    label: t(`tasks.${value}`),
    count: groups[value].length,
  }));
  return (
    <>
      <div class="toolbar">
        <Segments label={t('tasks.show')} value={show} options={choices} onChange={setShow} />
      </div>
      {found.length === 0 && view.state && <p class="nothing">{t('tasks.noneOfThese')}</p>}
      <ul class="tasks">
        {shown.map((task) => (
          <TaskCard key={`${view.generation} ${task.id}`} task={task} />
        ))}
      </ul>
      {found.length > shown.length && (
        <button type="button" class="button more" onClick={() => setShownPages(shownPages + 1)}>
          {t('more', { count: Math.min(PAGE_SIZE, found.length - shown.length) })}
        </button>
      )}
    </>
  );
}

function groupTasks(tasks: readonly TaskReport[]): Record<Show, TaskReport[]> {
  const all = [...tasks].reverse();
  const is = (condition: string) => all.filter((task) => conditionOf(task) === condition);
  return { all, active: all.filter(isActive), done: is('done'), failed: is('failed') };
}
