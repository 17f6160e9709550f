import type { Koukoutu } from '@koukoutu/sdk';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { adviceFor } from './advice';

type State =
  | { readonly is: 'empty' }
  | { readonly is: 'working' }
  | { readonly is: 'done'; readonly url: string }
  | { readonly is: 'failed'; readonly advice: string };

/** A photo goes in, its cut-out is shown. A new photo gives up the one before. */
export function App({ koukoutu }: { koukoutu: Koukoutu }) {
  const [state, setState] = useState<State>({ is: 'empty' });
  const running = useRef<AbortController>(undefined);

  useEffect(() => () => running.current?.abort(), []);
  // Frees the memory of a picture that is no longer shown.
  useEffect(() => (state.is === 'done' ? () => URL.revokeObjectURL(state.url) : undefined), [state]);

  async function cutOut({ target }: ChangeEvent<HTMLInputElement>) {
    const [photo] = target.files ?? [];
    if (photo === undefined) return;
    target.value = ''; // so that the same photo can be chosen again, after a failure
    running.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setState({ is: 'working' });
    try {
      const cutout = await koukoutu.removeBackground(photo, { outputFormat: 'png', signal });
      const url = URL.createObjectURL(await cutout.blob());
      if (!signal.aborted) setState({ is: 'done', url });
    } catch (error) {
      if (!signal.aborted) setState({ is: 'failed', advice: adviceFor(error) });
    }
  }

  return (
    <main>
      <h1>Cut out a picture</h1>
      <label>
        Photo: <input type="file" accept="image/png,image/jpeg,image/webp" onChange={cutOut} />
      </label>
      <p role="status">
        {state.is === 'working' && 'Working …'}
        {state.is === 'failed' && state.advice}
      </p>
      {state.is === 'done' && <img src={state.url} alt="The cut-out" />}
    </main>
  );
}
