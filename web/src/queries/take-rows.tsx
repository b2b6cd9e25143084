import { useState } from 'react';
import { saveFile } from './save-file.ts';
import { toCsv } from './to-csv.ts';
import type { Row } from './arrange-rows.ts';

interface TakeRowsProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Whether some of it is made up. */
  readonly synthetic: boolean;
  readonly truncated: boolean;
}

/** Copies the rows as they are shown, or saves them as a file. */
export function TakeRows({ name, columns, rows, synthetic, truncated }: TakeRowsProps) {
  const [said, setSaid] = useState('');
  const file = `${synthetic ? 'SYNTHETIC-' : ''}${name}${truncated ? '-cut' : ''}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(toCsv(columns, rows));
      setSaid('Copied as CSV.');
    } catch {
      // Browsers refuse without a permission or focus: the file says the same.
      setSaid('The browser did not allow it; save the CSV instead.');
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          // The mark tells spreadsheets that it is UTF-8.
          saveFile(`${file}.csv`, 'text/csv;charset=utf-8', `\uFEFF${toCsv(columns, rows)}`);
        }}
      >
        CSV
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          saveFile(
            `${file}.json`,
            'application/json',
            JSON.stringify({ columns, rows, synthetic, truncated }, null, 2),
          );
        }}
      >
        JSON
      </button>
      <span role="status" className="small">
        {said}
      </span>
    </>
  );
}
