import { tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import type { Reject, StatedRow } from '#graph/write/stated-row.ts';
import { CellRefused } from '../cells/cell-refused.ts';
import type { CsvInspection } from '../csv/inspect-csv.ts';
import type { CsvRow } from '../csv/parse-records.ts';
import { readCsv } from '../csv/read-csv.ts';
import type { NoticeLog } from '../notice-log.ts';
import { isPersonalColumn } from '../personal-columns.ts';
import { CollectedEntities, type Collected } from './collect-entities.ts';
import { readSubaward, type Subaward } from './read-subaward.ts';
import type { SubawardColumn } from './subaward-columns.ts';
import { subawardConfidence } from './subaward-confidence.ts';

type ReadRow = { readonly subaward: Subaward; readonly line: number } | Reject;

/** One contract subawards file: a source, and the rows that it states. */
export class SubawardFile {
  readonly source: string;
  readonly #inspection: CsvInspection;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #notices: NoticeLog;
  #entities: Promise<CollectedEntities> | null = null;

  constructor(inspection: CsvInspection, source: string, notices: NoticeLog) {
    this.source = source;
    this.#inspection = inspection;
    this.#columns = new Map(inspection.header?.map((name, index) => [name, index]));
    this.#notices = notices;
    if (inspection.rows === 0) {
      const message = 'A header and no rows: what an earlier file of this name stated is no longer stated';
      notices.add({ kind: 'doubtful-value', file: inspection.file.name, column: null, line: null, message });
    }
    const personal = (inspection.header ?? []).filter((column) => isPersonalColumn(column, false));
    if (personal.length === 0) return;
    const message = `Personal data: dropped, never stored (${personal.join(', ')})`;
    notices.add({ kind: 'personal-data', file: inspection.file.name, column: null, line: null, message });
  }

  async *rows(table: TableName): AsyncGenerator<StatedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    else if (table === 'subcontracts') yield* this.#subcontracts();
    else if (table === 'agencies' || table === 'organizations' || table === 'ownership' || table === 'contracts') {
      this.#entities ??= this.#collect();
      const entities = await this.#entities;
      for (const each of parentsFirst(table, entities[table])) yield this.#statement(table, each);
    }
  }

  /** The file itself, retrieved when its name says, else when it was last written. */
  #sourceRow(): StatedRow {
    const { file, sha256 } = this.#inspection;
    const [retrieved = file.modified.toISOString().slice(0, 10)] = /20\d\d-[01]\d-[0-3]\d/.exec(file.name) ?? [];
    const values = {
      id: this.source,
      title: `Contract subawards: ${file.name}`,
      publisher: 'USAspending.gov',
      retrieved_at: retrieved,
      sha256,
      data_class: 'DOCUMENTED',
    };
    return this.#row('sources', values, { confidence: subawardConfidence.award, line: 1 });
  }

  async *#subcontracts(): AsyncGenerator<StatedRow | Reject, void, undefined> {
    for await (const read of this.#read()) {
      if ('reason' in read) {
        yield read;
        continue;
      }
      const { subaward, line } = read;
      const values = {
        contract: subaward.contract.key,
        contractor: subaward.prime.key,
        subcontractor: subaward.subawardee.key,
        ...(subaward.number === null ? {} : { subaward_number: subaward.number }),
        ...(subaward.amount === null ? {} : { amount: subaward.amount }),
        ...(subaward.performedIn === null ? {} : { performed_in: subaward.performedIn }),
      };
      const rest = { confidence: subawardConfidence.subaward, line, row: subaward.row, validFrom: subaward.day };
      yield this.#row('subcontracts', values, rest);
    }
  }

  async #collect(): Promise<CollectedEntities> {
    const entities = new CollectedEntities();
    for await (const read of this.#read()) if ('subaward' in read) entities.add(read.subaward, read.line);
    return entities;
  }

  async *#read(): AsyncGenerator<ReadRow, void, undefined> {
    for await (const batch of readCsv(this.#inspection.file)) {
      for (const row of batch) yield 'reason' in row ? row : this.#readRow(row);
    }
  }

  #readRow({ line, cells }: CsvRow): ReadRow {
    const file = this.#inspection.file.name;
    const cell = (column: SubawardColumn) => cells[this.#columns.get(column) ?? -1]?.trim() ?? '';
    try {
      const subaward = readSubaward(cell, (column, message) => {
        this.#notices.add({ kind: 'doubtful-value', file, column, message, line });
      });
      for (const role of ['prime', 'subawardee'] as const) {
        if (!subaward[role].soleProprietor) continue;
        const column = `${role === 'prime' ? 'prime_awardee' : role}_name`;
        const message = 'A sole proprietor: shown by UEI, the name is dropped';
        this.#notices.add({ kind: 'personal-data', file, column, message, line });
      }
      return { subaward, line };
    } catch (error) {
      if (error instanceof CellRefused) return error.rejecting(file, line);
      throw error;
    }
  }

  #statement(table: TableName, { values, confidence, line, validFrom, validTo }: Collected): StatedRow {
    return this.#row(table, values, { confidence, line, validFrom, validTo });
  }

  #row(
    table: TableName,
    values: StatedRow['values'],
    rest: Pick<StatedRow, 'confidence'> &
      Partial<Pick<StatedRow, 'row' | 'validFrom' | 'validTo'>> & { readonly line: number },
  ): StatedRow {
    const { confidence, row = null, validFrom = null, validTo = null, line } = rest;
    const at = { file: this.#inspection.file.name, line };
    return { table, values, source: this.source, confidence, dataClass: 'DOCUMENTED', row, validFrom, validTo, at };
  }
}

/** A parent before what is under it, where the table's rows have one. */
function parentsFirst(table: TableName, entities: ReadonlyMap<string, Collected>): readonly Collected[] {
  const all = [...entities.values()];
  if (!tables[table].foreignKeys.some(({ field, references }) => field === 'parent' && references === table))
    return all;
  return [
    ...all.filter(({ values }) => values['parent'] === undefined),
    ...all.filter(({ values }) => values['parent'] !== undefined),
  ];
}
