import { Icon } from './icons.js';
import { usePage } from './page.js';

/** A button that copies a text. `make` is called when the button is pressed. */
export function CopyButton({
  make,
  label,
  title,
  quiet,
}: {
  make: () => string;
  label?: string;
  title?: string;
  quiet?: boolean;
}) {
  const { tell, texts } = usePage();
  const copy = async () => {
    const isCopied = await copyText(make());
    tell(texts.t(isCopied ? 'copied' : 'copyFailed'), isCopied ? 'good' : 'bad');
  };
  return (
    <button
      type="button"
      class={quiet ? 'button quiet' : 'button'}
      onClick={() => void copy()}
      aria-label={title}
      title={title}
    >
      <Icon name="copy" />
      {label}
    </button>
  );
}

/** Copies a text. Over plain http from another computer there is no clipboard API, but an old command may still work. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return isCopied;
  }
}
