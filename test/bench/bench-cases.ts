import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { makeFilter } from '#graph/exposure/exposure.ts';
import { exposuresOfAccesses } from '#graph/exposures/exposures-of-accesses.ts';
import { askText } from './ask-text.ts';
import { ask } from './ask.ts';
import { benchDays } from './bench-days.ts';
import { byPriority, chainRowOf, exposuresAnswer } from './chain-rows.ts';
import type { Place, Subjects } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import type { ExposedCount } from './count-exposed.ts';
import { fourHops } from './four-hops.ts';
import { pageDocuments } from './page-documents.ts';
import { recordStatements, replayStatements } from './record-statements.ts';
import type { Wave } from './record-statements.ts';

/** A ratio to measure, once what it answers was found right. */
export interface BenchCase {
  readonly name: string;
  readonly base: string;
  readonly target: number;
  /** What the server answers, and what it must answer by another way. */
  readonly answers: () => Promise<readonly [answered: unknown, expected: unknown]>;
  readonly measured: () => Promise<unknown>;
  readonly measuredBase: () => Promise<unknown>;
}

export interface BenchWorld {
  readonly database: Database;
  readonly url: string;
  readonly subjects: Subjects;
}

type Filter = Readonly<Record<string, unknown>>;

const { day, other, list } = benchDays;
const first = 50;
const wholeGraph = 100;

export async function benchCases(world: BenchWorld): Promise<readonly BenchCase[]> {
  const { subjects } = world;
  return [
    ...(await oneSystem(world)),
    await newSystem(world),
    await nestedChain(world),
    rankedPage(world, 'Ranked first page, whole graph', { asOf: day }),
    coverage(world),
    rankedPage(world, 'The same, countries of a list', { asOf: day, lists: [list] }),
    rankedPage(world, 'The same, another day', { asOf: other }),
    rankedPage(world, 'The same, one organization', { asOf: day, organizations: [subjects.organization] }),
    groups(world),
    largePrime(world),
  ];
}

/** The whole of a small answer against all of the system's accesses, computed directly; and the same where the answer itself is kept. */
async function oneSystem({ database, url, subjects: { system } }: BenchWorld): Promise<readonly BenchCase[]> {
  const filter = { asOf: day, systems: [system] };
  const page = await exposures(url, filter);
  const onPage = [...new Set(page.nodes.map(({ accessKey }) => accessKey))];
  const waves = await recordStatements(database, onPage);
  const one: BenchCase = {
    name: 'Exposures of one system',
    base: 'its own Cypher over Bolt',
    target: 1.25,
    answers: () => systemAnswers(database, url, filter, system, null),
    measured: () => exposures(url, filter),
    measuredBase: () => replayStatements(database, waves),
  };
  const kept = () => askText(url, pageDocuments.exposures, { filter, first, after: null });
  const keptAnswer = async () =>
    exposuresAnswer.parse(z.object({ data: z.unknown() }).parse(JSON.parse(await kept())).data);
  return [
    one,
    {
      ...one,
      name: 'The same request, word for word',
      answers: async () => {
        const [, expected] = await one.answers();
        const given = [await keptAnswer(), await keptAnswer(), await keptAnswer()];
        return [given.map(({ exposures: answered }) => answered), given.map(() => expected)];
      },
      measured: kept,
    },
  ];
}

/** As it is when nobody asked before: of each pair another system, and its own Cypher. */
async function newSystem({ database, url, subjects: { otherSystems } }: BenchWorld): Promise<BenchCase> {
  const recorded = new Map<string, readonly Wave[]>();
  for (const system of otherSystems) {
    const all = await accessKeys(database, system);
    const exposed = await exposuresOfAccesses({ database }, all, makeFilter(day), { whole: false });
    recorded.set(system, await recordStatements(database, [...new Set(exposed.map(({ access }) => access))]));
  }
  let [measured, replayed] = [0, 0];
  // The last is for the comparison of answers, before anything is measured.
  const last = otherSystems.at(-1) ?? '';
  return {
    name: 'Exposures of a system not requested before',
    base: 'its own Cypher over Bolt',
    target: 2,
    answers: () => systemAnswers(database, url, { asOf: day, systems: [last] }, last, null),
    measured: () => exposures(url, { asOf: day, systems: [otherSystems[measured++ % otherSystems.length] ?? last] }),
    measuredBase: () =>
      replayStatements(database, recorded.get(otherSystems[replayed++ % otherSystems.length] ?? last) ?? []),
  };
}

async function nestedChain({ database, url, subjects: { system } }: BenchWorld): Promise<BenchCase> {
  const { overHttp, overBolt } = await fourHops(database, url, system);
  return {
    name: 'Four hops from a prime to systems, nested',
    base: 'one Cypher statement over Bolt',
    target: 1.25,
    answers: async () => [await overHttp(), await overBolt()],
    measured: overHttp,
    measuredBase: overBolt,
  };
}

function rankedPage(
  { database, url }: BenchWorld,
  name: string,
  filter: Filter & { readonly asOf: string },
): BenchCase {
  return {
    ...againstRoundTrip(database),
    name,
    answers: () => pageAnswers(database, url, filter),
    measured: () => exposures(url, filter),
  };
}

