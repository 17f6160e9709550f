import { CopyButton } from './copy-button.js';
import { usePage } from './page.js';

/** Code that can be copied. */
export function Code({ text, label }: { text: string; label: string }) {
  const { texts } = usePage();
  return (
    <div class="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{text}</code>
      </pre>
      <CopyButton quiet make={() => text} title={`${texts.t('copy')}: ${label}`} />
    </div>
  );
}
