import { stringify } from 'csv-stringify/sync';
import type { Row, Value } from '#graph/database/database.ts';
import { plainJson } from './resolvers/scalars.ts';

/**
 * Returns rows as CSV of RFC 4180, with formulas escaped and other text unchanged.
 * @param header whether the names of the columns come first
 * @param textOf the text of a cell that is no number
 */
export function formatCsv(
  columns: readonly string[],
  rows: readonly Row[],
  header: boolean,
  textOf: (value: Value) => string = cellText,
): string {
  const cellOf = (value: Value) => (typeof value === 'number' ? value : textOf(value));
  return stringify(
    rows.map((row) => columns.map((column) => cellOf(row[column] ?? null))),
    {
      header,
      columns: [...columns],
      escape_formulas: true,
      // A negative number begins with a minus, as a formula may, but is not one.
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
      record_delimiter: 'windows',
    },
  );
}

/** Returns the text of a cell: lists joined, nodes by name, paths drawn, other nested values as JSON. */
export function cellText(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(cellText).join(', ');
  switch (value['$type']) {
    case 'node':
      return cellText(value['caption'] ?? value['key'] ?? null);
    case 'relationship':
      return cellText(value['key'] ?? value['type'] ?? null);
    case 'path':
      return pathText(value['nodes'] ?? null, value['relationships'] ?? null);
    default:
      return JSON.stringify(plainJson(value));
  }
}

/** Draws a path, such as `Microsoft –EMPLOYS– Engineers`. Only JSON shows the directions. */
function pathText(nodes: Value, relationships: Value): string {
  if (!isList(nodes) || !isList(relationships)) return '';
  return nodes
    .map((node, index) => {
      const relationship = relationships[index];
      return relationship === undefined ? cellText(node) : `${cellText(node)} –${typeText(relationship)}– `;
    })
    .join('');
}

function typeText(relationship: Value): string {
  const isMap = relationship !== null && typeof relationship === 'object' && !isList(relationship);
  return isMap ? cellText(relationship['type'] ?? null) : '';
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
