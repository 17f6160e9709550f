import type { ComponentChildren } from 'preact';
import { CopyButton } from './copy-button.js';
import { usePage } from './page.js';

/** Code with a button that copies it. */
export function Code({ text, label }: { text: string; label: string }) {
  const { texts } = usePage();
  return (
    <div class="code">
      <Scrolling label={label}>
        <code>{text}</code>
      </Scrolling>
      <CopyButton quiet make={() => text} title={`${texts.t('copy')}: ${label}`} />
    </div>
  );
}

/** Preformatted text that may scroll. It has a name and can be reached by keyboard. */
export function Scrolling({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="scrolling" tabIndex={0} aria-label={label}>
      <pre>{children}</pre>
    </section>
  );
}
