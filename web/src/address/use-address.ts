import { useEffect, useSyncExternalStore } from 'react';
import { addressFaults, changeAddress, readAddress, today, keepOneRestriction, writeAddress } from './address.ts';
import type { Address, AddressFault, Conditions } from './address.ts';

interface AddressBar {
  readonly address: Address;
  /** Changes the address with one history entry, so that Back undoes it. */
  readonly go: (change: Partial<Address>) => void;
  /** Changes the conditions with one history entry, so that Back undoes it. */
  readonly setConditions: (change: Partial<Conditions>) => void;
  /** Changes the conditions without a history entry, for changes on every keystroke. */
  readonly touchConditions: (change: Partial<Conditions>) => void;
}

/** Returns the current address and functions to change it. */
export function useAddress(): AddressBar {
  const address = useSyncExternalStore(addressStore.subscribe, addressStore.get);
  return { address, go, setConditions, touchConditions };
}

/** Changes the address with one history entry, so that Back undoes it. */
export function go(change: Partial<Address>): void {
  addressStore.go(changeAddress(addressStore.get(), change), 'push');
}

function setConditions(change: Partial<Conditions>): void {
  const now = addressStore.get();
  addressStore.go({ ...now, conditions: { ...now.conditions, ...change } }, 'push');
}

function touchConditions(change: Partial<Conditions>): void {
  const now = addressStore.get();
  addressStore.go({ ...now, conditions: { ...now.conditions, ...change } }, 'replace');
}

/** Names the browser's tab, which bookmarks keep. Null: somebody else does. */
export function useTitle(name: string | null): void {
  useEffect(() => {
    if (name !== null) document.title = `${name} · Subtier`;
  }, [name]);
}

/** What is wrong with the link by which the page was opened, until it shows something else. */
export function useAddressFaults(): readonly AddressFault[] {
  return useSyncExternalStore(addressStore.subscribe, () => faults);
}

const listeners = new Set<() => void>();
let faults: readonly AddressFault[] = [];
let current = start();

function start(): Address {
  const read = currentAddress();
  window.history.replaceState(null, '', writeAddress(read));
  return read;
}

function currentAddress(): Address {
  const { pathname, search, hash } = window.location;
  faults = addressFaults(`${pathname}${search}${hash}`);
  return keepOneRestriction(readAddress(`${pathname}${search}${hash}`, today()), null);
}

function update(next: Address): void {
  current = next;
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', () => {
  update(currentAddress());
});

/** The address bar as a store; only this code touches the browser's history. */
export const addressStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Address => current,
  /** `push` adds a history entry that Back undoes; `replace` does not. */
  go: (wanted: Address, how: 'push' | 'replace'): void => {
    // Only the record view has a record; callers need not clear it.
    const next = keepOneRestriction(wanted.view === 'record' ? wanted : { ...wanted, record: null }, current);
    const written = writeAddress(next);
    if (written === writeAddress(current)) return;
    if (how === 'push') {
      faults = [];
      window.history.pushState(null, '', written);
    } else window.history.replaceState(null, '', written);
    update(next);
  },
} as const;
