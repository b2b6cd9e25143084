import { CalendarDay } from '../driver/calendar-day.ts';
import { underOfEdges } from '../entities/under-of-edges.ts';
import { relationships } from '../model/relationships.ts';
import { conditionCypher } from './condition-cypher.ts';
import type { HopScope } from './hop-request.ts';
import type { Values } from './values.ts';

export interface MatchedHops {
  /** Matches the statements `r` of `n`, the node with the key in `key`, with `m` at the other end. */
  readonly cypher: string;
  /** The property of a statement that makes it one of its hop, beside type and ends; null: there is none. */
  readonly under: 'access' | 'contract' | null;
  /** The statements `r` between `n` and `m`. */
  readonly pattern: string;
}

/** The hops of a scope, whichever node they are asked of. */
export function matchHops(scope: HopScope, values: Values): MatchedHops {
  const { relationship, isForward, asOf, condition, statementCondition } = scope;
  const { edge, from, to } = relationship;
  const [near, far] = isForward ? [from, to] : [to, from];
  const others = new Set(
    relationships.filter((other) => other.edge === edge).map((other) => (isForward ? other.to : other.from)),
  );
  const conditions = ['r.supersededAt IS NULL'];
  if (asOf !== null) {
    const day = values.add(new CalendarDay(asOf));
    conditions.push(`(r.validFrom IS NULL OR r.validFrom <= ${day}) AND (r.validTo IS NULL OR ${day} < r.validTo)`);
  }
  if (statementCondition !== null) conditions.push(conditionCypher(statementCondition, 'r', values));
  if (condition !== null) conditions.push(conditionCypher(condition, 'm', values));
  const arrow = isForward ? `-[r:${edge}]->` : `<-[r:${edge}]-`;
  // The type of edge mostly says what is at its end; to look at each node's labels would cost.
  const end = others.size > 1 ? `(m:${far})` : '(m)';
  return {
    cypher: `MATCH (n:${near} {key: key})${arrow}${end} WHERE ${conditions.join(' AND ')}`,
    under: underOfEdges[edge] ?? null,
    pattern: `(n)${arrow}(m)`,
  };
}
