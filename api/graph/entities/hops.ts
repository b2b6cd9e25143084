import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Parameters } from '../database/database.ts';
import { statementRow } from '../evidence/evidence-statements.ts';
import type { Hop, Statement } from '../exposure/exposure.ts';
import { bestFirst, validOn } from '../exposure/hops.ts';
import type { Day } from '../model/day.ts';
import { notDerived } from '../model/derived.ts';
import type { HopIdentity, NodeRef } from '../model/keys.ts';
import { underOfEdges } from '../model/relationships.ts';
import { edgeTypes, labels, superseded } from '../model/vocabulary.ts';
import type { EdgeType, Label } from '../model/vocabulary.ts';

const hopRow = z.object({ index: z.number(), statement: z.record(z.string(), z.unknown()).nullable() });

/** Loads hops with all their statements, best first; in the given order. One Cypher statement per type and pair of labels. */
export async function loadHops(database: Database, hops: readonly HopIdentity[]): Promise<readonly Hop[]> {
  const statements = new Map<number, Statement[]>();
  await Promise.all(
    groupAlike(hops).map(async ({ type, from, to, members }) => {
      const rows = await database.read(
        `UNWIND $hops AS hop
         ${byKey('a', from, 'hop.from')} ${byKey('b', to, 'hop.to')}
         MATCH (a)-[r:${type}]->(b)
         WHERE coalesce(${underOf}, '') = hop.under
         OPTIONAL ${byKey('s', 'Source', 'r.source')}
         WITH hop, r, s ORDER BY ${bestFirst('r', 's')}
         RETURN hop.index AS index, properties(r) AS statement`,
        {
          hops: members.map(([index, hop]) => ({ index, from: hop.from.key, to: hop.to.key, under: hop.under ?? '' })),
        },
      );
      for (const found of rows) {
        const { index, statement } = hopRow.parse(found);
        // An import has just superseded it.
        if (statement?.['key'] === undefined) continue;
        statements.set(index, [...(statements.get(index) ?? []), statementRow.parse(statement)]);
      }
    }),
  );
  return hops.map((hop, index) => ({ ...hop, statements: statements.get(index) ?? [] }));
}

/** Loads hops as `loadHops`, and returns them in the given groups. */
export async function loadHopGroups(
  database: Database,
  groups: readonly (readonly HopIdentity[])[],
): Promise<readonly (readonly Hop[])[]> {
  const loaded = await loadHops(database, groups.flat());
  let next = 0;
  return groups.map(({ length }) => loaded.slice(next, (next += length)));
}

interface AlikeHops {
  readonly type: EdgeType;
  readonly from: Label;
  readonly to: Label;
  readonly members: [index: number, hop: HopIdentity][];
}

function groupAlike(hops: readonly HopIdentity[]): readonly AlikeHops[] {
  const groups = new Map<string, AlikeHops>();
  for (const [index, hop] of hops.entries()) {
    const { type, from, to } = hop;
    const name = [type, from.label, to.label].join();
    const group = groups.get(name) ?? { type, from: from.label, to: to.label, members: [] };
    group.members.push([index, hop]);
    groups.set(name, group);
  }
  return [...groups.values()];
}

const statementHopRow = z.object({
  statement: z.string(),
  type: z.enum(edgeTypes),
  fromLabel: z.enum(labels),
  fromKey: z.string(),
  toLabel: z.enum(labels),
  toKey: z.string(),
  under: z.string().nullable(),
});

/** Returns the hop of each statement, current or superseded, by the statement's key. One Cypher statement, which looks keys up in the index of each edge type. */
export async function hopsOfStatements(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, HopIdentity>> {
  const ofType = [...neighbourTypes, superseded].map(
    (type) => `UNWIND $keys AS key MATCH (a)-[r:${type} {key: key}]->(b) USING INDEX SEEK r:${type}(key)
      RETURN key AS statement, ${type === superseded ? 'r.type' : 'type(r)'} AS type,
        head([l IN labels(a) WHERE l IN $labels]) AS fromLabel, a.key AS fromKey,
        head([l IN labels(b) WHERE l IN $labels]) AS toLabel, b.key AS toKey,
        ${type === superseded ? underIn('r.type') : underOf} AS under`,
  );
  const rows = await database.read(ofType.join(' UNION ALL '), { keys, labels });
  return new Map(
    rows
      .map((found) => statementHopRow.parse(found))
      .map(({ statement, type, fromLabel, fromKey, toLabel, toKey, under }) => [
        statement,
        { type, from: { label: fromLabel, key: fromKey }, to: { label: toLabel, key: toKey }, under },
      ]),
  );
}

/**
 * Cypher that matches the statements `r` of a node `n` in one direction, with `m` at the other end, under the conditions of a scope.
 * @param more further conditions, as Cypher
 */
export function matchHops(
  scope: HopScope,
  types: readonly string[],
  direction: HopDirection,
  more: readonly string[] = [],
): string {
  const edge = `[r:${types.join('|')}]`;
  const conditions = [
    ...(scope.asOf === null ? [] : [validOn('r', 'date($asOf)')]),
    ...(scope.contract === null ? [] : ['r.contract = $contract']),
    ...more,
  ];
  const pattern = direction === 'OUT' ? `-${edge}->` : `<-${edge}-`;
  return `MATCH (n)${pattern}(m:${notDerived})${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
}

/** The parameters of `matchHops`. */
export function scopeParameters({ asOf, contract }: HopScope): Parameters {
  return { ...(asOf === null ? {} : { asOf }), ...(contract === null ? {} : { contract }) };
}

/** Cypher for what, besides type and ends, identifies the hop of a statement `r`: its access or contract. */
export const underOf = underIn('type(r)');

/** @param type Cypher for the type of the hop */
function underIn(type: string): string {
  const cases = Object.entries(underOfEdges).map(([edge, property]) => `WHEN '${edge}' THEN r.${property}`);
  return `CASE ${type} ${cases.join(' ')} END`;
}

/** Conditions on hops. */
interface HopScope {
  /** Only hops that hold on this day; null: all. */
  readonly asOf: Day | null;
  /** Only hops under this contract; null: all. */
  readonly contract: string | null;
}

/** A node, and conditions on its hops. */
export interface NeighbourScope extends HopScope {
  readonly node: NodeRef;
}

/** A request for a page of hops. */
export interface NeighbourRequest extends NeighbourScope {
  /** Null: all types. */
  readonly type: EdgeType | null;
  readonly direction: HopDirection | 'BOTH';
  readonly orderBy: 'STATEMENTS' | 'PRIORITY';
  readonly first: number;
  /** The cursor of the last hop seen; null: from the start. */
  readonly after: string | null;
}

export type HopDirection = 'OUT' | 'IN';

/** The edge types that lead to neighbors. A source that describes a node is its evidence, not its neighbor. */
export const neighbourTypes: readonly EdgeType[] = edgeTypes.filter((type) => type !== 'DESCRIBED_BY');
