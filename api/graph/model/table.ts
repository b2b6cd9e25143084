import type { EdgeType, Label, Lane, TableName } from './vocabulary.ts';

/** How a column is written in the file, and so what the importer checks. */
export type FieldType = 'string' | 'integer' | 'number' | 'date' | 'yesno' | 'country' | 'list' | 'enum';

/** One column of a file of the chain package; a field of its Frictionless Table Schema. */
export interface Field {
  /** The column's name in the CSV header. */
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  /** The property it becomes in the graph; absent where a key or an edge says it all. */
  readonly property?: string;
  readonly required?: true;
  /** Allowed values as files write them (any case); the graph and the API hold them in upper case. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** The value an empty cell has, as the file would write it. */
  readonly default?: string;
}

/** A column that points at a row of another table. */
export interface ForeignKey {
  readonly field: string;
  readonly references: TableName | 'countries';
}

/** What the API calls a relationship on the type at one of its ends. */
export interface EndName {
  /** Of the field; where the other end may be of several types, each has a field of its own, with the type's title at its end. */
  readonly name: string;
  readonly description: string;
}

/** What the API calls a relationship on the types that it leaves and that it reaches. */
export interface EndNames {
  readonly forward: EndName;
  readonly backward: EndName;
}

/** The edge that an entity's foreign key also states. `out`: from this entity to the one referred to. */
export interface Link extends EndNames {
  readonly field: string;
  readonly edge: EdgeType;
  readonly direction: 'out' | 'in';
}

interface TableCommon {
  readonly name: TableName;
  readonly title: string;
  readonly description: string;
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Whether rows have valid_from and valid_to. */
  readonly dated: boolean;
  readonly fields: readonly Field[];
}

/** A table whose rows describe a node each; what every source says of it is a DESCRIBED_BY edge of its own. */
export interface EntityTable extends TableCommon {
  readonly kind: 'entity';
  readonly label: Label;
  readonly lane: Lane;
  /** The fields of which the first that has a value names the node on a picture. */
  readonly caption: readonly string[];
  readonly links: readonly Link[];
}

/** A table whose rows state an edge each. */
export interface EdgeTable extends TableCommon, EndNames {
  readonly kind: 'edge';
  readonly edge: EdgeType;
  /** Columns that name the two ends, each a foreign key; `to` may be one of several (designations: the listed one is `from`). */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export type Table = EntityTable | EdgeTable;
