import { useSyncExternalStore } from 'react';
import { Store } from '../server/store.ts';

const none: ReadonlySet<string> = new Set();

/** The ids of the chains under the pointer or the focus, in the list or in the picture, so that both show them. */
export const hoveredStore = new Store<ReadonlySet<string>>(none);

export function useHoveredChains(): ReadonlySet<string> {
  return useSyncExternalStore(hoveredStore.subscribe, hoveredStore.get);
}

/** Event handlers of an element that stands for a chain. */
export function hoverOf(chain: string) {
  const show = (): void => {
    hoveredStore.set(new Set([chain]));
  };
  const hide = (): void => {
    hoveredStore.set(none);
  };
  return { onPointerEnter: show, onPointerLeave: hide, onFocus: show, onBlur: hide };
}
