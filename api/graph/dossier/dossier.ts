import { listEvents, readReviews } from '../casework/decisions.ts';
import type { Review, ReviewEvent } from '../casework/decisions.ts';
import { investigations } from '../casework/investigations.ts';
import type { Investigation } from '../casework/investigations.ts';
import { isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import type { Passage } from '../claims/passages.ts';
import type { Database } from '../database/database.ts';
import { existingNodes } from '../entities/entities.ts';
import type { Exposure, Hop, Period } from '../exposure/exposure.ts';
import { isValidOn } from '../exposure/hops.ts';
import { closuresOf, closuresStatement, findClosures } from '../exposures/closures.ts';
import type { Closure } from '../exposures/closures.ts';
import { measureCoverage } from '../exposures/coverage.ts';
import type { Coverage } from '../exposures/coverage.ts';
import { findConditions, findExposure, findExposures, nearestDay } from '../exposures/find.ts';
import type { Graph } from '../graph.ts';
import { hopsStatement } from '../exposures/rows.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { makeFilter } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { badInput, refused } from '../failure.ts';
import { addDays, dayInWords } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, hopKey, nodeKey, nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { dataClasses } from '../model/vocabulary.ts';
import type { RuleVersion } from '../rules/library.ts';
import type { BriefFacts } from '../brief/brief.ts';
import {
  distinctHops,
  distinctNodes,
  hasSynthetic,
  readAboutFacts,
  readEmployment,
  readNames,
  readSources,
} from '../brief/facts.ts';
import type { ClaimFacts, SourceFacts } from '../brief/facts.ts';
import type { CaseSentence } from '../brief/case-sentence.ts';
import { readBrief } from '../brief/read-brief.ts';
import { briefFilter, briefWords } from './in-brief.ts';
import { digestOf } from './manifest.ts';
import type { DossierRequest, Manifest } from './manifest.ts';
import { readNodeFacts } from './node-facts.ts';
import type { NodeFacts } from './node-facts.ts';

/** Who says that a chain ended or will end, about the period that the date is in, or else the last one. */
export interface Closing {
  readonly period: Period;
  readonly sentence: string;
}

/** A chain, and what people decided about it. */
export interface DossierChain {
  readonly exposure: Exposure;
  /** The day as of which it is shown: the date if it holds then, or else the nearest day on which it does. */
  readonly shownOn: Day;
  /** The employment of the engineer that is not in the path. */
  readonly employment: readonly Hop[];
  /** Who says that one of its periods ended or will end; null if no end is on record. */
  readonly closing: Closing | null;
  readonly review: Review | null;
  readonly events: readonly ReviewEvent[];
}

/** Everything that a dossier says, before it is laid out. */
export interface Dossier {
  readonly request: DossierRequest;
  readonly title: string;
  /** What the brief at its start is written from, about the same chains. */
  readonly brief: BriefFacts;
  /** Null for other subjects. */
  readonly investigation: Pick<Investigation, 'name' | 'notes'> | null;
  /** Systems or organizations on the canvas of the investigation that are not on record. */
  readonly missing: readonly NodeRef[];
  readonly chains: readonly DossierChain[];
  /** Chains that held earlier and do not hold on the date, the latest first; none for one exposure. */
  readonly closures: readonly Closure[];
  /** Chains and accesses that there are; the dossier has the first chains. */
  readonly totalCount: number;
  readonly accessCount: number;
  /** With synthetic data only if a chain, also one that is only counted, or the subject is synthetic. */
  readonly coverage: Coverage;
  /** Names of nodes by `Label:key`. */
  readonly names: Readonly<Record<string, string>>;
  /** What the boxes of the chains say besides, by `Label:key`. */
  readonly facts: Readonly<Record<string, NodeFacts>>;
  readonly sources: Readonly<Record<string, SourceFacts>>;
  readonly claims: readonly ClaimFacts[];
  /** The passages behind statements, by the statement's key. */
  readonly passages: Readonly<Record<string, readonly Passage[]>>;
  readonly statements: readonly ApiStatement[];
  readonly rules: readonly RuleVersion[];
  readonly redactions: readonly Redaction[];
  /** With digests of what there is before redaction. */
  readonly manifest: Manifest;
}

/** What the profile of a dossier left out. */
export interface Redaction {
  /** Such as “3 ids of persons”. */
  readonly words: string;
  /** Whether people decided or wrote it; else it is in the data. */
  readonly isCasework: boolean;
}

export interface GatherOptions {
  /** Cases that people wrote sentences about. */
  readonly cases: readonly CaseSentence[];
  /** The version of Subtier. */
  readonly version: string;
  /** Decodes the id of a node on a canvas. */
  readonly nodeOf: (id: string) => NodeRef | null;
}

/** Chains in one dossier. */
const mostChains = 500;
/** Ended chains in one dossier. */
export const mostClosures = 100;
const pageSize = 100;

/**
 * Reads everything that a dossier says.
 * @throws BAD_USER_INPUT if the subject does not exist, and as `findExposures`
 */
export async function gatherDossier(graph: Graph, asked: DossierRequest, options: GatherOptions): Promise<Dossier> {
  const { database } = graph;
  const investigation = asked.subject === 'INVESTIGATION' ? await investigations.read(database, asked.key) : null;
  const { filter, missing } = await scopeOf(database, asked, investigation, options);
  const found = await readChains(graph, asked, filter);
  const exposures = found.exposures;
  const closures = asked.subject === 'EXPOSURE' ? [] : await findClosures(graph, filter, mostClosures);
  const all = [...exposures, ...closures.map(({ exposure }) => exposure)];
  const nodes = distinctNodes([...all.flatMap(nodesOf), ...subjectNode(asked)]);
  const shownOn = ({ periods }: Exposure) => nearestDay(periods, asked.asOf) ?? asked.asOf;
  const employment = await readEmployment(database, exposures, shownOn);
  const employed = [...employment.values()].flat();
  const hops = distinctHops([...exposures.flatMap(({ path }) => path), ...employed]);
  const isSynthetic =
    all.some((exposure) => exposure.dataClasses.includes('SYNTHETIC')) ||
    (await hasSynthetic(database, subjectsOf(filter))) ||
    (await hasFurtherSynthetic(graph, found, filter));
  // What the dossier counts: the tense of the brief follows from the date, so that it reads the same whenever it is made again.
  const counted = isSynthetic ? filter : withoutSynthetic(filter);
  const [brief, coverage, closings, names, facts, { claims, passages }, reviews] = await Promise.all([
    readBrief(graph, briefFilter(counted, asked, exposures), { today: asked.asOf, cases: options.cases }),
    measureCoverage(graph, counted, asked.asOf),
    readClosings(database, exposures, filter),
    readNames(database, nodes),
    readNodeFacts(database, distinctNodes(exposures.flatMap(nodesOf))),
    readAboutFacts(database, distinctHops([...all.flatMap(({ path }) => path), ...employed]), nodes),
    readReviews(
      database,
      exposures.map(({ id }) => id),
      asked.asOf,
    ),
  ]);
  const sources = await readSources(database, [
    ...hops.flatMap(({ statements }) => statements.map(({ source }) => source)),
    ...claims.flatMap(({ claim, contradictedBy }) => [claim, ...contradictedBy].flatMap(sourcesOf)),
  ]);
  const chains = await Promise.all(
    exposures.map(async (exposure, at): Promise<DossierChain> => {
      const review = reviews[at] ?? null;
      const events = review === null ? [] : await listEvents(database, exposure.id);
      return {
        exposure,
        shownOn: shownOn(exposure),
        employment: employment.get(exposure.id) ?? [],
        closing: closings.get(exposure.id) ?? null,
        review,
        events,
      };
    }),
  );
  const statements = [
    ...found.statements,
    ...(asked.subject === 'EXPOSURE' ? [] : [closuresStatement(filter, mostClosures)]),
    coverage.cypher,
    ...exposures.map(({ path }) => hopsStatement(path, 'all')),
  ];
  const rules = rulesOf(exposures);
  return {
    request: asked,
    title: titleOf(asked, names, investigation, chains),
    brief,
    investigation: investigation === null ? null : { name: investigation.name, notes: investigation.notes },
    missing,
    chains,
    closures,
    totalCount: found.totalCount,
    accessCount: found.accessCount,
    coverage,
    names,
    facts,
    sources,
    claims,
    passages,
    statements,
    rules,
    redactions: [],
    manifest: {
      format: 'subtier-dossier',
      version: 2,
      subtier: options.version,
      request: asked,
      revision: investigation?.revision ?? null,
      datasetHash: digestOf([
        exposures.map(statedExposure),
        closures.map(({ exposure, lastDay, sentence }) => [statedExposure(exposure), lastDay, sentence]),
        names,
        facts,
        sources,
        claims.map(withoutStatements),
        passages,
        chains.map(({ closing, employment: hopsOf }) => [closing, hopsOf.map(statedHop)]),
        { ...coverage, cypher: null },
        briefWords(brief),
        missing,
        [found.totalCount, found.accessCount],
      ]),
      caseworkHash: digestOf([chains.map(({ events }) => events), investigation?.notes ?? null]),
      rules: rules.map(({ rule, version }) => ({ rule, version })),
      statements: statements.map(digestOf),
    },
  };
}

/** The chains that a dossier is about. */
interface Scope {
  /** For one exposure, that of the coverage. */
  readonly filter: ExposureFilter;
  readonly missing: readonly NodeRef[];
}

async function scopeOf(
  database: Database,
  { subject, key, asOf, lists, origins: counted }: DossierRequest,
  investigation: Investigation | null,
  { nodeOf }: GatherOptions,
): Promise<Scope> {
  const filter = makeFilter(asOf, { lists, origins: counted });
  switch (subject) {
    case 'SYSTEM':
      await checkExists(database, { label: 'System', key });
      return { filter: { ...filter, systems: [key] }, missing: [] };
    case 'PRIME':
      await checkExists(database, { label: 'Organization', key });
      return { filter: { ...filter, primes: [key] }, missing: [] };
    case 'EXPOSURE':
      return { filter, missing: [] };
    case 'INVESTIGATION': {
      const nodes = Object.keys(investigation?.document.nodes ?? {}).flatMap((id) => nodeOf(id) ?? []);
      const wanted = nodes.filter(({ label }) => label === 'System' || label === 'Organization');
      if (wanted.length === 0)
        throw refused('id', 'The canvas of this investigation has no system or organization: add one.');
      const exists = await existingNodes(database, wanted);
      const found = wanted.filter((_, at) => exists[at] === true);
      // An empty answer would wrongly say that there are no exposures.
      if (found.length === 0)
        throw refused('id', "None of the systems and organizations on this investigation's canvas is on record.");
      const systems = found.flatMap(({ label, key: system }) => (label === 'System' ? [system] : []));
      const missing = wanted.filter((_, at) => exists[at] !== true);
      return systems.length > 0
        ? { filter: { ...filter, systems }, missing: missing.filter(({ label }) => label === 'System') }
        : { filter: { ...filter, organizations: found.map((node) => node.key) }, missing };
    }
  }
}

async function checkExists(database: Database, node: NodeRef): Promise<void> {
  const [exists] = await existingNodes(database, [node]);
  if (exists !== true)
    throw badInput('id', `names no ${node.label.toLowerCase()} on record: "${node.key.slice(0, 60)}"`, {
      value: node.key,
    });
}

interface FoundChains {
  readonly exposures: readonly Exposure[];
  readonly totalCount: number;
  readonly accessCount: number;
  readonly statements: readonly ApiStatement[];
}

async function readChains(
  graph: Graph,
  { subject, key, asOf, lists }: DossierRequest,
  filter: ExposureFilter,
): Promise<FoundChains> {
  if (subject === 'EXPOSURE') {
    const one = await findExposure(graph, key, { asOf, lists, origins: ['FOREIGN', 'UNDETERMINED'] });
    if (one === null) {
      const without = 'without designation lists';
      const under = lists.length === 0 ? without : 'under the given designation lists';
      const counts = (await findConditions(graph, key)).map(({ list }) => (list === null ? without : `under ${list}`));
      const elsewhere = counts.length === 0 ? '' : `; it counts ${[...new Set(counts)].join(', ')}`;
      throw badInput('id', `names no exposure that counts ${under}: "${key.slice(0, 60)}"${elsewhere}`, { value: key });
    }
    return { exposures: [one], totalCount: 1, accessCount: 1, statements: [] };
  }
  const exposures: Exposure[] = [];
  const statements: ApiStatement[] = [];
  const read = (after: string | null) => findExposures(graph, { filter, orderBy: 'PRIORITY', first: pageSize, after });
  let page = await read(null);
  const { totalCount, accessCount } = page;
  for (;;) {
    exposures.push(...page.edges.map(({ node }) => node));
    statements.push(page.cypher);
    const last = page.edges.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || last === null || exposures.length >= mostChains) break;
    page = await read(last);
  }
  return { exposures, totalCount, accessCount, statements };
}

