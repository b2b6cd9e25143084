import { z } from 'zod/mini';
import { fields } from './list.ts';
import type { SupplierTable, Use } from './list.ts';

/** What the server reads of a workbook: only the columns that are screened. */
interface ReadWorkbook {
  readonly table: SupplierTable;
  readonly uses: readonly Use[];
  /** What users should know about it. */
  readonly notices: readonly string[];
}

const value = z.nullable(z.string());
const answerShape = z.union([
  z.object({
    sheet: value,
    columns: z.partial(
      z.object({
        ...{ ref: z.string(), name: z.string(), uei: z.string(), cage: z.string(), lei: z.string() },
        country: z.string(),
      }),
    ),
    leftOut: z.array(z.string()),
    rows: z.array(
      z.object({ row: z.number(), ref: value, name: value, uei: value, cage: value, lei: value, country: value }),
    ),
    warnings: z.array(z.string()),
  }),
  z.object({ errors: z.tuple([z.object({ message: z.string() })], z.unknown()) }),
]);

/** Has the server read a workbook, which keeps nothing of it. @returns why it cannot be read, as a sentence, or its rows */
export async function readWorkbook(file: File): Promise<ReadWorkbook | string> {
  try {
    const response = await fetch(`/supplier-lists?${new URLSearchParams({ name: file.name }).toString()}`, {
      method: 'POST',
      headers: { 'X-Subtier-CSRF': '1' },
      body: file,
    });
    const answer = answerShape.parse(await response.json());
    if ('errors' in answer) return answer.errors[0].message;
    const { sheet, columns, leftOut, rows, warnings } = answer;
    const taken = fields.filter((field) => columns[field] !== undefined);
    const left =
      leftOut.length === 0
        ? []
        : [`Left out: ${leftOut.join(', ')}. To take another column, paste the rows or save them as CSV.`];
    return {
      table: {
        header: taken.map((field) => columns[field] ?? ''),
        rows: rows.map((row) => taken.map((field) => row[field] ?? '')),
      },
      uses: taken,
      notices: [
        ...(sheet === null ? [] : [`Read of the sheet ${sheet}.`]),
        ...left,
        ...warnings.map((one) => `${one}.`),
      ],
    };
  } catch {
    return `${file.name} could not be read: the server did not respond, or sent something that this page cannot read.`;
  }
}
