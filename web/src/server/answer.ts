import type { Failure } from './failure.ts';

/** What a view is given: every state of a question, none left out. */
export type Answer<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | {
      readonly state: 'here';
      readonly data: Data;
      /** Shown while newer data are on their way, or while the database is away. */
      readonly stale: boolean;
    };