/** Whether chains that were counted, but not read, are synthetic. */
async function hasFurtherSynthetic(
  graph: Graph,
  { exposures, totalCount }: FoundChains,
  filter: ExposureFilter,
): Promise<boolean> {
  if (totalCount <= exposures.length) return false;
  const real = { filter: withoutSynthetic(filter), orderBy: 'PRIORITY', first: 1, after: null, rows: null } as const;
  return (await findExposures(graph, real)).totalCount < totalCount;
}

/** The period of a chain that has the day. */
function periodOn({ periods }: Exposure, day: Day): Period | undefined {
  return periods.find(({ from, to }) => isValidOn({ validFrom: from, validTo: to }, day));
}

/** Who says that each chain ended or will end, by its id. */
async function readClosings(
  database: Database,
  exposures: readonly Exposure[],
  filter: ExposureFilter,
): Promise<ReadonlyMap<string, Closing>> {
  const ended = new Map(
    exposures.flatMap((exposure) => {
      const period = periodOn(exposure, filter.asOf) ?? exposure.periods.at(-1);
      const end = period?.to ?? null;
      return period === undefined || end === null
        ? []
        : [[exposure.id, { period, access: exposure.access, lastDay: addDays(end, -1) }] as const];
    }),
  );
  const closures = await closuresOf(
    database,
    [...ended].map(([chain, { access, lastDay }]) => ({ chain, access, lastDay })),
    { ...filter, origins: ['FOREIGN', 'UNDETERMINED'] },
  );
  return new Map(
    closures.flatMap(({ exposure: { id }, sentence }) => {
      const period = ended.get(id)?.period;
      return period === undefined ? [] : [[id, { period, sentence }] as const];
    }),
  );
}

