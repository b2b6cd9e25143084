import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { monthDays } from '#graph/exposures/timeline.ts';
import { exposuresOfAccesses } from '#test/api/graph/exposures/exposures-of-accesses.ts';
import { ask, askAnew, askText, pageDocuments } from './ask.ts';
import { byPriority, chainRowOf, exposuresAnswer } from './chain-rows.ts';
import type { Subjects, SystemUnderContract } from './choose-subjects.ts';
import { countExposed } from './count-exposed.ts';
import type { ExposedCount } from './count-exposed.ts';
import { fourHops } from './four-hops.ts';
import { recordRequests, replay } from './record-requests.ts';
import { benchDays } from './world.ts';

/** A ratio to measure after its answer was found right. */
export interface BenchCase {
  readonly name: string;
  readonly base: string;
  readonly target: number;
  /** How much longer it may take in a world of a multiple of the size; null: not compared. */
  readonly growth: 'constant' | 'linear' | null;
  /** The server's answer, and the expected one, obtained another way. */
  readonly answers: () => Promise<readonly [answered: unknown, expected: unknown]>;
  readonly measured: () => Promise<unknown>;
  readonly measuredBase: () => Promise<unknown>;
}

export interface BenchedServer {
  readonly database: Database;
  readonly url: string;
  readonly subjects: Subjects;
}

type Filter = Readonly<Record<string, unknown>>;
type DatedFilter = Filter & { readonly asOf: string };

const { day, other, list } = benchDays;
const first = 50;
const months = 60;

export async function benchCases(server: BenchedServer): Promise<readonly BenchCase[]> {
  const { subjects } = server;
  return [
    await newSystem(server),
    ...(await oneSystem(server)),
    await nestedChain(server),
    rankedPage(server, 'Ranked first page with counts, whole graph', 20, { asOf: day }),
    rankedPage(server, 'The same, another day', 20, { asOf: other }),
    rankedPage(server, 'The same, countries of a list', 50, { asOf: day, lists: [list] }),
    rankedPage(server, 'The same, one organization', 50, { asOf: day, organizations: [subjects.organization] }),
    rankedPage(server, 'The same, the prime with most subawards', 50, {
      asOf: day,
      organizations: [subjects.largestPrime],
    }),
    coverage(server),
    groups(server),
    timeline(server),
    largePrime(server),
  ];
}

/** A different system in each pair. Nothing that the server could cache helps. */
async function newSystem({ database, url, subjects: { otherSystems } }: BenchedServer): Promise<BenchCase> {
  const recorded = await recordRequests(
    database,
    pageDocuments.exposures,
    otherSystems.map((system) => ({ filter: { asOf: day, systems: [system] }, first, after: null })),
  );
  let [measured, replayed] = [0, 0];
  // The last system is for comparing the answers before measuring.
  const last = otherSystems.at(-1) ?? '';
  return {
    name: 'Exposures of a system not requested before',
    base: 'its own Cypher over Bolt',
    target: 1.25,
    growth: null,
    answers: () => systemAnswers(database, url, { asOf: day, systems: [last] }, last, null),
    measured: () => page(url, { asOf: day, systems: [otherSystems[measured++ % otherSystems.length] ?? last] }),
    measuredBase: () => replay(database, recorded[replayed++ % otherSystems.length] ?? []),
  };
}

/** A system with about a hundred accesses, always the same one; and the same request when it is cached. */
async function oneSystem({ database, url, subjects: { system } }: BenchedServer): Promise<readonly BenchCase[]> {
  const variables = { filter: { asOf: day, systems: [system] }, first, after: null };
  const [waves = []] = await recordRequests(database, pageDocuments.exposures, [variables]);
  const one: BenchCase = {
    name: 'Exposures of a system with about a hundred accesses',
    base: 'its own Cypher over Bolt',
    target: 1.25,
    growth: 'constant',
    answers: () => systemAnswers(database, url, variables.filter, system, null),
    measured: () => page(url, variables.filter),
    measuredBase: () => replay(database, waves),
  };
  const cached = () => askText(url, pageDocuments.exposures, variables);
  const cachedAnswer = async () =>
    exposuresAnswer.parse(z.object({ data: z.unknown() }).parse(JSON.parse(await cached())).data);
  return [
    one,
    {
      ...one,
      name: 'The same request, word for word',
      growth: null,
      answers: async () => {
        const [, expected] = await one.answers();
        const given = [await cachedAnswer(), await cachedAnswer(), await cachedAnswer()];
        return [given.map(({ exposures: answered }) => answered), given.map(() => expected)];
      },
      measured: cached,
    },
  ];
}

async function nestedChain({ database, url, subjects: { system } }: BenchedServer): Promise<BenchCase> {
  const { overHttp, overBolt } = await fourHops(database, url, system);
  return {
    name: 'Four hops from a prime to systems, nested',
    base: 'one Cypher statement over Bolt',
    target: 1.25,
    growth: null,
    answers: async () => [await overHttp(), await overBolt()],
    measured: overHttp,
    measuredBase: overBolt,
  };
}

function rankedPage({ database, url }: BenchedServer, name: string, target: number, filter: DatedFilter): BenchCase {
  return {
    ...againstRoundTrip(database),
    name,
    target,
    growth: 'constant',
    answers: () => pageAnswers(database, url, filter),
    measured: () => page(url, filter),
  };
}

const coverageAnswer = z.object({
  coverage: z.object({
    accesses: z.number(),
    withKnownLocation: z.number(),
    withEscortRecord: z.number(),
    systemsExposed: z.number(),
  }),
});

