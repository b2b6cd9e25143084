import { loadEntities } from '../entities/entities.ts';
import { gaps as allGaps } from '../exposure/exposure.ts';
import type { Exposure, ExposureGroup, Period } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { bestOn, joinPeriods } from '../exposure/hops.ts';
import { findClosures } from '../exposures/closures.ts';
import { measureCoverage } from '../exposures/coverage.ts';
import type { Coverage } from '../exposures/coverage.ts';
import { findExposures } from '../exposures/find.ts';
import { countGaps, groupExposures } from '../exposures/groups.ts';
import type { AccessCounts } from '../exposures/groups.ts';
import type { Graph } from '../graph.ts';
import { cutText } from '../model/caption.ts';
import type { Day } from '../model/day.ts';
import { nodeKey, nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { longestName, writeBrief } from './brief.ts';
import type { Brief, BriefFacts, ExposedFacts } from './brief.ts';
import { distinctHops, distinctNodes, readAboutFacts, readEmployment, readNames, readSources } from './facts.ts';
import type { FindingFacts } from './findings.ts';
import type { Actor, HeadlineFacts } from './headline.ts';

/** The most chains that a picture shows at once; a brief reads them all if there are no more. */
const mostInBrief = 12;

/** Groups that are read of each kind: enough to say how many countries there are. */
const mostGroups = 300;

/**
 * Reads what the brief of what is exposed under a filter is written from.
 * @throws BAD_USER_INPUT as `findExposures`
 */
export async function readBrief(graph: Graph, asked: ExposureFilter, today: Day): Promise<BriefFacts> {
  const coverage = await measureCoverage(graph, asked, today);
  const isExposed = coverage.systemsExposed > 0;
  const day = isExposed ? asked.asOf : coverage.lastExposedDay;
  const { asOf } = asked;
  if (day === null) return { asOf, coverage, exposed: null };
  const filter = { ...asked, asOf: day };
  const [page, ended, gaps, covered] = await Promise.all([
    findExposures(graph, { filter, orderBy: 'PRIORITY', first: mostInBrief, after: null }),
    isExposed ? [] : findClosures(graph, asked, mostInBrief),
    countGaps(graph, filter),
    isExposed ? coverage : measureCoverage(graph, filter, today),
  ]);
  const exposures = page.edges.map(({ node }) => node);
  const [headline, about, further] = await Promise.all([
    readHeadlineFacts(graph, filter, { page, exposures, coverage: covered, today }),
    readFindings(graph, exposures, day),
    readFurtherUnknowns(graph, page.hasNextPage ? [] : exposures),
  ]);
  const exposed: ExposedFacts = {
    // The employers of engineers are named, although their employment is no hop of a chain.
    headline: { ...headline, evidence: weakest([headline.evidence, ...about.employment]) },
    chains: page.totalCount,
    chainsRead: exposures.length,
    period: spanOf(exposures),
    highest: exposures[0]?.priority.high ?? 'LOW',
    endings: ended.filter(({ lastDay }) => lastDay === day).map(({ sentence }) => sentence),
    findings: about.findings,
    gaps: gapsInOrder(gaps),
    ...further,
  };
  return { asOf, coverage, exposed };
}

/** Makes the brief of what is exposed under a filter. @throws BAD_USER_INPUT as `findExposures` */
export async function makeBrief(graph: Graph, asked: ExposureFilter, today: Day): Promise<Brief> {
  return writeBrief(await readBrief(graph, asked, today));
}

/** The days on which at least one of the chains holds, from the first to the last one. */
function spanOf(exposures: readonly Exposure[]): Period | null {
  const periods = joinPeriods(exposures.flatMap((exposure) => exposure.periods));
  const [first, last] = [periods[0], periods.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

interface Found {
  readonly page: { readonly totalCount: number; readonly accessCount: number; readonly hasNextPage: boolean };
  readonly exposures: readonly Exposure[];
  readonly coverage: Coverage;
  readonly today: Day;
}

async function readHeadlineFacts(
  graph: Graph,
  filter: ExposureFilter,
  { page, exposures, coverage, today }: Found,
): Promise<HeadlineFacts> {
  const groupsOf = (by: ExposureGroup) =>
    groupExposures(graph, by, filter, {
      orderBy: 'ACCESSES',
      skip: 0,
      first: mostGroups,
      counts: { systems: false, people: false },
    });
  const [evidence, ...groups] = await Promise.all([
    readEvidence(graph, filter, page.accessCount),
    groupsOf('COUNTRY'),
    groupsOf('ENGINEER_EMPLOYER'),
    groupsOf('ESCORT_SUPPLIER'),
    groupsOf('PRIME'),
  ]);
  const all = page.hasNextPage ? [] : exposures;
  const systems = distinctNodes(all.map(({ system }) => nodeRef('System', system)));
  const engineers = distinctNodes(all.map(({ engineer }) => nodeRef('Person', engineer)));
  const names = await readShortNames(graph, [...groups.flatMap((rows) => rows.map(({ group }) => group)), ...systems]);
  const actors = (at: number): readonly Actor[] =>
    (groups[at] ?? []).map(({ group, accesses }) => ({ name: names[nodeKey(group)] ?? group.key, accesses }));
  return {
    ...evidence,
    day: filter.asOf,
    today,
    accesses: page.accessCount,
    systemsExposed: coverage.systemsExposed,
    systems: coverage.systems,
    basis: same(all.map(({ basis }) => basis)),
    isIndirect: same(all.map((exposure) => isIndirect(exposure, filter.asOf))),
    engineers: await readGroupName(graph, engineers),
    isUndetermined: !filter.origins.includes('FOREIGN'),
    countries: actors(0),
    employers: actors(1),
    suppliers: actors(2),
    primes: actors(3),
    systemNames: systems.map((node) => names[nodeKey(node)] ?? node.key),
    isEscorted: same(all.map(({ gaps }) => !gaps.includes('NO_ESCORT_ON_RECORD'))),
    isLent: same(all.map(({ credentialOf }) => credentialOf !== null)),
  };
}

/** The value that all have in common; null: they differ, or there is none. */
function same<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

function isIndirect({ path }: Exposure, day: Day): boolean {
  const access = path.find(({ type }) => type === 'ACCESSES');
  const stated = access === undefined ? null : bestOn(access, day);
  return stated?.properties['plane'] === 'INDIRECT';
}

/** The name of the only one, if it is a group: single persons have none. */
async function readGroupName({ database }: Graph, [only, ...others]: readonly NodeRef[]): Promise<string | null> {
  if (only === undefined || others.length > 0) return null;
  const [entity] = await loadEntities(database, [only]);
  const label = entity?.properties['label'];
  return typeof label === 'string' ? cutText(label, longestName) : null;
}

async function readShortNames(
  { database }: Graph,
  nodes: readonly NodeRef[],
): Promise<Readonly<Record<string, string>>> {
  const names = Object.entries(await readNames(database, nodes));
  return Object.fromEntries(names.map(([key, name]) => [key, cutText(name, longestName)]));
}

/** The weakest evidence of the strongest chains: how many accesses count with documented evidence alone, and so on. */
async function readEvidence(
  graph: Graph,
  filter: ExposureFilter,
  total: number,
): Promise<Pick<HeadlineFacts, 'evidence' | 'invented'>> {
  const wanted = filter.dataClasses.length === 0 ? null : new Set(filter.dataClasses);
  const countWith = async (...classes: ExposureFilter['dataClasses']) => {
    const dataClasses = classes.filter((one) => wanted === null || wanted.has(one));
    if (dataClasses.length === 0) return 0;
    // All that count have these classes.
    if (dataClasses.length === wanted?.size) return total;
    const request = { orderBy: 'PRIORITY', first: 1, after: null, rows: null } as const;
    return (await findExposures(graph, { ...request, filter: { ...filter, dataClasses } })).accessCount;
  };
  const [documented, reported, real] = await Promise.all([
    countWith('DOCUMENTED', 'SYNTHETIC'),
    countWith('DOCUMENTED', 'REPORTED', 'SYNTHETIC'),
    countWith('DOCUMENTED', 'REPORTED', 'INFERRED'),
  ]);
  return {
    evidence: documented === total ? 'DOCUMENTED' : reported === total ? 'REPORTED' : 'INFERRED',
    invented: real === total ? 'NONE' : real === 0 ? 'ALL' : 'SOME',
  };
}

/** From the strongest to the weakest. */
const evidenceClasses = ['DOCUMENTED', 'REPORTED', 'INFERRED'] as const;

function weakest(classes: readonly DataClass[]): HeadlineFacts['evidence'] {
  return evidenceClasses.findLast((one) => classes.includes(one)) ?? 'DOCUMENTED';
}

interface Read {
  readonly findings: FindingFacts;
  /** The classes of the best statements of the engineers' employment that is in no path. */
  readonly employment: readonly DataClass[];
}

async function readFindings(graph: Graph, exposures: readonly Exposure[], day: Day): Promise<Read> {
  const { database } = graph;
  const employment = [...(await readEmployment(database, exposures, () => day)).values()].flat();
  const hops = distinctHops([...exposures.flatMap(({ path }) => path), ...employment]);
  const nodes = distinctNodes(hops.flatMap(({ from, to }) => [from, to]));
  const [names, { claims }] = await Promise.all([readShortNames(graph, nodes), readAboutFacts(database, hops, nodes)]);
  const sources = await readSources(database, [
    ...hops.flatMap(({ statements }) => statements.map(({ source }) => source)),
    ...claims.flatMap(({ claim, contradictedBy }) => [claim, ...contradictedBy].flatMap((one) => one.sources)),
  ]);
  return {
    findings: { hops, claims, sources, names },
    employment: employment.flatMap((hop) => bestOn(hop, day)?.dataClass ?? []),
  };
}

/** Without the gap that is none of the record: that routes were cut. */
function gapsInOrder(counts: Awaited<ReturnType<typeof countGaps>>): ExposedFacts['gaps'] {
  return allGaps.flatMap((gap) => {
    const found = counts.find((one) => one.gap === gap);
    return found === undefined || gap === 'ROUTES_CUT' ? [] : [{ ...found, gap }];
  });
}

/** Which groups of people have no number on record, and since when the accesses hold. */
async function readFurtherUnknowns(
  { database }: Graph,
  exposures: readonly Exposure[],
): Promise<Pick<ExposedFacts, 'uncounted' | 'withoutStart'>> {
  const people = distinctNodes(
    exposures.flatMap((exposure) => peopleOf(exposure).map((key) => nodeRef('Person', key))),
  );
  const entities = await loadEntities(database, people);
  const groups = people.filter((_, at) => {
    const { kind, headcount } = entities[at]?.properties ?? {};
    return kind === 'GROUP' && headcount === undefined;
  });
  const keys = new Set(groups.map(({ key }) => key));
  const ofGroups = exposures.filter((exposure) => peopleOf(exposure).some((key) => keys.has(key)));
  return {
    uncounted: { groups, ...countOf(ofGroups) },
    withoutStart: countOf(exposures.filter(({ periods }) => periods[0]?.from === null)),
  };
}

function peopleOf({ engineer, escort, credentialOf }: Exposure): readonly string[] {
  return [engineer, escort, credentialOf].filter((key) => key !== null);
}

function countOf(exposures: readonly Exposure[]): AccessCounts {
  const of = (key: 'access' | 'system') => new Set(exposures.map((exposure) => exposure[key])).size;
  return { accesses: of('access'), systems: of('system') };
}
