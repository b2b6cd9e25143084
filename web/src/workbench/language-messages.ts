import type { ModelQuery } from '../generated/graphql.ts';

/** What a statement may name, as the server tells it; what it does not tell is marked. */
export type Model = ModelQuery['cypherLanguage'];

/** Asked of the language's worker. Offsets count UTF-16 units from the text's beginning. */
export type Ask =
  | { readonly id: number; readonly want: 'marks'; readonly text: string; readonly model: Model | null }
  | {
      readonly id: number;
      readonly want: 'completions';
      readonly text: string;
      /** Null: the server has not told it yet. */
      readonly model: Model | null;
      readonly caret: number;
      readonly manual: boolean;
    };

export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

export interface Problem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly isError: boolean;
}

export interface Completion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
}

/** Its answers. */
export type Told =
  | {
      readonly id: number;
      readonly want: 'marks';
      readonly marks: readonly Mark[];
      readonly problems: readonly Problem[];
    }
  | { readonly id: number; readonly want: 'completions'; readonly completions: readonly Completion[] };
