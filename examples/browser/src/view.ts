import type { JournalEntry } from '@koukoutu/mock-server/browser';
import type { ImageResult, TaskUpdate } from '@koukoutu/sdk';
import type { Choice } from './cut-out.ts';
import { t } from './texts.ts';

/** The element with an id. Throws if the page has none. */
export function byId<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element #${id}.`);
  return element as T;
}

const status = byId('status');
const bar = byId<HTMLProgressElement>('progress');
const compare = byId('compare');
const before = byId<HTMLImageElement>('before');
const after = byId<HTMLImageElement>('after');
const split = byId<HTMLInputElement>('split');
const download = byId<HTMLAnchorElement>('download');
const requests = byId<HTMLOListElement>('requests');

/** Object URLs of the visible pictures. They are revoked when other pictures replace these. */
const shown = new Set<string>();

before.addEventListener('load', () => {
  compare.style.setProperty('--ratio', String(before.naturalWidth / before.naturalHeight));
});
split.addEventListener('input', () => compare.style.setProperty('--split', `${split.value}%`));

/** The choices in the form. */
export function readChoice(): Choice {
  const form = new FormData(byId<HTMLFormElement>('options'));
  return {
    model: form.get('model') === 'print' ? 'print' : 'general',
    outputFormat: form.get('format') === 'webp' ? 'webp' : 'png',
    crop: form.has('crop'),
  };
}

export function showStatus(text: string, kind: 'plain' | 'bad' = 'plain'): void {
  status.textContent = text;
  status.classList.toggle('bad', kind === 'bad');
}

/** Shows a picture while it is being cut out. */
export function showWork(picture: Blob): void {
  for (const url of shown) URL.revokeObjectURL(url);
  shown.clear();
  before.src = addressOf(picture);
  after.removeAttribute('src');
  compare.hidden = false;
  compare.classList.add('waiting');
  download.hidden = true;
  bar.hidden = false;
  bar.value = 0;
  showStatus(t('working'));
}

export function showUpdate({ state, progress, position }: TaskUpdate): void {
  bar.value = progress;
  if (state === 'queued') showStatus(t('queued', { position: position ?? 0 }));
  else showStatus(t('running', { progress: Math.round(progress) }));
}

/** Shows a cut-out over the original, and offers it for download. */
export async function showResult(result: ImageResult, name: string, seconds: number): Promise<void> {
  const url = addressOf(await result.blob());
  after.src = url;
  await after.decode();
  // A trimmed result does not cover the original, so they are shown side by side.
  const isSameSize = after.naturalWidth === before.naturalWidth && after.naturalHeight === before.naturalHeight;
  compare.classList.toggle('beside', !isSameSize);
  compare.classList.remove('waiting');
  bar.hidden = true;
  const extension = result.contentType.replace('image/', '');
  download.href = url;
  download.download = `${name.replace(/\.\w+$/, '')}-cut-out.${extension}`;
  download.hidden = false;
  const { width = 0, height = 0, size } = result;
  showStatus(t('done', { width, height, type: extension, size: Math.round(size / 1000), seconds: seconds.toFixed(1) }));
}

export function showFailure(reason: string): void {
  bar.hidden = true;
  compare.hidden = true;
  compare.classList.remove('waiting');
  showStatus(t('failed', { reason }), 'bad');
}

/** Adds a line for a request that the mock has answered, at the top of the list. */
export function showRequest({ method, host, path, status: answer, charged }: JournalEntry): void {
  const line = document.createElement('li');
  const cost = charged === undefined ? '' : ` · ${t('cost', { credits: charged })}`;
  line.textContent = `${answer ?? '…'} ${method} ${host} ${path.replace(/[0-9a-f]{24,}/, '…')}${cost}`;
  line.classList.toggle('bad', (answer ?? 0) >= 400);
  requests.prepend(line);
  while (requests.children.length > 12) requests.lastElementChild?.remove();
}

function addressOf(blob: Blob): string {
  const url = URL.createObjectURL(blob);
  shown.add(url);
  return url;
}
