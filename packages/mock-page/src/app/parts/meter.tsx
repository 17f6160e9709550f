/** A progress bar. `value` is 0–100, `label` its accessible name and `text` the value in words. */
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
