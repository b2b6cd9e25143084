import { z } from 'zod/mini';
import { fields, mayNamePeople } from './list.ts';
import type { Field, SupplierTable, Use } from './list.ts';

/** A workbook with the cells that the server read: those of the columns that are screened. */
interface ReadWorkbook {
  /** Has all columns; those that are not screened have no cells. */
  readonly table: SupplierTable;
  readonly uses: readonly Use[];
  /** What users should know about it. */
  readonly notices: readonly string[];
}

const value = z.nullable(z.string());
const answerShape = z.union([
  z.object({
    sheet: value,
    header: z.array(z.string()),
    columns: z.partial(
      z.object({
        ...{ ref: z.string(), name: z.string(), uei: z.string(), cage: z.string(), lei: z.string() },
        country: z.string(),
      }),
    ),
    rows: z.array(
      z.object({ row: z.number(), ref: value, name: value, uei: value, cage: value, lei: value, country: value }),
    ),
    warnings: z.array(z.string()),
  }),
  z.object({ errors: z.tuple([z.object({ message: z.string() })], z.unknown()) }),
]);

/**
 * Has the server read a workbook, which keeps nothing of it.
 * @param chosen the names of the columns to screen; null: the server recognizes them
 * @returns why it cannot be read, as a sentence, or its rows
 */
export async function readWorkbook(
  file: File,
  chosen: Readonly<Partial<Record<Field, string>>> | null,
): Promise<ReadWorkbook | string> {
  const columnsTaken = Object.entries(chosen ?? {}).map(([field, name]) => [`column.${field}`, name]);
  const parameters = new URLSearchParams([['name', file.name], ...columnsTaken]);
  try {
    const response = await fetch(`/supplier-lists?${parameters.toString()}`, {
      method: 'POST',
      headers: { 'X-Subtier-CSRF': '1' },
      body: file,
    });
    const answer = answerShape.parse(await response.json());
    if ('errors' in answer) return answer.errors[0].message;
    const { sheet, columns, rows, warnings } = answer;
    const header = answer.header.filter((name) => name !== '');
    const taken = header.map((name) => fields.find((field) => columns[field] === name) ?? null);
    return {
      table: { header, rows: rows.map((row) => taken.map((field) => (field === null ? '' : (row[field] ?? '')))) },
      uses: taken.map((field, at) => field ?? (mayNamePeople(header[at] ?? '') ? 'person' : 'none')),
      notices: [...(sheet === null ? [] : [`Read of the sheet ${sheet}.`]), ...warnings.map((one) => `${one}.`)],
    };
  } catch {
    return `${file.name} could not be read: the server did not respond, or sent something that this page cannot read.`;
  }
}
