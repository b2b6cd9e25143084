import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { chainOfFour } from '../api/serve/resolvers/chain-of-four.ts';
import { ask } from './ask.ts';

/** Along four hops from an organization: GraphQL as a developer writes it, and one statement of Cypher that answers the same. */
export interface FourHops {
  readonly overHttp: () => Promise<unknown>;
  readonly overBolt: () => Promise<unknown>;
}

/** Of each node's hops. */
const first = 15;

/** With about so many subcontractors: enough to be work, few enough to be a page. */
const wantedSubcontractors = 12;

const candidates = `MATCH (:System {key: $system})<-[r:ACCESSES]-(:Person)<-[:ESCORTS]-(:Person)<-[:EMPLOYS]-(o:Organization)
  WITH DISTINCT o LIMIT 200
  MATCH (prime:Organization)-[:SUBCONTRACTS_TO]->(o)
  WITH DISTINCT prime, COUNT { (prime)-[:SUBCONTRACTS_TO]->() } AS subawards
  RETURN prime.key AS key ORDER BY abs(subawards - $wanted), key LIMIT $primes`;

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

/** Primes of the employers of escorts on a system, those with about so many subcontractors first. */
export async function primesLike(
  database: Database,
  system: string,
  primes: number,
  wanted = wantedSubcontractors,
): Promise<readonly string[]> {
  const rows = await database.read(candidates, { system, wanted, primes });
  return rows.map((row) => z.string().parse(row['key']));
}

export interface MostHops {
  readonly subs: number;
  readonly people: number;
  readonly engineers: number;
  readonly systems: number;
}

/** The one statement. @param most of each node's hops, by level */
export function fourHopsOf(database: Database, key: string, most: MostHops): Promise<unknown> {
  return database.read(nested, { key, ...most });
}

/** @param system whose escorts' employers' prime is asked about */
export async function fourHops(database: Database, url: string, system: string): Promise<FourHops> {
  const [prime = ''] = await primesLike(database, system, 1);
  return {
    overHttp: async () => (await ask(url, chainOfFour, { key: prime, first }, answer)).organizations.nodes,
    overBolt: () => fourHopsOf(database, prime, { subs: first, people: first, engineers: first, systems: first }),
  };
}
