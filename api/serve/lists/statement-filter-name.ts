import type { Relationship } from '#graph/model/relationships.ts';

/** The input type by which a relationship's statements are filtered: its own where they carry values of their own. */
export function statementFilterName({ edge, fields }: Relationship): string {
  if (fields.length === 0) return 'StatementFilter';
  return `${statementOwner(edge)}StatementFilter`;
}

/** `SUBCONTRACTS_TO` → `SubcontractsTo`. */
export function statementOwner(edge: string): string {
  return edge.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
