import { parentPort, workerData } from 'node:worker_threads';
import { sharpCodec } from './codec/sharp.js';
import { createImaging } from './imaging.js';
import { ImagingError } from './picture/errors.js';
import type { Picture } from './picture/types.js';
import { packagedGlyphs } from './text/font-package.js';
import type { Delivery, Order, ThreadData } from './worker/messages.js';

// The program of the thread that makes large pictures.
const { rules, limits } = workerData as ThreadData;
const imaging = createImaging({ codec: sharpCodec, glyphs: packagedGlyphs(), rules, limits });

parentPort?.on('message', async ({ id, operation, args }: Order) => {
  const make = imaging[operation] as (...given: unknown[]) => Promise<Picture>;
  try {
    const picture = await make(...args);
    // A copy: memory that belongs to the encoder cannot be handed over.
    const bytes = picture.bytes.slice();
    answer({ id, picture: { ...picture, bytes } }, [bytes.buffer]);
  } catch (error) {
    const reason = error instanceof ImagingError ? error.reason : undefined;
    answer({ id, reason, message: error instanceof Error ? error.message : String(error) });
  }
});

function answer(delivery: Delivery, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(delivery, transfer);
}
