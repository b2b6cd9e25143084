import { useSyncExternalStore } from 'react';
import { addressStore } from './address-store.ts';
import type { Address } from './address.ts';
import type { Conditions } from './conditions.ts';

export interface AddressBar {
  readonly address: Address;
  /** Changes the address in one step that Back undoes. */
  readonly go: (change: Partial<Address>) => void;
  /** Changes the conditions in one step that Back undoes. */
  readonly setConditions: (change: Partial<Conditions>) => void;
  /** Changes the conditions without a step of its own, for what changes with each key stroke. */
  readonly touchConditions: (change: Partial<Conditions>) => void;
}

/** What the address says, and ways to change it. */
export function useAddress(): AddressBar {
  const address = useSyncExternalStore(addressStore.subscribe, addressStore.get);
  return { address, go, setConditions, touchConditions };
}

function go(change: Partial<Address>): void {
  addressStore.go({ ...addressStore.get(), ...change }, 'push');
}

function setConditions(change: Partial<Conditions>): void {
  const now = addressStore.get();
  addressStore.go({ ...now, conditions: { ...now.conditions, ...change } }, 'push');
}

function touchConditions(change: Partial<Conditions>): void {
  const now = addressStore.get();
  addressStore.go({ ...now, conditions: { ...now.conditions, ...change } }, 'replace');
}
