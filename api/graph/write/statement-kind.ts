import type { Field } from '../model/table.ts';
import type { EdgeType, Label, TableName } from '../model/vocabulary.ts';

/** A value that a statement carries: the column it stands in and the property it becomes. */
export interface StatedProperty {
  readonly name: string;
  readonly type: Field['type'];
}

/** All statements of one table with the same type of relationship between the same labels: they are read and written by the same Cypher. */
export interface StatementKind {
  readonly table: TableName;
  readonly edge: EdgeType;
  readonly from: Label;
  readonly to: Label;
  readonly properties: readonly StatedProperty[];
  /**
   * What becomes of the ends: `describes`: the first is made where it is not there yet; `holds`: the second is made for the statement alone;
   * `self`: the second may stand further down in the same table; `joins`: both are there.
   */
  readonly ends: 'describes' | 'holds' | 'self' | 'joins';
}
