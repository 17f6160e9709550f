'use client';

import { Koukoutu } from '@koukoutu/sdk';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { adviceFor } from '../lib/advice';
import { shrink } from '../lib/shrink';

let client: Koukoutu | undefined;
/**
 * The client of the page. It knows no key: the app route adds it. Made when it is needed, since Next runs this file on the server too,
 * where an address without a host leads nowhere.
 */
const koukoutu = () => (client ??= new Koukoutu({ baseUrl: '/api/koukoutu' }));

const LIMIT = process.env.NEXT_PUBLIC_MAX_UPLOAD_BYTES;

/** A photo goes in, its cut-out is shown. A new photo gives up the one before. */
export function CutOut() {
  const [status, setStatus] = useState('');
  const [picture, setPicture] = useState<string>();
  const running = useRef<AbortController>(undefined);

  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => (picture ? () => URL.revokeObjectURL(picture) : undefined), [picture]);

  async function cutOut({ target }: ChangeEvent<HTMLInputElement>) {
    const [photo] = target.files ?? [];
    if (photo === undefined) return;
    target.value = ''; // so that the same photo can be chosen again, after a failure
    running.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setPicture(undefined);
    setStatus('Working …');
    try {
      const upload = await shrink(photo, LIMIT ? Number(LIMIT) : undefined);
      const cutout = await koukoutu().removeBackground(upload, { outputFormat: 'png', signal });
      const url = URL.createObjectURL(await cutout.blob());
      if (signal.aborted) return;
      setPicture(url);
      setStatus('');
    } catch (error) {
      if (!signal.aborted) setStatus(adviceFor(error));
    }
  }

  return (
    <>
      <label>
        Photo: <input type="file" accept="image/png,image/jpeg,image/webp" onChange={cutOut} />
      </label>
      <p role="status">{status}</p>
      {/* A blob in the page's memory: Next's Image has nothing to optimise. */}
      {picture && <img src={picture} alt="The cut-out" style={{ maxWidth: '100%' }} />}
    </>
  );
}
