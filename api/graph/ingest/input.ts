import type { Day } from '../model/day.ts';
import type { KeyedRow } from '../model/statement-keys.ts';
import type { CellValue } from '../model/table.ts';
import type { DataClass, Label, TableName } from '../model/vocabulary.ts';

/** What one source states in one row of one table: the unit that readers produce and the writer consumes. */
export interface ParsedRow {
  readonly table: TableName;
  /** Column name → value, without the columns below. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Key of the source; for a row of `sources`, its own id. */
  readonly source: string;
  /** 0–100. */
  readonly confidence: number;
  readonly dataClass: DataClass;
  /** The source's own row id; null: derived from the key columns. */
  readonly row: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** For an organization: the key under which its source knows it, if an identifier led to the key in `values`. */
  readonly resolvedFrom?: string;
  /** The position in the input, for rejects and notices. */
  readonly at: {
    readonly file: string;
    readonly line: number;
    /** The position among the records of the file, where several may be on one line. */
    readonly place?: number | undefined;
    /** What a file of another form calls the columns of the table, by their names. */
    readonly columns?: Readonly<Record<string, string>>;
  };
}

/** A part of a statement's key that may be unreadable in a row: the source, the key column that is not text, or the first day. */
export type KeyPart = 'source' | 'column' | 'day';

/** The part of a row that identifies its statement. */
export interface RowIdentity extends KeyedRow {
  /** The parts of its key that cannot be read: the row may be about every statement that has the others. */
  readonly unreadable?: readonly KeyPart[];
  /** True if `row` is the part of the row id before its last slash or one of its spaces, because the rest depends on what cannot be parsed. */
  readonly isRowPrefix?: boolean;
}

/** A row that cannot be imported, with its position and the reason. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  /** The invalid value, truncated to a readable length. */
  readonly value: string | null;
  /** The row itself, by column, without personal data; undefined if the format has no columns, or the row cannot be split into them. */
  readonly content?: Readonly<Record<string, string>>;
  /** What a file of another form calls the columns of the table, by their names. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Identify the row's statements, as far as that is possible despite the error. */
  readonly identities?: readonly RowIdentity[];
  /** True if the file ends within this record: what follows it is missing. */
  readonly isCutOff?: true;
}

/** Returns a row by column, as a reject has it. */
export function shownRow({ values, source, row, validFrom, validTo }: ParsedRow): Readonly<Record<string, string>> {
  const stated = { source, row, valid_from: validFrom, valid_to: validTo };
  const all: Readonly<Record<string, CellValue | null>> = { ...values, ...stated };
  return Object.fromEntries(
    Object.entries(all).flatMap(([column, value]) => {
      if (value === null) return [];
      return [[column, typeof value === 'object' ? value.join(';') : String(value)] as const];
    }),
  );
}

/** The writer's input: rows by table. They can be read any number of times and are the same each time. */
export interface WriterInput {
  readonly format: string;
  /** Keys of the sources that the input covers in full: statements they no longer make are closed. */
  readonly sources: readonly string[];
  /** Those of them whose statements another one makes from now on: that the input has no rows of them does not show that it is incomplete. */
  readonly replacedSources?: ReadonlySet<string>;
  /** Whether `retrieved_at` of the sources is only their file's modification time: an unchanged file keeps its recorded time. */
  readonly sourcesByName?: boolean;
  /** Designation lists that every write adds to the graph; in a dry run they count as known. */
  readonly pendingLists?: readonly string[];
  /** The tables that have rows. */
  readonly tables: readonly TableName[];
  /** The numbers of rows by table, if the reader knows them before they are read; for progress. */
  readonly rowCounts?: ReadonlyMap<TableName, number>;
  /** How far its files are read; for progress where the numbers of rows are not known. */
  readonly bytes?: () => BytesRead;
  rows(table: TableName): AsyncIterable<ParsedRow | Reject>;
}

/** Bytes of an input's files. */
export interface BytesRead {
  /** Read so far, by all readings together. */
  readonly read: number;
  /** What a reading of all tables takes from now on. */
  readonly total: number;
}

/** How far an import is. */
export interface RowProgress {
  /** The table that is being read. */
  readonly table: TableName;
  /** Rows of all tables so far. */
  readonly done: number;
  /** Null: not known before they are read. */
  readonly total: number | null;
  /** The part of the input that is done, from 0 to 1. Null: unknown. */
  readonly share: number | null;
  /** Whether they are only checked. */
  readonly isChecked: boolean;
}

/** Counts of a table's rows by outcome; `closed` counts statements that the input no longer makes. */
export interface RowCounts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly closed: number;
}

export interface ImportReport {
  readonly id: string;
  readonly format: string;
  /** True if the report says what would change: nothing was written. */
  readonly dryRun: boolean;
  /** False for a dry run, and for a strict import with rejects. */
  readonly wentIn: boolean;
  /** Whether it completed an earlier, interrupted import. */
  readonly resumed: boolean;
  /** Whether the import changed the graph (or would, for a dry run). */
  readonly changed: boolean;
  readonly sources: readonly string[];
  readonly total: RowCounts;
  readonly tables: Readonly<Partial<Record<TableName, RowCounts>>>;
  readonly warnings: readonly ImportWarning[];
  /** Why statements that the input lacks are not superseded; null: they are. */
  readonly withheld: WithheldSuperseding | null;
  /** Rows of the input that wait for contracts, by contract; the first ones. */
  readonly waiting: readonly AwaitedContract[];
  /** The number of rows, also of earlier imports, that had waited and are imported now. */
  readonly arrived: number;
  /** The provisional contracts that are awards of this import from now on. */
  readonly joined: readonly JoinedContract[];
  /** Which rows are counted as unchanged because they state the same as an earlier row of the input. */
  readonly repeated: readonly RepeatedRows[];
  /** The first statements of each table and outcome. */
  readonly samples: readonly StatementSample[];
  readonly milliseconds: number;
}

