import { cellLines } from './cell-lines.ts';
import type { Row } from './arrange-rows.ts';

/** Rows as CSV by RFC 4180 with a header. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function toCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = [columns.map(quoted), ...rows.map((row) => columns.map((_, i) => cell(row[i])))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function cell(value: unknown): string {
  // A negative number is no formula.
  return typeof value === 'number' ? String(value) : quoted(cellLines(value).join('; '));
}

function quoted(text: string): string {
  const disarmed = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}
