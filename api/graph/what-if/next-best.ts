import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import { questionLimits } from '../limits/question-limits.ts';
import type { Removed } from './removed.ts';

/** Values of a contract or organization that name other nodes, where those named no longer exist. */
export interface NextBest {
  /** Contracts whose prime or parent is another one then, or none. */
  readonly contracts: ReadonlyMap<string, { readonly prime: string | null; readonly parent: string | null }>;
  /** Contracts that come to be under another then, by that one. */
  readonly under: ReadonlyMap<string, readonly string[]>;
}

const row = z.object({ key: z.string(), prime: z.string().nullable(), parent: z.string().nullable() });

/** As entities are resolved: the best statement that gives the value, of those that do not name what is taken out. */
const statement = `UNWIND $organizations AS organization MATCH (c:Contract {prime: organization}) RETURN c
  UNION UNWIND $contracts AS contract MATCH (c:Contract {parent: contract}) RETURN c`;
const resolve = `CALL (c) {
    OPTIONAL MATCH (c)-[r:DESCRIBED_BY]->(s:Source) WHERE r.supersededAt IS NULL
    WITH r, s ORDER BY r.confidence DESC, coalesce(toString(s.retrievedAt), '') DESC,
      coalesce(toString(s.publishedOn), '') DESC, s.key, r.key
    RETURN collect(r) AS stated
  }
  RETURN c.key AS key,
    head([r IN stated WHERE r.prime IS NOT NULL AND NOT r.prime IN $organizations | r.prime]) AS prime,
    head([r IN stated WHERE r.parent IS NOT NULL AND NOT r.parent IN $contracts | r.parent]) AS parent`;

/** What contracts' primes and parents are once some nodes are gone. One statement. Beyond `questionLimits.removedContracts`: one more than these. */
export async function readNextBest(transaction: Transaction, removed: Removed): Promise<NextBest> {
  const [organizations, contracts] = [removed.keysOf('Organization'), removed.keysOf('Contract')];
  const found = new Map<string, { readonly prime: string | null; readonly parent: string | null }>();
  const under = new Map<string, string[]>();
  if (organizations.length === 0 && contracts.length === 0) return { contracts: found, under };
  const rows = await transaction.run(
    `CALL () { ${statement} } WITH c LIMIT ${questionLimits.removedContracts.most + 1} ${resolve}`,
    {
      organizations,
      contracts,
    },
  );
  for (const { key, prime, parent } of rows.map((one) => row.parse(one))) {
    found.set(key, { prime, parent });
    if (parent !== null) under.set(parent, [...(under.get(parent) ?? []), key]);
  }
  return { contracts: found, under };
}
