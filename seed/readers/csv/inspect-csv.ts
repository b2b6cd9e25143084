import { createHash } from 'node:crypto';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { InputFile } from '../files/input-file.ts';
import { parseRecords } from './parse-records.ts';
import { splitRecords } from './split-records.ts';

export interface CsvInspection {
  readonly file: InputFile;
  /** Column names, spaces around them left off; null when the file is empty. */
  readonly header: readonly string[] | null;
  /** Records under the header. */
  readonly rows: number;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Reads a CSV file from end to end once, so that nothing of it need be taken back later.
 * @throws BadInput when it is no CSV file, or its header is malformed or names a column twice.
 */
export async function inspectCsv(file: InputFile): Promise<CsvInspection> {
  const hash = createHash('sha256');
  let header: readonly string[] | null = null;
  let records = 0;
  for await (const batch of splitRecords(hashed(await file.open(), hash), file.name)) {
    header ??= batch.length === 0 ? null : readHeader(batch.slice(0, 1), file.name);
    records += batch.length;
  }
  return { file, header, rows: Math.max(0, records - 1), sha256: hash.digest('hex') };
}

function readHeader(records: Parameters<typeof parseRecords>[0], file: string): readonly string[] {
  const [row] = parseRecords(records, file);
  if (row === undefined || !('cells' in row)) {
    throw new BadInput(
      `${file}, line ${row?.line ?? 1}: the header is no CSV record (${row?.reason ?? 'it is empty'}).`,
    );
  }
  const names = row.cells.map((cell) => cell.trim());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new BadInput(`${file}, line ${row.line}: the header names the column ${twice} twice.`);
  return names;
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
