import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { chainOfFour } from '../api/serve/resolvers/chain-of-four.ts';
import { ask } from './ask.ts';

/** Four hops from an organization: GraphQL as a developer writes it, and one Cypher statement with the same answer. */
export interface FourHops {
  readonly overHttp: () => Promise<unknown>;
  readonly overBolt: () => Promise<unknown>;
}

/** Maximum hops of each node. */
const first = 15;

/** Primes with about so many subcontractors are enough work, but still a page. */
const wantedSubcontractors = 12;

const candidates = `MATCH (:System {key: $system})<-[r:ACCESSES]-(:Person)<-[:ESCORTS]-(:Person)<-[:EMPLOYS]-(o:Organization)
  WITH DISTINCT o LIMIT 200
  MATCH (prime:Organization)-[:SUBCONTRACTS_TO]->(o)
  WITH DISTINCT prime, COUNT { (prime)-[:SUBCONTRACTS_TO]->() } AS subawards
  RETURN prime.key AS key ORDER BY abs(subawards - $wanted), key LIMIT 1`;

const hop = (from: string, type: string, to: string, under: string, most: string, columns: string) => `{edges: COLLECT {
  MATCH (${from})-[r:${type}]->(${to})
  WITH DISTINCT ${to}, r.${under} AS ${to}Under ORDER BY ${to}.key, coalesce(${to}Under, '') LIMIT ${most}
  RETURN {node: {key: ${to}.key${columns}}} }}`;

const systems = hop('engineer', 'ACCESSES', 'system', 'access', '$systems', ', name: system.name');
const engineers = hop('escort', 'ESCORTS', 'engineer', 'access', '$engineers', `, accesses: ${systems}`);
const people = hop('sub', 'EMPLOYS', 'escort', 'contract', '$people', `, escorts: ${engineers}`);
const nested = `MATCH (prime:Organization {key: $key})
  RETURN prime.key AS key, ${hop('prime', 'SUBCONTRACTS_TO', 'sub', 'contract', '$subs', `, employs: ${people}`)} AS subcontractsTo`;

const answer = z.object({ organizations: z.object({ nodes: z.array(z.unknown()) }) });

export interface MostHops {
  readonly subs: number;
  readonly people: number;
  readonly engineers: number;
  readonly systems: number;
}

/** Runs the Cypher statement. @param most the maximum hops of each node, by level */
export function fourHopsOf(database: Database, key: string, most: MostHops): Promise<unknown> {
  return database.read(nested, { key, ...most });
}

/** The prime is one of the employers of the escorts on a system. */
export async function fourHops(database: Database, url: string, system: string): Promise<FourHops> {
  const [row] = await database.read(candidates, { system, wanted: wantedSubcontractors });
  const prime = z.string().parse(row?.['key']);
  return {
    overHttp: async () => (await ask(url, chainOfFour, { key: prime, first }, answer)).organizations.nodes,
    overBolt: () => fourHopsOf(database, prime, { subs: first, people: first, engineers: first, systems: first }),
  };
}
