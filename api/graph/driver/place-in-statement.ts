import { StatementFailed } from '../failure/statement-failed.ts';

const place = /\(line (\d+), column (\d+) \(offset: (\d+)\)\)/g;

/**
 * A failure with the places that Neo4j tells of counted in the statement as it was given, without what was sent before it; the
 * first is in `extensions` as `line` and `column`.
 * @param before what was sent before the statement: one line, or nothing
 */
export function placeInStatement(failure: unknown, before: string): unknown {
  if (!(failure instanceof StatementFailed)) return failure;
  const places: { readonly line: number; readonly column: number }[] = [];
  const message = failure.message.replace(place, (_, line: string, column: string, offset: string) => {
    const at = { line: Number(line), column: Number(column) - (line === '1' ? before.length : 0) };
    places.push(at);
    return `(line ${at.line}, column ${at.column} (offset: ${Number(offset) - before.length}))`;
  });
  const [first] = places;
  if (first === undefined) return failure;
  return new StatementFailed(message, { cause: failure.cause, extensions: { ...failure.extensions, ...first } });
}
