import { Koukoutu, KoukoutuError } from '@koukoutu/sdk';
import type { Places } from '../journey/journey.mjs';
import { journey } from '../journey/journey.mjs';

/** The functions that the tests call in the page. */
const own = {
  /** Runs the journey with a client that has no key and only knows its proxy. */
  async journey(places: Places): Promise<{ name: string; error: string | null }[]> {
    const photo = new Uint8Array(await (await fetch('/photo.jpg')).arrayBuffer());
    return journey([], { sdk: { Koukoutu, KoukoutuError }, places, photo });
  },

  /** Cuts out a picture and lets the browser decode it. Returns its size and the alpha of its corner and its middle. */
  async pixels(baseUrl: string): Promise<{ width: number; height: number; corner: number; middle: number }> {
    const file = await (await fetch('/photo.jpg')).blob();
    const result = await new Koukoutu({ baseUrl }).removeBackground(file, { mode: 'task' });
    const { width, height } = await createImageBitmap(await result.blob());
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('This browser has no canvas.');
    context.drawImage(await createImageBitmap(await result.blob()), 0, 0);
    const alpha = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[3] ?? -1;
    return { width, height, corner: alpha(2, 2), middle: alpha(width >> 1, height >> 1) };
  },

  /** Calls the API from the page with a key. Returns the error or the credits. */
  async withKey(apiKey: string, baseUrl: string, dangerouslyAllowBrowser: boolean): Promise<string> {
    try {
      const { credits } = await new Koukoutu({ apiKey, baseUrl, dangerouslyAllowBrowser, maxRetries: 1 }).credits();
      return `${credits > 0}`;
    } catch (error) {
      return String(error);
    }
  },
};

declare global {
  /** Set by the page's script, for the tests. */
  var page: typeof own;
}
globalThis.page = own;