/** The nodes by which a filter selects chains. */
function subjectsOf({ systems, primes, organizations }: ExposureFilter): readonly NodeRef[] {
  return [
    ...systems.map((key) => nodeRef('System', key)),
    ...[...primes, ...organizations].map((key) => nodeRef('Organization', key)),
  ];
}

function withoutSynthetic(filter: ExposureFilter): ExposureFilter {
  return { ...filter, dataClasses: dataClasses.filter((one) => one !== 'SYNTHETIC') };
}

function subjectNode({ subject, key }: DossierRequest): readonly NodeRef[] {
  if (subject === 'SYSTEM') return [{ label: 'System', key }];
  return subject === 'PRIME' ? [{ label: 'Organization', key }] : [];
}

function nodesOf({ path, prime, contract, countries, engineerEmployers }: Exposure): readonly NodeRef[] {
  const all = (label: NodeRef['label'], keys: readonly (string | null)[]): readonly NodeRef[] =>
    keys.flatMap((key) => (key === null ? [] : [{ label, key }]));
  return [
    ...path.flatMap(({ from, to }) => [from, to]),
    ...all('Organization', [prime, ...engineerEmployers]),
    ...all('Contract', [contract]),
    ...all('Country', countries),
  ];
}

function rulesOf(exposures: readonly Exposure[]): readonly RuleVersion[] {
  const versions = exposures.flatMap(({ priority }) => priority.reasons.flatMap((reason) => reason.versions));
  const distinct = new Map(versions.map((version) => [`${version.rule} ${version.version}`, version]));
  return [...distinct].toSorted(([a], [b]) => compareKeys(a, b)).map(([, version]) => version);
}

