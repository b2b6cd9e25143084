import type { Reject } from '#graph/write/stated-row.ts';
import { shownValue } from '../csv/shown-value.ts';

/** Why a row can't be read: thrown and caught inside the reading of one row. */
export class CellRefused extends Error {
  readonly column: string;
  readonly text: string | null;

  /** @param text The cell as written; null when it is empty or missing. */
  constructor(column: string, reason: string, text: string | null) {
    super(reason.charAt(0).toUpperCase() + reason.slice(1));
    this.column = column;
    this.text = text;
  }

  rejecting(file: string, line: number): Reject {
    const value = this.text === null ? null : shownValue(this.text);
    return { file, line, column: this.column, reason: this.message, value };
  }
}