function coverage({ database, url }: BenchedServer): BenchCase {
  const variables = { filter: { asOf: day } };
  return {
    ...againstRoundTrip(database),
    name: 'Coverage, whole graph',
    target: 100,
    growth: 'linear',
    answers: async () => {
      const counts = await countExposed(database, day, []);
      const expected = {
        accesses: sum(counts, 'accesses'),
        withKnownLocation: sum(counts, 'located'),
        withEscortRecord: sum(counts, 'escorted'),
        systemsExposed: exposedBySystem(counts).size,
      };
      const { coverage: answered } = await ask(url, pageDocuments.coverage, variables, coverageAnswer);
      return [answered, expected];
    },
    measured: () => askAnew(url, pageDocuments.coverage, variables),
  };
}

const groupsAnswer = z.object({
  exposureGroups: z.array(z.object({ accesses: z.number(), group: z.object({ key: z.string() }) })),
});

function groups({ database, url }: BenchedServer): BenchCase {
  const variables = { filter: { asOf: day }, orderBy: 'ACCESSES', first: 100 };
  return {
    ...againstRoundTrip(database),
    name: 'Exposed systems, by number of accesses, with counts',
    target: 100,
    growth: 'linear',
    answers: async () => {
      const { exposureGroups } = await ask(url, pageDocuments.groups, variables, groupsAnswer);
      const answered = exposureGroups.map(({ group, accesses }) => ({ key: group.key, accesses }));
      const bySystem = exposedBySystem(await countExposed(database, day, []));
      const most = [...bySystem.values()].toSorted((a, b) => b - a).slice(0, 100);
      return [
        answered,
        answered.map(({ key }, at) => ({ key, accesses: bySystem.get(key) === most[at] ? most[at] : null })),
      ];
    },
    measured: () => askAnew(url, pageDocuments.groups, variables),
  };
}

const timelineDocument = `query ($from: Date!, $to: Date!, $filter: ExposureFilter) {
  exposureTimeline(from: $from, to: $to, filter: $filter) { day accesses systems }
}`;
const timelineAnswer = z.object({
  exposureTimeline: z.array(z.object({ day: z.string(), accesses: z.number(), systems: z.number() })),
});

/** The expected counts are obtained for three of the days only, because each takes seconds. */
function timeline({ database, url }: BenchedServer): BenchCase {
  const from = monthDays('2000-01-01', day).at(-months) ?? day;
  const variables = { from, to: day, filter: {} };
  return {
    ...againstRoundTrip(database),
    name: `Timeline of ${months} months, whole graph`,
    target: 150,
    growth: 'linear',
    answers: async () => {
      const { exposureTimeline } = await ask(url, timelineDocument, variables, timelineAnswer);
      const points = [0, months >> 1, months - 1].map((at) => exposureTimeline[at] ?? null);
      const expected = [];
      for (const point of points) {
        const counts = await countExposed(database, point?.day ?? day, []);
        expected.push({
          day: point?.day,
          accesses: sum(counts, 'exposed'),
          systems: exposedBySystem(counts).size,
        });
      }
      return [
        { points, length: exposureTimeline.length },
        { points: expected, length: months },
      ];
    },
    measured: () => askAnew(url, timelineDocument, variables),
  };
}

/** Takes as long as for other primes if the prime's thousands of subawards elsewhere cost nothing. */
function largePrime({ database, url, subjects }: BenchedServer): BenchCase {
  const { ofLargePrime, ofOthers, largestFanOut } = subjects;
  const filterOf = ({ system, contract }: SystemUnderContract) => ({
    asOf: day,
    systems: [system],
    contracts: [contract],
  });
  const askAll = async (all: readonly SystemUnderContract[]) => {
    for (const one of all) await page(url, filterOf(one));
  };
  return {
    name: `Exposures on other contracts of the prime with ${largestFanOut.toLocaleString('en-US')} subawards`,
    base: 'the same for other primes',
    target: 1.5,
    growth: null,
    answers: async () => {
      const pairs = [];
      for (const one of [...ofLargePrime, ...ofOthers])
        pairs.push(await systemAnswers(database, url, filterOf(one), one.system, one.contract));
      return [pairs.map(([answered]) => answered), pairs.map(([, expected]) => expected)];
    },
    measured: () => askAll(ofLargePrime),
    measuredBase: () => askAll(ofOthers),
  };
}

function againstRoundTrip(database: Database) {
  return { base: 'RETURN 1 over Bolt', measuredBase: () => database.read('RETURN 1 AS one') };
}

function page(url: string, filter: Filter): Promise<string> {
  return askAnew(url, pageDocuments.exposures, { filter, first, after: null });
}

async function exposures(url: string, filter: Filter) {
  const answer = await ask(url, pageDocuments.exposures, { filter, first, after: null }, exposuresAnswer);
  return answer.exposures;
}

const accessesOfSystem = `MATCH (:System {key: $system})<-[r:ACCESSES]-()
  RETURN DISTINCT r.access AS key`;
const keyRows = z.array(z.object({ key: z.string() }));

/** Computes all exposures of a system directly from the evidence. */
async function systemAnswers(
  database: Database,
  url: string,
  filter: Filter,
  system: string,
  contract: string | null,
): Promise<readonly [unknown, unknown]> {
  const answered = await exposures(url, filter);
  const keys = keyRows.parse(await database.read(accessesOfSystem, { system })).map(({ key }) => key);
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

const conditionsShape = z.object({
  lists: z.array(z.string()).default([]),
  organizations: z.array(z.string()).default([]),
});

/** Computes the page's rows directly from the evidence; counts the accesses by another statement, except those of an organization. */
async function pageAnswers(database: Database, url: string, filter: DatedFilter): Promise<readonly [unknown, unknown]> {
  const { nodes, accessCount } = await exposures(url, filter);
  const { lists, organizations } = conditionsShape.parse(filter);
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
