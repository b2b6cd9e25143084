import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { MostHops } from './four-hops.ts';

/** Statements are counted, not neighbours: the peer gives a neighbour as often as statements lead to it. */
const candidates = `MATCH (prime:Organization)
  WHERE 0 < COUNT { (prime)-[:SUBCONTRACTS_TO]->() } <= $subs
  WITH prime, COLLECT { MATCH (prime)-[:SUBCONTRACTS_TO]->(sub) RETURN DISTINCT sub } AS subs
  WHERE all(sub IN subs WHERE COUNT { (sub)-[:EMPLOYS]->() } <= $people)
  WITH prime, COLLECT { UNWIND subs AS sub MATCH (sub)-[:EMPLOYS]->(escort) RETURN DISTINCT escort } AS escorts
  WHERE all(escort IN escorts WHERE COUNT { (escort)-[:ESCORTS]->() } <= $engineers)
  WITH prime, COLLECT { UNWIND escorts AS escort MATCH (escort)-[:ESCORTS]->(engineer) RETURN DISTINCT engineer } AS engineers
  WHERE all(engineer IN engineers WHERE COUNT { (engineer)-[:ACCESSES]->() } <= $systems)
  RETURN prime.key AS key ORDER BY size(engineers) DESC, key LIMIT $primes`;

/** Primes along whose four hops no node has more than is asked for, so that every server answers the same: most engineers first. */
export async function uncutPrimes(database: Database, most: MostHops, primes: number): Promise<readonly string[]> {
  const rows = await database.read(candidates, { ...most, primes });
  return rows.map((row) => z.string().parse(row['key']));
}
