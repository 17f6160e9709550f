import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../parts/icons.js';

type PanelIcon = 'clock' | 'bolt' | 'key' | 'sliders';

export function Panel({ title, icon, children }: { title: string; icon: PanelIcon; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="card steer-panel" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>
        <Icon name={icon} />
        {title}
      </h2>
      {children}
    </section>
  );
}
