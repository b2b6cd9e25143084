import type { ListedField } from './listed-field.ts';

/** One thing that a list is ordered by; what has no value comes last either way. */
export interface OrderTerm {
  readonly field: ListedField;
  readonly isDescending: boolean;
}

/** What a list is ordered by; the last term is the key, so that no two members stand in the same place. */
export type Order = readonly OrderTerm[];
