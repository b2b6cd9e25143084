import type { Reject } from '#graph/write/stated-row.ts';
import type { InputFile } from '../files/input-file.ts';
import { parseRecords, type CsvRow } from './parse-records.ts';
import { splitRecords } from './split-records.ts';

/** All records of a CSV file below its header, in batches; those with too few or too many cells as rejects. */
export async function* readCsv(file: InputFile): AsyncGenerator<readonly (CsvRow | Reject)[], void, undefined> {
  let columns: number | null = null;
  for await (const records of splitRecords(await file.open(), file.name)) {
    const rows: (CsvRow | Reject)[] = [];
    for (const row of parseRecords(records, file.name)) {
      if (columns === null) columns = 'cells' in row ? row.cells.length : 0;
      else rows.push('cells' in row && row.cells.length !== columns ? ragged(file.name, row, columns) : row);
    }
    if (rows.length > 0) yield rows;
  }
}

function ragged(file: string, row: CsvRow, columns: number): Reject {
  const reason = `The row has ${row.cells.length} cells, the header has ${columns}`;
  return { file, line: row.line, column: null, reason, value: null };
}
