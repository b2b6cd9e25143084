import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Database } from '#graph/driver/database.ts';
import { homePaths } from '#graph/engine/home-paths.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { ask } from './ask.ts';
import { fourHopsOf, primesLike } from './four-hops.ts';
import { measureThroughput, type Throughput } from './measure-throughput.ts';
import { startPeer } from './start-peer.ts';

export interface CrowdResult {
  /** About how many primes the clients ask in turn. */
  readonly primes: number;
  readonly ours: Throughput;
  readonly bolt: Throughput;
  /** Null: it was not asked for. */
  readonly peer: Throughput | null;
}

export interface CrowdOptions {
  readonly folder: string;
  readonly home: string;
  readonly url: string;
  readonly system: string;
  readonly withPeer: boolean;
  /** Of each of the three, three times in turn. */
  readonly seconds: number;
}

const clients = 16;
const candidatePrimes = 200;
const wantedPrimes = 50;
const fewestPrimes = 3;
/** Of the primes asked about: the fewer, the more of them are not cut. */
const fewSubcontractors = 4;
/** Of each node's hops, by level. Primes some of whose nodes have more are left out: the peer counts parallel statements, and would cut elsewhere. */
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

/** Four hops from a prime, asked by sixteen clients: our API, one Cypher statement over Bolt, and what a developer would take today. */
export async function crowd(database: Database, options: CrowdOptions): Promise<CrowdResult> {
  const { url, system, seconds, withPeer, folder, home } = options;
  const candidates = await primesLike(database, system, candidatePrimes, fewSubcontractors);
  const peer = withPeer ? await startPeer(folder, await loginOf(home)) : null;
  try {
    const ours = (key: string) => ask(url, ourQuery, { key, ...most }, z.unknown());
    const bolt = (key: string) => fourHopsOf(database, key, most);
    const theirs = (key: string) => ask(peer?.url ?? '', peerQuery, { key, ...most }, z.unknown());
    const primes: string[] = [];
    for (const key of candidates) {
      if (primes.length === wantedPrimes) break;
      const paths = pathsIn(await bolt(key));
      if (!isDeepStrictEqual(pathsIn(await ours(key)), paths))
        throw new Error(`Another answer about ${key} over HTTP.`);
      if (peer === null || isDeepStrictEqual(pathsIn(await theirs(key)), paths)) primes.push(key);
    }
    if (peer !== null && primes.length < fewestPrimes) throw new Error('The peer answers otherwise about most primes.');
    const rounds: { ours: Throughput; bolt: Throughput; peer: Throughput | null }[] = [];
    const asked = (one: (key: string) => Promise<unknown>) =>
      measureThroughput((at) => one(primes[at % primes.length] ?? ''), { clients, seconds });
    for (let round = 0; round < 3; round += 1)
      rounds.push({
        ours: await asked(ours),
        bolt: await asked(bolt),
        peer: peer === null ? null : await asked(theirs),
      });
    return {
      primes: primes.length,
      ours: middle(rounds.map((round) => round.ours)),
      bolt: middle(rounds.map((round) => round.bolt)),
      peer: peer === null ? null : middle(rounds.flatMap((round) => round.peer ?? [])),
    };
  } finally {
    await peer?.close();
  }
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
