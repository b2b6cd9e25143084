import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { ask, askText } from './ask.ts';
import { fourHopsOf } from './four-hops.ts';
import { measureThroughput } from './measure.ts';
import type { Throughput } from './measure.ts';
import { startPeer } from './start-peer.ts';

/** Throughput of each of the three; the peer is null if it is not measured. */
export interface CrowdFigures {
  readonly ours: Throughput;
  readonly bolt: Throughput;
  readonly peer: Throughput | null;
}

export interface CrowdResult {
  /** Number of primes that are queried repeatedly. */
  readonly primes: number;
  readonly again: CrowdFigures;
  /** Number of other primes, each queried once. */
  readonly others: number;
  /** Null if the world has no other primes. */
  readonly once: CrowdFigures | null;
}

export interface CrowdOptions {
  readonly folder: string;
  readonly home: string;
  readonly url: string;
  readonly withPeer: boolean;
  /** Duration of a round of each of the three. There are three rounds after an uncounted one. */
  readonly seconds: number;
}

const clients = 16;
const askedAgain = 50;
/** More than are queried in the time. */
const askedOnce = 1500;
/** Queried before those, as an uncounted warm-up of each server. */
const warmingOnce = 300;
/** Maximum hops of each node, by level. */
const most = { subs: 8, people: 100, engineers: 15, systems: 3 } as const;

const ourQuery = `query ($key: ID!, $subs: Int!, $people: Int!, $engineers: Int!, $systems: Int!) {
  organizations(filter: { key: { eq: $key } }, first: 1) { nodes { key
    subcontractsTo(first: $subs) { edges { node { key
      employs(first: $people) { edges { node { key
        escorts(first: $engineers) { edges { node { key
          accesses(first: $systems) { edges { node { key name } } } } } } } } } } } } } }
}`;

const peerQuery = `query ($key: String!, $subs: Int!, $people: Int!, $engineers: Int!, $systems: Int!) {
  organizations(where: { key: { eq: $key } }) { key
    subcontractsTo(limit: $subs) { key employs(limit: $people) { key
      escorts(limit: $engineers) { key accesses(limit: $systems) { key name } } } } }
}`;

type Asker = (key: string) => Promise<unknown>;

/** Measures sixteen clients that query four hops from a prime: Subtier's API, one Cypher statement over Bolt, and what a developer would use today. */
export async function crowd(database: Database, options: CrowdOptions): Promise<CrowdResult> {
  const { url, seconds, withPeer, folder, home } = options;
  const primes = await uncutPrimes(database, askedAgain + warmingOnce + askedOnce);
  if (primes.length === 0) throw new Error('The world has no prime with few enough hops.');
  const again = primes.slice(0, askedAgain);
  const warming = primes.slice(askedAgain, askedAgain + warmingOnce);
  const others = primes.slice(askedAgain + warmingOnce);
  const peer = withPeer ? await startPeer(folder, await loginOf(home)) : null;
  const peerUrl = peer?.url ?? '';
  try {
    for (const key of again) {
      const variables = { key, ...most };
      const paths = pathsIn(await fourHopsOf(database, key, most));
      if (!isDeepStrictEqual(pathsIn(await ask(url, ourQuery, variables, z.unknown())), paths))
        throw new Error(`The answer about ${key} over HTTP differs.`);
      if (peer !== null && !isDeepStrictEqual(pathsIn(await ask(peerUrl, peerQuery, variables, z.unknown())), paths))
        throw new Error(`The answer about ${key} from the peer differs.`);
    }
    const ours: Asker = (key) => askText(url, ourQuery, { key, ...most });
    const bolt: Asker = (key) => fourHopsOf(database, key, most);
    const theirs: Asker | null = peer === null ? null : (key) => askText(peerUrl, peerQuery, { key, ...most });
    const inTurn = (ask: Asker) => measureThroughput((at) => ask(again[at % again.length] ?? ''), { clients, seconds });
    const each = (ask: Asker, keys: readonly string[]) =>
      measureThroughput((at) => ask(keys[at] ?? ''), { clients, seconds: seconds * 3, most: keys.length });
    const eachOnce = async (ask: Asker) => {
      await each(ask, warming);
      return each(ask, others);
    };
    const rounds: CrowdFigures[] = [];
    for (let round = 0; round < 4; round += 1)
      rounds.push({ ours: await inTurn(ours), bolt: await inTurn(bolt), peer: theirs && (await inTurn(theirs)) });
    const counted = rounds.slice(1);
    return {
      primes: again.length,
      again: {
        ours: middle(counted.map((round) => round.ours)),
        bolt: middle(counted.map((round) => round.bolt)),
        peer: peer === null ? null : middle(counted.flatMap((round) => round.peer ?? [])),
      },
      others: others.length,
      once: others.length === 0 ? null : await onceEach(eachOnce, { ours, bolt, theirs }),
    };
  } finally {
    await peer?.close();
  }
}

