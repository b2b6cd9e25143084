import { useState } from 'react';
import type { Failure } from '../server/client.ts';
import { ActionButton } from './buttons.tsx';
import { fileName, saveFile } from './save-file.ts';

/** A value of a table that is saved; null is an empty cell. */
export type CsvValue = string | number | null;

/** A table to save as a file. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CsvValue[])[];
  /** Whether there are more rows than these. */
  readonly cut?: boolean;
}

interface SaveCsvProps {
  /** What the table is of; completes the button's label for screen readers. */
  readonly of: string;
  /** The name of the file, without its ending. */
  readonly name: string;
  /** Whether synthetic data may be in it; the file's name says so. */
  readonly synthetic: boolean;
  /** Called on click, because it may load further rows. */
  readonly table: () => CsvTable | Failure | Promise<CsvTable | Failure>;
}

/** The quiet button of a panel that saves its table as a CSV file. */
export function SaveCsv({ of, name, synthetic, table }: SaveCsvProps) {
  const [isLoading, setLoading] = useState(false);
  const [message, setMessage] = useState('');
  const save = async (): Promise<void> => {
    setLoading(true);
    setMessage('');
    const found = await table();
    setLoading(false);
    if (!('columns' in found)) {
      setMessage(`Could not load the rows: ${found.message}`);
      return;
    }
    const { columns, rows, cut = false } = found;
    const file = `${synthetic ? 'SYNTHETIC-' : ''}${fileName(`${name}${cut ? ' cut' : ''}`, 'csv')}`;
    saveCsv(file, columns, rows);
    if (cut) setMessage(`The first ${rows.length} rows.`);
  };
  return (
    <>
      <ActionButton className="quiet" title="Save as CSV" off={isLoading} onClick={() => void save()}>
        <span className="unseen">Save the </span>CSV<span className="unseen"> of {of}</span>
      </ActionButton>
      {message !== '' && (
        <span role="status" className="soft small">
          {message}
        </span>
      )}
    </>
  );
}

/** Makes the browser download a table as a CSV file. */
export function saveCsv(file: string, columns: readonly string[], rows: readonly (readonly CsvValue[])[]): void {
  // The byte order mark tells spreadsheets that the file is UTF-8.
  saveFile(file, 'text/csv;charset=utf-8', `\uFEFF${writeCsv(columns, rows)}`);
}

/** Writes rows as CSV (RFC 4180) with a header. Text that a spreadsheet would run as a formula is prefixed with an apostrophe. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvValue): string {
  // A negative number is not a formula.
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const disarmed = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}
