import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Hop, NodeRef, Statement } from '../exposure/exposure.ts';
import type { EdgeType, Label } from '../model/vocabulary.ts';
import { underOf } from './hop-clauses.ts';
import { readStatement } from './read-statement.ts';

/** What makes a hop that hop. */
export interface HopIdentity {
  readonly type: EdgeType;
  readonly from: NodeRef;
  readonly to: NodeRef;
  readonly under: string | null;
}

const row = z.object({ index: z.number(), statement: z.record(z.string(), z.unknown()) });

/** Hops with every statement of them that is not superseded, best first, in the order asked for. One statement for each type and pair of labels. */
export async function loadHops(database: Database, hops: readonly HopIdentity[]): Promise<readonly Hop[]> {
  const statements = new Map<number, Statement[]>();
  await Promise.all(
    groupAlike(hops).map(async ({ type, from, to, members }) => {
      const rows = await database.read(
        `UNWIND $hops AS hop
         MATCH (a:${from} {key: hop.from})-[r:${type}]->(b:${to} {key: hop.to})
         WHERE r.supersededAt IS NULL AND coalesce(${underOf}, '') = hop.under
         OPTIONAL MATCH (s:Source {key: r.source})
         WITH hop, r, s ORDER BY r.confidence DESC, coalesce(toString(s.retrievedAt), '') DESC,
           coalesce(toString(s.publishedOn), '') DESC, r.source, r.key
         RETURN hop.index AS index, properties(r) AS statement`,
        {
          hops: members.map(([index, hop]) => ({ index, from: hop.from.key, to: hop.to.key, under: hop.under ?? '' })),
        },
      );
      for (const found of rows) {
        const { index, statement } = row.parse(found);
        statements.set(index, [...(statements.get(index) ?? []), readStatement(statement)]);
      }
    }),
  );
  return hops.map((hop, index) => ({ ...hop, statements: statements.get(index) ?? [] }));
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
