import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../data/api.js';
import type { View } from '../data/feed.js';
import type { Texts } from '../i18n/texts.js';

/** What every part of the page may use. */
export interface Page {
  readonly api: Api;
  readonly texts: Texts;
  readonly view: View;
  /** Where this mock is reached. */
  readonly base: string;
  /** Shows a message for a moment and has screen readers say it. */
  tell(message: string, kind?: 'good' | 'bad'): void;
  /** Does something to the mock, looks again, and tells how it went. Answers whether it went well. */
  act(what: () => Promise<unknown>, done?: string): Promise<boolean>;
  /** Shows a task, or the requests of a task, in the other view. */
  showTask(id: number): void;
  showRequests(text: string): void;
  forgetJournal(): void;
}

const PageContext = createContext<Page | undefined>(undefined);

export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('This part stands outside of the page.');
  return page;
}
