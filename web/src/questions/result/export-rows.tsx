import { useState } from 'react';
import { saveCsv } from '../../ui/save-csv.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { textsOf, toCsv } from './rows.ts';
import type { Row } from './rows.ts';

interface ExportRowsProps {
  /** Name of the file, without its extension. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Whether the rows contain synthetic data. */
  readonly synthetic: boolean;
  readonly truncated: boolean;
}

/** Buttons to copy the rows as shown or save them as a file. */
export function ExportRows({ name, columns, rows, synthetic, truncated }: ExportRowsProps) {
  const [message, setMessage] = useState('');
  const file = `${synthetic ? 'SYNTHETIC-' : ''}${name}${truncated ? '-cut' : ''}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(toCsv(columns, rows));
      setMessage('Copied as CSV.');
    } catch {
      // Browsers block this without permission or focus; the CSV file has the same content.
      setMessage('The browser blocked copying. Save the CSV instead.');
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
          saveCsv(`${file}.csv`, columns, textsOf(columns, rows));
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
        {message}
      </span>
    </>
  );
}
