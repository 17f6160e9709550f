import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../data/api.js';
import type { TaskReport } from '../data/control.js';
import type { Texts } from '../i18n/texts.js';
import { conditionOf } from './condition.js';

/** A picture of a task: a URL for `<img>`, or `gone` if the mock no longer has it. */
export type Picture = { url: string; type: string } | 'gone';

/** Largest number of pictures that are kept. */
const BOUND = 80;
const kept = new Map<string, Promise<Picture>>();

/** A task's picture, fetched once `wanted`; undefined until then. `generation` changes when the mock restarts or is reset. */
export function usePicture(
  api: Api,
  { id, which, generation, wanted }: { id: number; which: 'upload' | 'result'; generation: number; wanted: boolean },
): Picture | undefined {
  const key = `${generation} ${id} ${which}`;
  const [found, setFound] = useState<{ key: string; picture: Picture } | undefined>();
  useEffect(() => {
    if (!wanted) return;
    let isCurrent = true;
    void fetchPicture(api, key, id, which).then((picture) => isCurrent && setFound({ key, picture }));
    return () => {
      isCurrent = false;
    };
  }, [api, key, id, which, wanted]);
  return found?.key === key && wanted ? found.picture : undefined;
}

/** The reason why there is no picture; empty if there is one or it is being loaded. */
export function whyMissing(
  task: TaskReport,
  which: 'upload' | 'result',
  picture: Picture | undefined,
  { t }: Texts,
): string {
  const condition = conditionOf(task);
  if (which === 'result' && condition !== 'done') return t(condition === 'failed' ? 'tasks.noResult' : 'tasks.notYet');
  return picture === 'gone' ? t('tasks.noPicture') : '';
}

function fetchPicture(api: Api, key: string, id: number, which: 'upload' | 'result'): Promise<Picture> {
  const known = kept.get(key);
  kept.delete(key);
  const picture =
    known ??
    api.picture(id, which).then(
      (blob) => ({ url: URL.createObjectURL(blob), type: blob.type }),
      () => 'gone' as const,
    );
  kept.set(key, picture);
  for (const [oldest, old] of kept) {
    if (kept.size <= BOUND) break;
    kept.delete(oldest);
    void old.then((gone) => gone !== 'gone' && URL.revokeObjectURL(gone.url));
  }
  // A picture that is gone now may exist the next time it is wanted.
  void picture.then((result) => result === 'gone' && kept.get(key) === picture && kept.delete(key));
  return picture;
}
