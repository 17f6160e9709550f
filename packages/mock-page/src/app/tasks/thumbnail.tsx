import { useEffect, useRef, useState } from 'preact/hooks';
import type { TaskReport } from '../data/control.js';
import { usePage } from '../parts/page.js';
import { conditionOf } from './condition.js';
import { usePicture, whyMissing } from './pictures.js';

/** A small view of one of a task's pictures. It is fetched when it becomes visible. */
export function Thumbnail({ task, which }: { task: TaskReport; which: 'upload' | 'result' }) {
  const { api, texts, view } = usePage();
  const frame = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  const isMade = which === 'upload' || conditionOf(task) === 'done';
  const picture = usePicture(api, { id: task.id, which, generation: view.generation, wanted: isSeen && isMade });
  const label = texts.t(which === 'upload' ? 'tasks.before' : 'tasks.after');
  const missing = whyMissing(task, which, picture, texts);
  return (
    <span class="thumb" ref={frame}>
      <span class={missing ? 'thumb-frame missing' : 'thumb-frame checkerboard'}>
        {picture !== undefined && picture !== 'gone' ? (
          <img
            src={picture.url}
            decoding="async"
            alt={texts.t(which === 'upload' ? 'tasks.beforeAlt' : 'tasks.afterAlt', { id: String(task.id) })}
          />
        ) : (
          missing && <span class="thumb-note">{missing}</span>
        )}
      </span>
      <span class="thumb-label">{label}</span>
    </span>
  );
}
