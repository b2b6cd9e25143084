import type { ImportWarning } from './import-warning.ts';
import type { StatedRow } from './stated-row.ts';

/**
 * A known source that comes with another title, address or publisher may be another source with the same id: then what it closes
 * was another's.
 * @param closed how many statements of it are no longer made
 */
export function sourceBecomesAnother(
  row: StatedRow,
  before: Readonly<Record<string, unknown>>,
  closed: number,
): ImportWarning | null {
  if (closed === 0) return null;
  const column = ['title', 'url', 'publisher'].find((name) => (before[name] ?? null) !== (row.values[name] ?? null));
  if (column === undefined) return null;
  const [old, now] = [before[column], row.values[column]].map((text) =>
    typeof text === 'string' ? `“${text}”` : 'none',
  );
  const { file, line } = row.at;
  return {
    file,
    column,
    line,
    message: `The source ${String(row.values['id'])} is known with another ${column} (${old}, now ${now}), and ${closed === 1 ? 'a statement of it is' : `${closed} statements of it are`} no longer made: another source needs another id`,
  };
}
