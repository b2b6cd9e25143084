import type { EdgeType, Label, Lane, TableName } from './vocabulary.ts';

/** The format of a column's cells, which the importer checks. */
export type FieldType = 'string' | 'integer' | 'number' | 'date' | 'yesno' | 'country' | 'list' | 'enum';

/** A parsed value of a column: enums and countries in the graph's form (upper case, ISO alpha-2). Empty cells are left out. */
export type CellValue = string | number | boolean | readonly string[];

/** The most characters of a key, a name, or any other text whose field declares no other `maxLength`; far below the limit of the graph's indexes. */
export const defaultMaxLength = 1000;

/** A column of a chain-package file; a field of its Frictionless Table Schema. */
export interface Field {
  /** The column's name in the CSV header. */
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  /** The property in the graph; absent if a key or an edge expresses the column. */
  readonly property?: string;
  readonly required?: true;
  /** Allowed values, in any case in files, in upper case in the graph and the API. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** The most characters of a text, or of each item of a list. A row with a longer one is rejected, whatever its format. */
  readonly maxLength?: number;
  /** The value of an empty cell, as a file would write it. */
  readonly default?: string;
}

/** A column that refers to a row of another table. */
export interface ForeignKey {
  readonly field: string;
  readonly references: TableName | 'countries';
}

/** The API's name for a relationship, on the type at one of its ends. */
export interface EndName {
  /** The field. If the other end can have several types, each type has its own field, with the type's title as suffix. */
  readonly name: string;
  readonly description: string;
}

/** The API's names for a relationship: `forward` on the type where it starts, `backward` on the type where it ends. */
export interface EndNames {
  readonly forward: EndName;
  readonly backward: EndName;
}

/** The edge that an entity's foreign key also becomes. `out`: from this entity to the one it refers to. */
interface Link extends EndNames {
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

/** A table in which each row describes a node. Each source's description becomes a DESCRIBED_BY edge. */
export interface EntityTable extends TableCommon {
  readonly kind: 'entity';
  readonly label: Label;
  readonly lane: Lane;
  /** How search finds its nodes: by name or identifier, by publisher, claimant and words, or not at all. */
  readonly search: 'names' | 'evidence' | null;
  /** True: its rows have no id, and each describes a node of its own, with the key of the row's statement. */
  readonly isPerStatement?: true;
  /** The first of these fields that has a value is the node's caption. */
  readonly caption: readonly string[];
  readonly links: readonly Link[];
}

/** A table in which each row states an edge. */
export interface EdgeTable extends TableCommon, EndNames {
  readonly kind: 'edge';
  readonly edge: EdgeType;
  /** The columns of the two ends, all foreign keys. If there are several, each row uses one (designations: country or organization). */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export type Table = EntityTable | EdgeTable;
