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

/** The parts of the page that the focus can fall back to. */
const PARTS = 'section, form, dialog, main, header, [tabindex="-1"]';
/** What places the focus itself, such as `useFocusAfter`, does so before. */
const PAUSE_MS = 50;

/**
 * When the element with the focus goes, such as a button that removes itself, moves the focus to the nearest part of the page that was around it.
 * Otherwise nothing has the focus then: a screen reader falls silent, and the Tab key may start again at the top of the page.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let parts: readonly HTMLElement[] = [];
    let timer = 0;
    const onFocus = ({ target }: FocusEvent): void => {
      last = target instanceof HTMLElement ? target : null;
      // Read now: an element that has gone does not say where it was.
      parts = last === null ? [] : partsAround(last);
    };
    const onBlur = ({ target }: FocusEvent): void => {
      // An element that only loses the focus is still there, but while a browser says so, so is one that is being removed.
      queueMicrotask(() => {
        if (last === target && last?.isConnected === true) last = null;
      });
    };
    const recover = (): void => {
      if (last === null || last.isConnected || document.activeElement !== document.body) return;
      const part = parts.find((one) => one.isConnected) ?? document.getElementById('pane-0');
      if (part !== null) focusPart(part);
    };
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(recover, PAUSE_MS);
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
      observer.disconnect();
    };
  }, []);
}

/** The parts around an element, the nearest first. */
function partsAround(element: HTMLElement): readonly HTMLElement[] {
  const part = element.parentElement?.closest<HTMLElement>(PARTS) ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    // Only now: otherwise, later clicks on its text would focus it.
    const forget = (): void => {
      part.removeAttribute('tabindex');
    };
    part.addEventListener('blur', forget, { once: true });
  }
  part.focus({ preventScroll: true });
}
