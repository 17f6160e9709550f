import { useState } from 'preact/hooks';
import type { TaskReport } from '../data/control.js';
import { Dialog } from '../parts/dialog.js';
import { usePage } from '../parts/page.js';
import { conditionOf } from './condition.js';
import { type Picture, usePicture, whyMissing } from './pictures.js';

interface Size {
  width: number;
  height: number;
}

function ratioOf(size: Size | undefined): string {
  return size ? String(size.width / size.height) : '1';
}

/** Whether a result can be laid over its original: it has the same size, or is an enlargement. A trimmed one cannot. */
function liesOver(after: Size | undefined, before: Size | undefined): boolean {
  if (!after || !before) return false;
  const factor = after.width / before.width;
  return factor >= 1 && Number.isInteger(factor) && after.height === before.height * factor;
}

/** Shows both pictures of a task, large: one over the other if their sizes match, otherwise side by side. */
export function CompareDialog({ task, onClose }: { task: TaskReport; onClose: () => void }) {
  const { api, texts, view } = usePage();
  const { generation } = view;
  const id = String(task.id);
  const before = usePicture(api, { id: task.id, which: 'upload', generation, wanted: true });
  const after = usePicture(api, { id: task.id, which: 'result', generation, wanted: conditionOf(task) === 'done' });
  const [sizes, setSizes] = useState<{ before?: Size; after?: Size }>({});
  const [split, setSplit] = useState(50);
  const isOver = liesOver(sizes.after, sizes.before);

  const frame = (which: 'before' | 'after', picture: Picture | undefined) => {
    const missing = whyMissing(task, which === 'before' ? 'upload' : 'result', picture, texts);
    return (
      <figure class={missing ? `compare-${which} missing` : `compare-${which} checkerboard`}>
        {picture !== undefined && picture !== 'gone' ? (
          <img
            src={picture.url}
            alt={texts.t(which === 'before' ? 'tasks.beforeAlt' : 'tasks.afterAlt', { id })}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSizes((known) => ({ ...known, [which]: { width: naturalWidth, height: naturalHeight } }))
            }
          />
        ) : (
          missing && <p class="hint">{missing}</p>
        )}
        <figcaption>{texts.t(which === 'before' ? 'tasks.before' : 'tasks.after')}</figcaption>
      </figure>
    );
  };
  return (
    <Dialog title={texts.t('compare.title', { id })} onClose={onClose} wide>
      <div
        class={isOver ? 'compare over' : 'compare beside'}
        style={{ '--split': `${split}%`, '--ratio': ratioOf(sizes.before) }}
      >
        {frame('after', after)}
        {frame('before', before)}
        {isOver && (
          <input
            type="range"
            min={0}
            max={100}
            value={split}
            aria-label={texts.t('compare.slider')}
            onInput={(event) => setSplit(Number(event.currentTarget.value))}
          />
        )}
      </div>
      <div class="buttons end">
        <Save picture={before} name={`task-${id}-before`} label={texts.t('compare.saveBefore')} />
        <Save picture={after} name={`task-${id}-after`} label={texts.t('compare.saveAfter')} />
      </div>
    </Dialog>
  );
}

function Save({ picture, name, label }: { picture: Picture | undefined; name: string; label: string }) {
  if (picture === undefined || picture === 'gone') return null;
  const extension = picture.type.split('/')[1]?.split(/[+;]/)[0]?.replace('jpeg', 'jpg') ?? 'bin';
  return (
    <a class="button" href={picture.url} download={`${name}.${extension}`}>
      {label}
    </a>
  );
}
