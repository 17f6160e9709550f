import { Koukoutu } from '@koukoutu/sdk';
import { cutOut } from './cut-out.ts';
import { startMock } from './mock.ts';
import { listenForPictures } from './sources.ts';
import './style.css';
import { t, translatePage } from './texts.ts';
import { byId, readChoice, showFailure, showRequest, showResult, showStatus, showUpdate, showWork } from './view.ts';

/** The current picture. It is cut out again if the choice changes. */
let current: File | undefined;
let running: AbortController | undefined;

async function main(): Promise<void> {
  translatePage();
  showStatus(t('starting'));
  const { apiKey } = await startMock(showRequest);
  // The key is the mock's and not a secret. A page for the live API has no key and calls a proxy, see @koukoutu/sdk/proxy.
  const koukoutu = new Koukoutu({ apiKey, dangerouslyAllowBrowser: true, pollInterval: 200 });

  const take = async (file: File) => {
    current = file;
    // One picture at a time: a new one ends the wait for the one before.
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const started = performance.now();
    showWork(file);
    try {
      const result = await cutOut(koukoutu, file, readChoice(), showUpdate, controller.signal);
      if (running === controller) await showResult(result, file.name, (performance.now() - started) / 1000);
    } catch (error) {
      if (running === controller) showFailure((error as Error).message);
    }
  };

  listenForPictures({ input: byId('file'), zone: byId('zone') }, (file) => void take(file));
  byId('options').addEventListener('change', () => current && void take(current));
  const sample = byId<HTMLButtonElement>('sample');
  sample.addEventListener('click', async () => {
    const response = await fetch('./sample.jpg');
    await take(new File([await response.blob()], 'sample.jpg', { type: 'image/jpeg' }));
  });
  byId<HTMLInputElement>('file').disabled = false;
  sample.disabled = false;
  showStatus(t('ready'));
}

main().catch((error: Error) => showStatus(t('failedToStart', { reason: error.message }), 'bad'));
