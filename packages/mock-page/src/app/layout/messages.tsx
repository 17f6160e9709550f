/** A message for a moment: how something went that was asked for here. */
export interface Message {
  text: string;
  kind: 'good' | 'bad';
}

/**
 * Visible messages and, separately, announcements for screen readers: neither may overwrite the other. The
 * regions are there from the start: screen readers listen to them only then.
 */
export function Messages({ message, said }: { message: Message | undefined; said: string }) {
  return (
    <>
      <div class="messages" role="status" aria-live="polite">
        {message && <div class={`message ${message.kind}`}>{message.text}</div>}
      </div>
      <div class="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
    </>
  );
}
