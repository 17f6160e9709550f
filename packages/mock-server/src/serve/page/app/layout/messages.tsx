/** A message for a moment. `quiet` is said by screen readers only: whoever sees the page sees it anyway. */
export interface Message {
  text: string;
  kind: 'good' | 'bad' | 'quiet';
}

/** Where messages appear. The region is there from the start: screen readers listen to it only then. */
export function Messages({ message }: { message: Message | undefined }) {
  return (
    <div class="messages" role="status" aria-live="polite">
      {message && (
        <div class={message.kind === 'quiet' ? 'visually-hidden' : `message ${message.kind}`}>{message.text}</div>
      )}
    </div>
  );
}
