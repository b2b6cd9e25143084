import { CalendarDay } from '../driver/calendar-day.ts';
import { underOfEdges } from '../entities/under-of-edges.ts';
import { relationships } from '../model/relationships.ts';
import { conditionCypher } from './condition-cypher.ts';
import type { HopScope } from './hop-request.ts';
import type { Values } from './values.ts';

/** What a hop is called in its statement: its end from which it is looked at, its edge, its other end, what it is under. */
export interface HopNames {
  readonly near: string;
  readonly edge: string;
  readonly far: string;
  readonly under: string;
}

export interface MatchedHops {
  /** Matches the statements in `edge` of the node in `near`, with `far` at the other end. */
  readonly cypher: string;
  /** The property of a statement that makes it one of its hop, beside type and ends; null: there is none. */
  readonly under: 'access' | 'contract' | null;
  /** The statements in `edge` between `near` and `far`. */
  readonly pattern: string;
}

/** The hops of a scope, whichever node they are asked of. */
export function matchHops(scope: HopScope, names: HopNames, values: Values): MatchedHops {
  const { relationship, isForward, asOf, condition, statementCondition } = scope;
  const { edge: type, to, from } = relationship;
  const { near, edge, far } = names;
  const others = new Set(
    relationships.filter((other) => other.edge === type).map((other) => (isForward ? other.to : other.from)),
  );
  const conditions = [`${edge}.supersededAt IS NULL`];
  if (asOf !== null) {
    const day = values.add(new CalendarDay(asOf));
    conditions.push(
      `(${edge}.validFrom IS NULL OR ${edge}.validFrom <= ${day}) AND (${edge}.validTo IS NULL OR ${day} < ${edge}.validTo)`,
    );
  }
  if (statementCondition !== null) conditions.push(conditionCypher(statementCondition, edge, values));
  if (condition !== null) conditions.push(conditionCypher(condition, far, values));
  const arrow = isForward ? `-[${edge}:${type}]->` : `<-[${edge}:${type}]-`;
  // The type of edge mostly says what is at its end; to look at each node's labels would cost.
  const end = others.size > 1 ? `(${far}:${isForward ? to : from})` : `(${far})`;
  return {
    cypher: `MATCH (${near})${arrow}${end} WHERE ${conditions.join(' AND ')}`,
    under: underOfEdges[type] ?? null,
    pattern: `(${near})${arrow}(${far})`,
  };
}
