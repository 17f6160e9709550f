import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../data/api.js';
import type { View } from '../data/feed.js';
import type { Texts } from '../i18n/texts.js';

/** The context that all parts of the page share. */
export interface Page {
  readonly api: Api;
  readonly texts: Texts;
  readonly view: View;
  /** This mock's base URL. */
  readonly base: string;
  /** Shows a message for a moment and announces it to screen readers. */
  tell(message: string, kind?: 'good' | 'bad'): void;
  /** Runs an action on the mock, refreshes the page and shows the outcome. Returns whether it succeeded. */
  act(what: () => Promise<unknown>, done?: string): Promise<boolean>;
  /** Switches to the view of the tasks and shows this one. */
  showTask(id: number): void;
  showRequests(text: string): void;
  forgetJournal(): void;
}

const PageContext = createContext<Page | undefined>(undefined);

export const PageProvider = PageContext.Provider;

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('usePage was called outside of the page.');
  return page;
}
