import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/keeper-protocol.ts';
import { askText } from './ask-text.ts';
import { ask } from './ask.ts';
import { fourHopsOf } from './four-hops.ts';
import { measureThroughput } from './measure-throughput.ts';
import type { Throughput } from './measure-throughput.ts';
import { startPeer } from './start-peer.ts';
import { uncutPrimes } from './uncut-primes.ts';

/** What sixteen clients got of each of the three; the peer is null where it was not asked for. */
export interface CrowdFigures {
  readonly ours: Throughput;
  readonly bolt: Throughput;
  readonly peer: Throughput | null;
}

export interface CrowdResult {
  /** About how many primes the clients ask in turn. */
  readonly primes: number;
  /** Asked again and again. */
  readonly again: CrowdFigures;
  /** About how many others each was asked once; null: the world has no others. */
  readonly others: number;
  readonly once: CrowdFigures | null;
}

export interface CrowdOptions {
  readonly folder: string;
  readonly home: string;
  readonly url: string;
  readonly withPeer: boolean;
  /** Of each of the three, in turn, three times after a first that is not counted. */
  readonly seconds: number;
}

const clients = 16;
const askedAgain = 50;
/** More than are asked in the time. */
const askedOnce = 1500;
/** Before these, and before the rounds one more: not counted, so that each server has met what it is to do. */
const warmingOnce = 300;
/** Of each node's hops, by level: the product is what a query may cost. */
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

/** Four hops from a prime, asked by sixteen clients: our API, one Cypher statement over Bolt, and what a developer would take today. */
export async function crowd(database: Database, options: CrowdOptions): Promise<CrowdResult> {
  const { url, seconds, withPeer, folder, home } = options;
  const primes = await uncutPrimes(database, most, askedAgain + warmingOnce + askedOnce);
  if (primes.length === 0) throw new Error('The world has no prime whose four hops are not cut.');
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
        throw new Error(`Another answer about ${key} over HTTP.`);
      if (peer !== null && !isDeepStrictEqual(pathsIn(await ask(peerUrl, peerQuery, variables, z.unknown())), paths))
        throw new Error(`Another answer about ${key} from the peer.`);
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

/** Raw Bolt first, so that Neo4j has read the same for both of the others. */
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

/** The round in the middle by answers a second, with the errors of all. */
function middle(rounds: readonly Throughput[]): Throughput {
  const sorted = rounds.toSorted((a, b) => a.perSecond - b.perSecond);
  const errors = rounds.reduce((sum, round) => sum + round.errors, 0);
  return { perSecond: Number.NaN, milliseconds: Number.NaN, ...sorted[sorted.length >> 1], errors };
}

/** Every way through an answer, as keys, each once: whatever form the answer has. */
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
