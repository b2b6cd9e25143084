import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 720px)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => {
    narrow.removeEventListener('change', listener);
  };
}

const isNarrow = (): boolean => narrow.matches;

/** Whether the screen is too narrow for lanes beside each other: then they go down. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}