/** What an import does not supersede, because its input is probably incomplete. */
export interface WithheldSuperseding {
  /** One sentence, without the period at its end. */
  readonly why: string;
  /** The number of statements that its sources made before and that it lacks: they stay. */
  readonly count: number;
}

/** Rows that wait for a contract. */
export interface AwaitedContract {
  /** Its PIID, or the key of its award. */
  readonly contract: string;
  readonly rows: number;
}

/** A provisional contract whose award has arrived. */
export interface JoinedContract {
  readonly id: string;
  /** The key of the award. */
  readonly award: string;
  /** The number of rows that are about it. */
  readonly rows: number;
}

/** The rows of a file that state the same as an earlier row. */
export interface RepeatedRows {
  readonly file: string;
  /** Of the first of them. */
  readonly line: number;
  readonly count: number;
}

/** One of the statements that an import brings, changes or closes (or would). */
interface StatementSample {
  readonly table: TableName;
  readonly outcome: 'created' | 'changed' | 'closed';
  /** What it is about, by its key columns. */
  readonly statement: string;
  /** For a changed one: column, old and new value of each change. */
  readonly changes: readonly string[];
}

/** An effect of an import that the user may not have intended. */
export interface ImportWarning {
  readonly file: string;
  readonly column: string | null;
  readonly line: number | null;
  /** One sentence, without the period at its end. */
  readonly message: string;
}

/** A node that a claim or a passage is about, with the address that names the node or a hop that ends on it. */
export interface AboutEnd {
  readonly address: string;
  readonly label: Label;
  readonly key: string;
}

/** An accepted row, with what the check of its references found. */
export interface CheckedRow {
  readonly row: ParsedRow;
  /** Of the row's own statement. */
  readonly key: string;
  /** For an escort or a credential: the engineer of the access. */
  readonly engineer: string | null;
  /** For a claim or a passage: the nodes it is about. */
  readonly about: readonly AboutEnd[];
  /** For a claim: whether the claimant is the id of an organization, not an office described in words. */
  readonly byOrganization: boolean;
  /** The provisional contracts that the row is about or refers to. */
  readonly provisional: readonly ProvisionalContract[];
}

/** A contract that its source knows by another id than the key of its award: it is the award with its PIID as soon as that is on record. */
export interface ProvisionalContract {
  /** As its source knows it. */
  readonly id: string;
  readonly piid: string;
  /** The key of the award, or its own id. */
  readonly key: string;
}

/** Rows to write together, and rejected rows. */
export interface CheckedBatch {
  readonly rows: readonly CheckedRow[];
  /** The positions of rows that state the same as an earlier one. */
  readonly repeated: readonly ParsedRow['at'][];
  readonly rejects: readonly Reject[];
  readonly waiting: readonly WaitingRow[];
}

/** A row that waits for contracts which no source on record describes yet. */
export interface WaitingRow {
  /** As the input gives it. */
  readonly row: ParsedRow;
  /** The key that its statement would have with these names. */
  readonly key: string;
  /** The contracts, by PIID or by the key of an award. */
  readonly contracts: readonly string[];
}

/** The most samples of a table and outcome. */
const mostSamples = 3;

/** Collects the first statements of each table and outcome. */
export class StatementSamples {
  readonly #samples = new Map<string, StatementSample[]>();

  /** Takes the first of some statements, as long as there is room. */
  add<T>(
    table: TableName,
    outcome: StatementSample['outcome'],
    statements: readonly T[],
    describe: (statement: T) => Pick<StatementSample, 'statement' | 'changes'>,
  ): void {
    const id = `${table} ${outcome}`;
    const before = this.#samples.get(id) ?? [];
    const more = statements.slice(0, mostSamples - before.length);
    if (more.length > 0)
      this.#samples.set(id, [...before, ...more.map((one) => ({ table, outcome, ...describe(one) }))]);
  }

  all(): readonly StatementSample[] {
    return [...this.#samples.values()].flat();
  }
}

const outcomes = [
  'created',
  'changed',
  'unchanged',
  'rejected',
  'closed',
] as const satisfies readonly (keyof RowCounts)[];
type Outcome = (typeof outcomes)[number];

const none: RowCounts = { created: 0, changed: 0, unchanged: 0, rejected: 0, closed: 0 };

/** Counts the outcomes of an import's rows. */
export class RowTally {
  readonly #tables = new Map<TableName, Record<Outcome, number>>();
  readonly #repeated = new Map<string, RepeatedRows>();

  /** Adds rows of a table that state the same as an earlier one: they change nothing. */
  addRepeated(table: TableName, rows: readonly ParsedRow['at'][]): void {
    this.add(table, 'unchanged', rows.length);
    for (const { file, line } of rows) {
      const before = this.#repeated.get(file);
      this.#repeated.set(file, { file, line: before?.line ?? line, count: (before?.count ?? 0) + 1 });
    }
  }

  repeated(): readonly RepeatedRows[] {
    return [...this.#repeated.values()];
  }

  add(table: TableName, outcome: Outcome, count: number): void {
    if (count === 0) return;
    const counts = this.#tables.get(table) ?? { ...none };
    counts[outcome] += count;
    this.#tables.set(table, counts);
  }

  tables(): Readonly<Partial<Record<TableName, RowCounts>>> {
    return Object.fromEntries(this.#tables);
  }

  total(): RowCounts {
    const total = { ...none };
    for (const counts of this.#tables.values()) for (const outcome of outcomes) total[outcome] += counts[outcome];
    return total;
  }
}
