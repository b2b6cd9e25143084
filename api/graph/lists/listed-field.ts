import type { Label } from '../model/vocabulary.ts';

/** How values of a field compare. `key`: the key of a node, or of something that has no node. */
export type FieldKind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'enum' | 'list' | 'key';

/** A field of an entity or of a statement, by which lists are filtered and ordered. */
export interface ListedField {
  /** The property, and the field in the API. */
  readonly name: string;
  readonly description: string;
  readonly kind: FieldKind;
  /** The values of an enumeration, in upper case; else none. */
  readonly values: readonly string[];
  /** The label of the nodes whose key it is; null: no key, or not of a node. */
  readonly refersTo: Label | null;
  /** Whether it may be without a value. */
  readonly isNullable: boolean;
  /** As Cypher, what the API shows of it, for the node or edge in a variable. */
  readonly shown: (variable: string) => string;
}