function coverage({ database, url }: BenchWorld): BenchCase {
  const shape = z.object({
    coverage: z.object({
      accesses: z.number(),
      withKnownLocation: z.number(),
      withEscortRecord: z.number(),
      systemsExposed: z.number(),
    }),
  });
  const measured = () => ask(url, pageDocuments.coverage, { filter: { asOf: day } }, shape);
  return {
    ...againstRoundTrip(database),
    name: 'Coverage, whole graph',
    answers: async () => {
      const counts = await countExposed(database, day, []);
      const expected = {
        accesses: sum(counts, 'accesses'),
        withKnownLocation: sum(counts, 'located'),
        withEscortRecord: sum(counts, 'escorted'),
        systemsExposed: exposedBySystem(counts).size,
      };
      return [(await measured()).coverage, expected];
    },
    measured,
  };
}

function groups({ database, url }: BenchWorld): BenchCase {
  const shape = z.object({
    exposureGroups: z.array(z.object({ accesses: z.number(), group: z.object({ key: z.string() }) })),
  });
  const measured = () => ask(url, pageDocuments.groups, { filter: { asOf: day }, first: 100 }, shape);
  return {
    ...againstRoundTrip(database),
    name: 'Exposed systems, by number of accesses',
    answers: async () => {
      const answered = (await measured()).exposureGroups.map(({ group, accesses }) => ({ key: group.key, accesses }));
      const bySystem = exposedBySystem(await countExposed(database, day, []));
      const most = [...bySystem.values()].toSorted((a, b) => b - a).slice(0, 100);
      return [
        answered,
        answered.map(({ key }, at) => ({ key, accesses: bySystem.get(key) === most[at] ? most[at] : null })),
      ];
    },
    measured,
  };
}

/** Twice the same work, if the prime's twenty thousand subawards elsewhere cost nothing. */
function largePrime({ database, url, subjects }: BenchWorld): BenchCase {
  const { ofLargePrime, ofOthers, largestFanOut } = subjects;
  const filterOf = ({ system, contract }: Place) => ({ asOf: day, systems: [system], contracts: [contract] });
  const askAll = async (places: readonly Place[]) => {
    for (const place of places) await exposures(url, filterOf(place));
  };
  return {
    name: `Exposures on other contracts of the prime with ${largestFanOut.toLocaleString('en-US')} subawards`,
    base: 'the same for other primes',
    target: 1.5,
    answers: async () => {
      const pairs = [];
      for (const place of [...ofLargePrime, ...ofOthers])
        pairs.push(await systemAnswers(database, url, filterOf(place), place.system, place.contract));
      return [pairs.map(([answered]) => answered), pairs.map(([, expected]) => expected)];
    },
    measured: () => askAll(ofLargePrime),
    measuredBase: () => askAll(ofOthers),
  };
}

function againstRoundTrip(database: Database) {
  return { base: 'RETURN 1 over Bolt', target: wholeGraph, measuredBase: () => database.read('RETURN 1 AS one') };
}

async function exposures(url: string, filter: Filter) {
  const answer = await ask(url, pageDocuments.exposures, { filter, first, after: null }, exposuresAnswer);
  return answer.exposures;
}

const accessesOfSystem = `MATCH (:System {key: $system})<-[r:ACCESSES]-()
  RETURN DISTINCT r.access AS key`;
const keyRows = z.array(z.object({ key: z.string() }));

async function accessKeys(database: Database, system: string): Promise<readonly string[]> {
  return keyRows.parse(await database.read(accessesOfSystem, { system })).map(({ key }) => key);
}

async function systemAnswers(
  database: Database,
  url: string,
  filter: Filter,
  system: string,
  contract: string | null,
): Promise<readonly [unknown, unknown]> {
  const answered = await exposures(url, filter);
  const keys = await accessKeys(database, system);
  const conditions = contract === null ? {} : { contracts: [contract] };
  const found = [];
  for (let at = 0; at < keys.length; at += 1000)
    found.push(...(await exposuresOfAccesses({ database }, keys.slice(at, at + 1000), makeFilter(day, conditions))));
  return [
    answered,
    {
      totalCount: found.length,
      accessCount: new Set(found.map(({ access }) => access)).size,
      nodes: found.map(chainRowOf).toSorted(byPriority).slice(0, first),
    },
  ];
}

/** The page's rows computed directly; how many there are by a plain count, where one can tell. */
async function pageAnswers(
  database: Database,
  url: string,
  filter: Filter & { readonly asOf: string },
): Promise<readonly [unknown, unknown]> {
  const { nodes, accessCount } = await exposures(url, filter);
  const parsed = z
    .object({ lists: z.array(z.string()).optional(), organizations: z.array(z.string()).optional() })
    .parse(filter);
  const { lists = [], organizations = [] } = parsed;
  const found = await exposuresOfAccesses(
    { database },
    nodes.map(({ accessKey }) => accessKey),
    makeFilter(filter.asOf, { lists, organizations }),
  );
  const rows = found.map(chainRowOf);
  const expected = nodes
    .map(({ id }) => rows.find((row) => row.id === id))
    .toSorted((a, b) => (a && b ? byPriority(a, b) : 0));
  const counted =
    organizations.length > 0 ? accessCount : sum(await countExposed(database, filter.asOf, lists), 'exposed');
  return [
    { nodes, accessCount },
    { nodes: expected, accessCount: counted },
  ];
}

function exposedBySystem(counts: readonly ExposedCount[]): ReadonlyMap<string, number> {
  const bySystem = new Map<string, number>();
  for (const { system, exposed } of counts)
    if (exposed > 0) bySystem.set(system, (bySystem.get(system) ?? 0) + exposed);
  return bySystem;
}

function sum(counts: readonly ExposedCount[], what: 'accesses' | 'exposed' | 'located' | 'escorted'): number {
  return counts.reduce((total, count) => total + count[what], 0);
}
