/** How far something is, 0–100, with a name and the words for it. */
export function Progress({ value, label, text, tone }: { value: number; label: string; text: string; tone: string }) {
  const share = Math.min(100, Math.max(0, value));
  return (
    <div
      class={`progress ${tone}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share)}
      aria-valuetext={text}
    >
      <div class="progress-fill" style={{ '--share': `${share}%` }} />
    </div>
  );
}
