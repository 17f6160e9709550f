import { useEffect, useRef, useState } from 'preact/hooks';
import { Announcer } from '../data/announcer.js';
import { type Changes, changesBetween } from '../data/changes.js';
import type { View } from '../data/feed.js';
import type { Texts } from '../i18n/texts.js';

/** The latest changes in words, for screen readers. */
export function useAnnouncements(view: View, texts: Texts): string {
  const [said, setSaid] = useState('');
  const previous = useRef(view);
  const latest = useRef(texts);
  latest.current = texts;
  const [announcer] = useState(() => new Announcer((changes) => inWords(changes, latest.current), setSaid));
  useEffect(() => {
    announcer.note(changesBetween(previous.current, view));
    previous.current = view;
  }, [announcer, view]);
  return said;
}

function inWords({ isBack, done, failed, trouble }: Changes, { t }: Texts): string {
  return [
    isBack && t('connection.back'),
    done > 0 && t('announce.done', { count: done }),
    failed > 0 && t('announce.failed', { count: failed }),
    trouble > 0 && t('announce.trouble', { count: trouble }),
  ]
    .filter(Boolean)
    .join(' ');
}