/** Raw Bolt is first, so that Neo4j has cached the data for both of the others. */
async function onceEach(
  measure: (ask: Asker) => Promise<Throughput>,
  { ours, bolt, theirs }: { readonly ours: Asker; readonly bolt: Asker; readonly theirs: Asker | null },
): Promise<CrowdFigures> {
  const ofBolt = await measure(bolt);
  const peer = theirs && (await measure(theirs));
  return { ours: await measure(ours), bolt: ofBolt, peer };
}

async function loginOf(home: string) {
  const paths = homePaths(home);
  const run = await readRunFile(paths);
  return { uri: run?.uri ?? '', user: 'neo4j', password: (await readFile(paths.password, 'utf8')).trim() };
}

/** Returns the round with the median throughput, with the errors of all rounds. */
function middle(rounds: readonly Throughput[]): Throughput {
  const sorted = rounds.toSorted((a, b) => a.perSecond - b.perSecond);
  const errors = rounds.reduce((sum, round) => sum + round.errors, 0);
  return { perSecond: Number.NaN, milliseconds: Number.NaN, ...sorted[sorted.length >> 1], errors };
}

/** Returns all distinct paths of keys in an answer, whatever its form. */
function pathsIn(answer: unknown): readonly string[] {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const one of value) walk(one, path);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const fields = Object.entries(value);
    const key: unknown = fields.find(([name]) => name === 'key')?.[1];
    const here = typeof key === 'string' ? `${path}/${key}` : path;
    if (typeof key === 'string') paths.add(here);
    for (const [, below] of fields) walk(below, here);
  };
  walk(answer, '');
  return [...paths].sort();
}

/** Counts statements, not neighbors: the peer returns a neighbor once per statement. */
const candidates = `MATCH (prime:Organization)
  WHERE 0 < COUNT { (prime)-[:SUBCONTRACTS_TO]->() } <= $subs
  WITH prime, COLLECT { MATCH (prime)-[:SUBCONTRACTS_TO]->(sub) RETURN DISTINCT sub } AS subs
  WHERE all(sub IN subs WHERE COUNT { (sub)-[:EMPLOYS]->() } <= $people)
  WITH prime, COLLECT { UNWIND subs AS sub MATCH (sub)-[:EMPLOYS]->(escort) RETURN DISTINCT escort } AS escorts
  WHERE all(escort IN escorts WHERE COUNT { (escort)-[:ESCORTS]->() } <= $engineers)
  WITH prime, COLLECT { UNWIND escorts AS escort MATCH (escort)-[:ESCORTS]->(engineer) RETURN DISTINCT engineer } AS engineers
  WHERE all(engineer IN engineers WHERE COUNT { (engineer)-[:ACCESSES]->() } <= $systems)
  RETURN prime.key AS key ORDER BY size(engineers) DESC, key LIMIT $primes`;

/** Returns primes along whose four hops no node exceeds the maximum, so that every server gives the same answer; most engineers first. */
async function uncutPrimes(database: Database, primes: number): Promise<readonly string[]> {
  const rows = await database.read(candidates, { ...most, primes });
  return rows.map((row) => z.string().parse(row['key']));
}
