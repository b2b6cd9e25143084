import { useSyncExternalStore } from 'react';
import { connectionStore } from './connection-store.ts';

const epochOf = (): number => connectionStore.get().epoch;

/** Changes whenever answers given before may be outdated. */
export function useEpoch(): number {
  return useSyncExternalStore(connectionStore.subscribe, epochOf);
}
