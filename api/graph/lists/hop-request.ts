import type { Relationship } from '../model/relationships.ts';
import type { Day } from '../model/day.ts';
import type { Condition } from './condition.ts';
import type { ListedProperties } from './list-request.ts';
import type { Order } from './order.ts';
import type { Place } from './place.ts';

/** Which hops of a node. */
export interface HopScope {
  readonly relationship: Relationship;
  /** Whether the nodes asked about are those that it leaves. */
  readonly isForward: boolean;
  /** Only hops that hold on it; null: whatever the day. */
  readonly asOf: Day | null;
  /** On what is at the other end; null: whatever it is. */
  readonly condition: Condition | null;
  /** On one statement of the hop, and the same that holds on the day; null: whatever they say. */
  readonly statementCondition: Condition | null;
}

/** A page of them. */
export interface HopRequest extends HopScope {
  readonly order: Order;
  readonly first: number;
  readonly after: Place | null;
  readonly properties: ListedProperties;
  /** How much of the hops' statements to fetch: `all` with what they say beside what every statement has. */
  readonly statements: 'none' | 'common' | 'all';
  /** Whether to look if there are more. */
  readonly withNext: boolean;
}
