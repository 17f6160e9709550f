import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icons.js';
import { usePage } from './page.js';

interface DialogProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ComponentChildren;
}

/** A modal dialog. The browser keeps the focus inside and restores it afterwards. */
export function Dialog({ title, onClose, wide, children }: DialogProps) {
  const { texts } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            class="button quiet"
            aria-label={texts.t('close')}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="cross" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

/** A dialog that asks for confirmation. */
export function Confirm(props: {
  title: string;
  text?: string;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const { texts } = usePage();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm();
          props.onClose();
        }}
      >
        {props.text && <p>{props.text}</p>}
        {props.children}
        <div class="buttons end">
          <button type="button" class="button" onClick={props.onClose}>
            {texts.t('cancel')}
          </button>
          <button type="submit" class="button danger">
            {props.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
