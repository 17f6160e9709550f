import type { ComponentChildren } from 'preact';
import { Icon } from './icons.js';

/** Shown where there is no content yet: says what to do first. */
export function Empty({
  icon,
  title,
  children,
}: {
  icon: 'picture' | 'list';
  title: string;
  children: ComponentChildren;
}) {
  return (
    <div class="empty">
      <div class="empty-icon">
        <Icon name={icon} />
      </div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
