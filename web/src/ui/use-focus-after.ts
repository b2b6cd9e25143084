import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Keeps the focus near when what is shown changes, such as when a form closes: if the element that had the focus has gone, the focus moves to the
 * element with the ref.
 */
export function useFocusAfter<Kept extends HTMLElement>(shown: unknown): RefObject<Kept | null> {
  const kept = useRef<Kept>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown && document.activeElement === document.body)
      kept.current?.focus({ preventScroll: true });
    before.current = shown;
  }, [shown]);
  return kept;
}
