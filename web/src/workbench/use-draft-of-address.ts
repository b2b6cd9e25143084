import { useEffect, useRef } from 'react';
import { draftStore } from './draft-store.ts';
import type { GivenByName } from './parameter-kinds.ts';

/** Puts the address's statement into the editor, when a link or Back brings another; it is not run by that. */
export function useDraftOfAddress(statement: string, given: GivenByName): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useEffect(() => {
    if (statement !== '' && statement !== draftStore.get().statement) {
      draftStore.set({ statement, given: latest.current });
    }
  }, [statement]);
}
