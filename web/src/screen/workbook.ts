/** Placeholder. */
export interface WorkbookCells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notices: readonly string[];
}

export async function readWorkbook(file: File): Promise<WorkbookCells | string> {
  return Promise.resolve(`${file.name} is a workbook, which cannot be read here: save it as CSV, or paste its rows.`);
}
