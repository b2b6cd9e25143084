import type { Value } from '../driver/database.ts';
import type { Hop, NodeRef } from '../exposure/exposure.ts';
import type { PlanOperator } from './plan-operator.ts';

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
  /** There were more rows than were asked for. */
  readonly rowsCut: boolean;
  /** The rows mention more nodes or edges than `graph` holds. */
  readonly graphCut: boolean;
  /** What an EXPLAIN or a PROFILE asks for; null: the statement has neither. An EXPLAIN has no columns and no rows. */
  readonly plan: readonly PlanOperator[] | null;
  readonly elapsedMs: number;
}
