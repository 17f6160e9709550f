/** A short-lived message about the outcome of an action on this page. */
export interface Message {
  text: string;
  kind: 'good' | 'bad';
}

/**
 * Visible messages and, separately, announcements for screen readers, so that neither overwrites the other. Both regions exist
 * from the start, because screen readers only observe regions that do.
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
