/** A node as a statement gave it. */
export class GraphNode {
  readonly elementId: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, GraphValue>>;

  constructor(elementId: string, labels: readonly string[], properties: Readonly<Record<string, GraphValue>>) {
    this.elementId = elementId;
    this.labels = labels;
    this.properties = properties;
  }
}

/** A relationship as a statement gave it; its ends by element id. */
export class GraphRelationship {
  readonly elementId: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, GraphValue>>;

  constructor(
    elementId: string,
    type: string,
    from: string,
    to: string,
    properties: Readonly<Record<string, GraphValue>>,
  ) {
    this.elementId = elementId;
    this.type = type;
    this.from = from;
    this.to = to;
    this.properties = properties;
  }
}

/** A path: nodes and relationships in its order. */
export class GraphPath {
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];

  constructor(nodes: readonly GraphNode[], relationships: readonly GraphRelationship[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
}

/**
 * A value with its graph elements told apart. Dates, times and durations as ISO 8601 text; integers as numbers where exact,
 * as bigint where not.
 */
export type GraphValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | GraphNode
  | GraphRelationship
  | GraphPath
  | readonly GraphValue[]
  | { readonly [name: string]: GraphValue };
