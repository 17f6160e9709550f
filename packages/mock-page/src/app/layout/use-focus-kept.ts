import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus near its place if the focused element disappears with a refresh, such as a button of a task that has ended.
 * Otherwise keyboard users would start at the top of the page again. Call it in the component that renders the page.
 */
export function useFocusKept(): void {
  const path = useRef<Element[]>([]);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      path.current = [];
      for (let at = target as Element | null; at; at = at.parentElement) path.current.push(at);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const [focused, ...around] = path.current;
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const near = around.find((element) => element.isConnected && element.hasAttribute('tabindex'));
    if (near instanceof HTMLElement) near.focus({ preventScroll: true });
  });
}
