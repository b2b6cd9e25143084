import type { Label } from '../model/vocabulary.ts';
import type { Condition } from './condition.ts';
import type { HopRequest } from './hop-request.ts';
import type { Order } from './order.ts';
import type { Place } from './place.ts';

/** A page of nodes of a label. */
export interface ListRequest {
  readonly label: Label;
  /** Null: all. */
  readonly condition: Condition | null;
  readonly order: Order;
  readonly first: number;
  /** Null: from the beginning. */
  readonly after: Place | null;
  /** Whether to look if there are more. */
  readonly withNext: boolean;
  readonly properties: ListedProperties;
}

/** What to fetch of the nodes on a page. */
export interface ListedProperties {
  /** As the graph has them; the key always comes along. */
  readonly names: readonly string[];
  readonly withLabels: boolean;
  /** Their hops, in the same statement; each with whatever object its asker knows it by. */
  readonly hops: readonly HopsBelow[];
}

export interface HopsBelow {
  readonly place: object;
  readonly request: HopRequest;
}
