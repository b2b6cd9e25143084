import type { Value } from '../driver/database.ts';
import type { Hop, NodeRef } from '../exposure/exposure.ts';

/** What a statement answered. */
export interface CypherResult {
  readonly columns: readonly string[];
  /** By column, as Cypher names it; `NULL` where nothing has a value, `ANY` where types differ. */
  readonly columnTypes: readonly string[];
  /**
   * By position. A node is `{ $type: 'node', label, key, caption, properties }`, a relationship
   * `{ $type: 'relationship', type, key, from, to, properties }` with ends as `{ label, key }`, a path
   * `{ $type: 'path', nodes, relationships }`; dates and times are ISO 8601 text, integers beyond 53 bits text.
   */
  readonly rows: readonly (readonly Value[])[];
  /** The nodes and edges of the model that the rows mention, an edge with every statement of its hop. */
  readonly graph: { readonly nodes: readonly NodeRef[]; readonly hops: readonly Hop[] };
  /** Whether a limit cut rows, or nodes and edges. */
  readonly truncated: boolean;
  readonly elapsedMs: number;
}
