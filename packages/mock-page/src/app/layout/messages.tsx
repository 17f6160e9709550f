/** A message for a moment: how something went that was asked for here. */
export interface Message {
  text: string;
  kind: 'good' | 'bad';
}

/**
 * Where messages appear, and apart from them what only screen readers are told: neither may wipe the other away. The
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
