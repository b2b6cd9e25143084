import { loadEntities } from '../entities/entities.ts';
import { gaps as allGaps } from '../exposure/exposure.ts';
import type { Exposure, ExposureGroup, Period, Statement } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { bestOn, joinPeriods } from '../exposure/hops.ts';
import { findClosures } from '../exposures/closures.ts';
import type { Closure } from '../exposures/closures.ts';
import { measureCoverage } from '../exposures/coverage.ts';
import type { Coverage } from '../exposures/coverage.ts';
import { findExposures } from '../exposures/find.ts';
import { countGaps, groupExposures } from '../exposures/groups.ts';
import type { AccessCounts } from '../exposures/groups.ts';
import type { Graph } from '../graph.ts';
import { captionOf } from '../model/caption.ts';
import { addDays, dayInWords, openFrom } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { nodeKey, nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { writeBrief } from './brief.ts';
import type { Brief, BriefFacts, ExposedFacts } from './brief.ts';
import { leavesOut, sentenceOfChains, sentenceOfSystems } from './case-sentence.ts';
import type { CaseSentence } from './case-sentence.ts';
import { distinctHops, distinctNodes, readAboutFacts, readEmployment, readNames, readSources } from './facts.ts';
import { issuerOf } from './findings.ts';
import type { FindingFacts } from './findings.ts';
import type { Actor, HeadlineFacts, Scope } from './headline.ts';
import { countUncertainStarts } from './start.ts';
import type { UncertainStart } from './start.ts';
import { joined, nameInSentence } from './words.ts';

/** The most chains that a picture shows at once; a brief reads them all if there are no more. */
const mostInBrief = 12;

/** Groups that are read of each kind: enough to say how many countries there are. */
const mostGroups = 300;

/** What a brief is read by. */
export interface BriefOptions {
  readonly today: Day;
  /** Cases that people wrote sentences about. */
  readonly cases: readonly CaseSentence[];
}

/**
 * Reads what the brief of what is exposed under a filter is written from.
 * @throws BAD_USER_INPUT as `findExposures`
 */
export async function readBrief(graph: Graph, asked: ExposureFilter, options: BriefOptions): Promise<BriefFacts> {
  const { asOf } = asked;
  const coverage = await measureCoverage(graph, asked, options.today);
  const isExposed = coverage.systemsExposed > 0;
  const day = isExposed ? asOf : coverage.lastExposedDay;
  const scope = await readScope(graph, asked, coverage);
  if (day === null) {
    return { asOf, coverage, scope, sentence: sentenceOfSystems(options.cases, asked, scope), exposed: null };
  }
  const filter = { ...asked, asOf: day };
  const [covered, ended] = await Promise.all([
    isExposed ? coverage : measureCoverage(graph, filter, options.today),
    isExposed ? [] : findClosures(graph, asked, mostInBrief),
  ]);
  const exposed = await readExposed(graph, filter, { ...options, coverage: covered, scope, ended });
  return { asOf, coverage, scope, sentence: null, exposed };
}

interface ExposedOptions extends BriefOptions {
  readonly coverage: Coverage;
  readonly scope: Scope;
  readonly ended: readonly Closure[];
}

async function readExposed(graph: Graph, filter: ExposureFilter, options: ExposedOptions): Promise<ExposedFacts> {
  const { asOf: day } = filter;
  const { today, cases, ended } = options;
  const [page, gaps] = await Promise.all([
    findExposures(graph, { filter, orderBy: 'PRIORITY', first: mostInBrief, after: null }),
    countGaps(graph, filter),
  ]);
  const exposures = page.edges.map(({ node }) => node);
  const all = page.hasNextPage ? [] : exposures;
  const about = await readFindings(graph, exposures, day);
  const [headline, start, further] = await Promise.all([
    readHeadlineFacts(graph, filter, { ...options, page, exposures }),
    readStart(graph, filter, { exposures, findings: about.findings, isCut: page.hasNextPage, today }),
    readFurtherUnknowns(graph, all),
  ]);
  return {
    headline: {
      ...headline,
      // The employers of engineers are named, although their employment is no hop of a chain.
      evidence: weakest([headline.evidence, ...about.employment]),
      sentence: sentenceOfChains(cases, all),
      start,
      hasInferredDays: same(exposures.map((exposure) => accessOn(exposure, day)?.dataClass)) === 'INFERRED',
    },
    chains: page.totalCount,
    chainsRead: exposures.length,
    period: spanOf(exposures),
    highest: exposures[0]?.priority.high ?? 'LOW',
    endings: ended.filter(({ lastDay }) => lastDay === day).map((one) => endingOf(one, about.findings.sources)),
    findings: about.findings,
    gaps: gapsInOrder(gaps),
    ...further,
  };
}

/** Makes the brief of what is exposed under a filter. @throws BAD_USER_INPUT as `findExposures` */
export async function makeBrief(graph: Graph, asked: ExposureFilter, options: BriefOptions): Promise<Brief> {
  return writeBrief(await readBrief(graph, asked, options));
}

/** The systems that sentences count and may name. */
async function readScope({ database }: Graph, filter: ExposureFilter, { systems }: Coverage): Promise<Scope> {
  const isConditioned = leavesOut(filter);
  if (filter.systems.length === 0) return { systems, isWhole: true, names: [], isConditioned };
  const nodes = [...new Set(filter.systems)].map((key) => nodeRef('System', key));
  const entities = await loadEntities(database, nodes);
  const found = nodes.filter((_, at) => entities[at] !== null);
  const names = found.length > mostNamed ? [] : Object.values(await readNames(database, found)).map(nameInSentence);
  const sayable = names.filter((name) => name !== null);
  return {
    systems: found.length,
    isWhole: false,
    names: sayable.length === names.length ? sayable : [],
    isConditioned,
  };
}

/** The most systems that are named where nothing reaches them. */
const mostNamed = 3;

interface StartContext {
  readonly exposures: readonly Exposure[];
  readonly findings: FindingFacts;
  /** Whether there are more exposures. */
  readonly isCut: boolean;
  readonly today: Day;
}

/** Counts the accesses that may not have begun on the day. If there are too many to read, those without a first day, which may be more. */
async function readStart(graph: Graph, filter: ExposureFilter, context: StartContext): Promise<UncertainStart> {
  const { exposures, findings, isCut, today } = context;
  const { asOf } = filter;
  const accesses = countUncertainStarts(exposures, { day: asOf, today }, findings);
  if (!isCut || (asOf >= today && accesses === 0)) return { accesses, isAtMost: false };
  // Lists designate nothing on the first day that the graph stores.
  const first = { ...filter, asOf: openFrom, lists: [] };
  const request = { orderBy: 'PRIORITY', first: 1, after: null, rows: null } as const;
  const undated = (await findExposures(graph, { ...request, filter: first })).accessCount;
  return { accesses: undated, isAtMost: true };
}

/** Who says that a chain ended. The sources of an end that no claim states are named by publisher, because titles are no names of people. */
function endingOf({ claims, ended, lastDay, sentence }: Closure, sources: FindingFacts['sources']): string {
  const dayAfter = addDays(lastDay, 1);
  const stating = ended.flatMap(({ statements }) => statements.filter(({ validTo }) => validTo === dayAfter));
  const publishers = stating.flatMap(({ source }) => {
    const found = sources[source];
    return found === undefined ? [] : (issuerOf(found) ?? []);
  });
  if (claims.length > 0 || publishers.length === 0) return sentence;
  const named = [...new Set(publishers)];
  // In a list, no name needs an article.
  return `ended by ${dayInWords(lastDay)} (${named.length === 1 ? 'source' : 'sources'}: ${joined(named)})`;
}

/** The days on which at least one of the chains holds, from the first to the last one. */
function spanOf(exposures: readonly Exposure[]): Period | null {
  const periods = joinPeriods(exposures.flatMap((exposure) => exposure.periods));
  const [first, last] = [periods[0], periods.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

interface Found {
  readonly page: { readonly accessCount: number; readonly hasNextPage: boolean };
  readonly exposures: readonly Exposure[];
  readonly coverage: Coverage;
  readonly scope: Scope;
  readonly today: Day;
}

async function readHeadlineFacts(
  graph: Graph,
  filter: ExposureFilter,
  { page, exposures, coverage, scope, today }: Found,
): Promise<Omit<HeadlineFacts, 'sentence' | 'start' | 'hasInferredDays'>> {
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
  const names = await readNames(graph.database, [
    ...groups.flatMap((rows) => rows.map(({ group }) => group)),
    ...systems,
  ]);
  const actors = (at: number): readonly Actor[] =>
    (groups[at] ?? []).map(({ group, accesses }) => ({ name: names[nodeKey(group)] ?? group.key, accesses }));
  return {
    ...evidence,
    day: filter.asOf,
    today,
    accesses: page.accessCount,
    systemsExposed: coverage.systemsExposed,
    scope,
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

function isIndirect({ path }: Pick<Exposure, 'path'>, day: Day): boolean {
  return accessOn({ path }, day)?.properties['plane'] === 'INDIRECT';
}

/** The best statement of the access on a day. */
function accessOn({ path }: Pick<Exposure, 'path'>, day: Day): Statement | null {
  const access = path.find(({ type }) => type === 'ACCESSES');
  return access === undefined ? null : bestOn(access, day);
}

/** The name of the only one, if it is a group: single persons have none. */
async function readGroupName({ database }: Graph, [only, ...others]: readonly NodeRef[]): Promise<string | null> {
  if (only === undefined || others.length > 0) return null;
  const [entity] = await loadEntities(database, [only]);
  const label = entity?.properties['label'];
  return typeof label === 'string' ? label : null;
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
  const nodes = distinctNodes([
    ...hops.flatMap(({ from, to }) => [from, to]),
    ...exposures.flatMap(({ prime }) => (prime === null ? [] : [nodeRef('Organization', prime)])),
    ...exposures.flatMap(({ contract }) => (contract === null ? [] : [nodeRef('Contract', contract)])),
  ]);
  const [full, { claims, context }] = await Promise.all([
    readNames(database, nodes),
    readAboutFacts(database, hops, nodes),
  ]);
  const names = { ...full, ...Object.fromEntries(nodes.flatMap((node) => withoutNote(node, full))) };
  const sources = await readSources(database, [
    ...hops.flatMap(({ statements }) => statements.map(({ source }) => source)),
    ...claims.flatMap(({ claim, contradictedBy }) => [claim, ...contradictedBy].flatMap((one) => one.sources)),
  ]);
  return {
    findings: { hops, claims, context, sources, names },
    employment: employment.flatMap((hop) => bestOn(hop, day)?.dataClass ?? []),
  };
}

/** The name of a node as sentences use it. An id that stands for a name stays whole, so that it is known as one. */
function withoutNote(node: NodeRef, names: FindingFacts['names']): readonly (readonly [string, string])[] {
  const name = names[nodeKey(node)] ?? node.key;
  const short = nameInSentence(name);
  return short === null || name === captionOf(node.label, {}, node.key) ? [] : [[nodeKey(node), short]];
}

/** Without ROUTES_CUT, which is a limit of ours and no gap in the record. */
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
