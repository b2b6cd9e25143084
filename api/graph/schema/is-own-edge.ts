/** What a relationship `r` of a type of Subtier's must be to be a statement of Subtier's, as Cypher. */
export const isOwnEdge = 'r.key IS NOT NULL AND r.source IS NOT NULL AND r.importId IS NOT NULL';
