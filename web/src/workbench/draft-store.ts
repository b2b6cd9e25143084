import type { GivenByName } from './parameter-kinds.ts';

/** What stands in the editor and its fields. */
export interface Draft {
  readonly statement: string;
  readonly given: GivenByName;
}

const listeners = new Set<() => void>();
let draft: Draft = { statement: '', given: {} };

/** The draft outlives a look at another view; the address holds only what was run. */
export const draftStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Draft => draft,
  set: (next: Draft): void => {
    draft = next;
    for (const listener of listeners) listener();
  },
} as const;
