import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';

const queries = {
  /** Panes are tabs, and lanes are stacked. */
  narrow: window.matchMedia('(max-width: 720px)'),
  /** Of three panes, the last one is below the middle one. */
  stacked: window.matchMedia('(min-width: 721px) and (max-width: 1100px)'),
  /** The outer panes have more room than they need beside a picture of five lanes. */
  wide: window.matchMedia('(min-width: 1600px)'),
} as const;

const subscriptions = {
  narrow: (listener: () => void) => subscribe(queries.narrow, listener),
  stacked: (listener: () => void) => subscribe(queries.stacked, listener),
  wide: (listener: () => void) => subscribe(queries.wide, listener),
} as const;

function subscribe(query: MediaQueryList, listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

/** Whether the window has a width at which the page is arranged differently. The stylesheets have the same widths. */
export function useMedia(name: keyof typeof queries): boolean {
  return useSyncExternalStore(subscriptions[name], () => queries[name].matches);
}

/** The width of an element, kept up to date. */
export function useWidth(of: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [of]);
  return width;
}
