import type { ListedField } from './listed-field.ts';

export type Operator = 'eq' | 'in' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'startsWith' | 'has' | 'exists';

export type ComparedValue = string | number | boolean;

/** Which members a list has. A test of a field without a value is false, so that its `not` is true. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'test';
      readonly field: ListedField;
      readonly operator: Operator;
      readonly value: ComparedValue | readonly ComparedValue[];
    };