function titleOf(
  { subject, key, asOf }: DossierRequest,
  names: Readonly<Record<string, string>>,
  investigation: Investigation | null,
  chains: readonly DossierChain[],
): string {
  const day = dayInWords(asOf);
  const [first] = chains;
  const system = first === undefined ? null : nodeKey(nodeRef('System', first.exposure.system));
  const chain = `A chain to ${(system === null ? undefined : names[system]) ?? 'a system'}`;
  switch (subject) {
    case 'SYSTEM':
      return `Who reaches ${names[`System:${key}`] ?? key}, as of ${day}`;
    case 'PRIME':
      return `Chains under ${names[`Organization:${key}`] ?? key}, as of ${day}`;
    case 'EXPOSURE':
      return chains.every(({ shownOn }) => shownOn === asOf)
        ? `${chain}, as of ${day}`
        : `${chain} that does not hold on ${day}`;
    case 'INVESTIGATION':
      return `${investigation?.name ?? key}, as of ${day}`;
  }
}

/** The properties of a statement that say something, in the order of their names. */
export function statedProperties(
  properties: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(properties)
    .filter(([, value]) => value !== null && (typeof value !== 'object' || Array.isArray(value)))
    .map(([name, value]): readonly [string, string] => [name, Array.isArray(value) ? value.join(', ') : String(value)])
    .toSorted(([a], [b]) => compareKeys(a, b));
}

function statedExposure(exposure: Exposure): unknown {
  return { ...exposure, path: exposure.path.map(statedHop) };
}

/** A hop with the properties of its statements in the order of their names. */
function statedHop(hop: Hop): unknown {
  const statements = hop.statements.map(({ properties, ...statement }) => [statement, statedProperties(properties)]);
  return { ...hop, statements };
}

/** The keys of the sources that state a claim or how it stands. */
function sourcesOf({ sources, standings }: Claim): readonly string[] {
  return [...sources, ...standings.flatMap((period) => period.sources)];
}

function withoutStatements({ about, claim, contradictedBy }: ClaimFacts): unknown {
  return [isHop(about) ? hopKey(about) : nodeKey(about), claim, contradictedBy];
}
