import { readAddress } from './read-address.ts';
import { today } from './day.ts';
import { writeAddress } from './write-address.ts';
import type { Address } from './address.ts';

const listeners = new Set<() => void>();
let current = start();

function start(): Address {
  const read = readAddress(inBar(), today());
  window.history.replaceState(null, '', writeAddress(read));
  return read;
}

function inBar(): string {
  return `${window.location.search}${window.location.hash}`;
}

function tell(next: Address): void {
  current = next;
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', () => {
  tell(readAddress(inBar(), today()));
});

/** The address bar as a store; the one place that touches the browser's history. */
export const addressStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Address => current,
  /** `push` makes a step that Back undoes; `replace` does not. */
  go: (next: Address, how: 'push' | 'replace'): void => {
    const written = writeAddress(next);
    if (written === writeAddress(current)) return;
    if (how === 'push') window.history.pushState(null, '', written);
    else window.history.replaceState(null, '', written);
    tell(next);
  },
} as const;
