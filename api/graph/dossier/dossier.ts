import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listEvents, readReviews } from '../casework/decisions.ts';
import type { Review, ReviewEvent } from '../casework/decisions.ts';
import { readInvestigation } from '../casework/investigations.ts';
import type { Investigation } from '../casework/investigations.ts';
import { badInput } from '../casework/records.ts';
import { claimsAbout, contradictionsOf } from '../claims/about.ts';
import { isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import type { Database } from '../database/database.ts';
import { existingNodes, loadEntities } from '../entities/entities.ts';
import { compareKeys, makeFilter, origins } from '../exposure/exposure.ts';
import type { Exposure, ExposureFilter, Hop, NodeRef, Period } from '../exposure/exposure.ts';
import { closuresOf, findClosures } from '../exposures/closures.ts';
import type { Closure } from '../exposures/closures.ts';
import { measureCoverage } from '../exposures/coverage.ts';
import type { Coverage } from '../exposures/coverage.ts';
import { findExposure, findExposures } from '../exposures/find.ts';
import type { Graph } from '../exposures/graph.ts';
import { hopsStatement } from '../exposures/rows.ts';
import { filteredStatement } from '../exposures/statement.ts';
import type { ApiStatement } from '../exposures/statement.ts';
import { captionOf } from '../model/caption.ts';
import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { RuleVersion } from '../rules/library.ts';

export const dossierSubjects = ['SYSTEM', 'PRIME', 'EXPOSURE', 'INVESTIGATION'] as const;
/** PUBLIC: no persons, decisions or comments. COMMITTEE: no ids of persons, no comments. INTERNAL: everything. */
export const dossierProfiles = ['PUBLIC', 'COMMITTEE', 'INTERNAL'] as const;
export type DossierProfile = (typeof dossierProfiles)[number];

const request = z.object({
  subject: z.enum(dossierSubjects),
  /** Key of the system or organization, id of the chain, or id of the investigation. */
  key: z.string(),
  asOf: z.string(),
  lists: z.array(z.string()).readonly(),
  /** Those that count; manifests of earlier versions have none. */
  origins: z.array(z.enum(origins)).min(1).readonly().default(['FOREIGN']),
  profile: z.enum(dossierProfiles),
});
/** What a dossier is about, and for whom. */
export type DossierRequest = z.infer<typeof request>;

export const manifestShape = z.object({
  format: z.literal('subtier-dossier'),
  version: z.literal(1),
  /** The version of Subtier that made it. */
  subtier: z.string(),
  request,
  /** The revision of the investigation; null for other subjects. */
  revision: z.number().nullable(),
  /** The digest of every statement, claim, name and count that it rests on, before redaction. */
  datasetHash: z.string(),
  /** The digest of decisions, comments and notes in it, before redaction. */
  caseworkHash: z.string(),
  rules: z.array(z.object({ rule: z.string(), version: z.string() })),
  /** The digests of the Cypher statements with their parameters. */
  statements: z.array(z.string()),
});
/** What a dossier can be made again from. */
export type Manifest = z.infer<typeof manifestShape>;

/** A source, as a dossier names it. */
export interface SourceFacts {
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly retrievedAt: string | null;
  readonly sha256: string | null;
}

/** A claim about a hop or a node of the chains, with those that contradict it. Of claims about nodes, only contradicted ones. */
export interface ClaimFacts {
  readonly about: Hop | NodeRef;
  readonly claim: Claim;
  readonly contradictedBy: readonly Claim[];
}

/** A chain, and what people decided about it. */
export interface DossierChain {
  readonly exposure: Exposure;
  /** Whether it holds on the date; else it is shown as on the nearest day on which it does. */
  readonly holds: boolean;
  /** Who says that it ended or will end; null if no end is on record. */
  readonly closedPer: string | null;
  readonly review: Review | null;
  readonly events: readonly ReviewEvent[];
}

/** Everything that a dossier says, before it is laid out. */
export interface Dossier {
  readonly request: DossierRequest;
  readonly title: string;
  /** Null for other subjects. */
  readonly investigation: Pick<Investigation, 'name' | 'notes'> | null;
  readonly chains: readonly DossierChain[];
  /** Chains that held earlier and do not hold on the date, the latest first; none for one exposure. */
  readonly closures: readonly Closure[];
  /** Chains and accesses that there are; the dossier has the first chains. */
  readonly totalCount: number;
  readonly accessCount: number;
  readonly coverage: Coverage;
  /** Names of nodes by `Label:key`. */
  readonly names: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, SourceFacts>>;
  readonly claims: readonly ClaimFacts[];
  readonly statements: readonly ApiStatement[];
  readonly rules: readonly RuleVersion[];
  /** What the profile left out, in words with counts. */
  readonly redactions: readonly string[];
  readonly manifest: Manifest;
}

interface GatherOptions {
  /** The version of Subtier. */
  readonly version: string;
  /** Decodes the id of a node on a canvas. */
  readonly nodeOf: (id: string) => NodeRef | null;
}

/** Chains in one dossier. */
const mostChains = 500;
/** Ended chains in one dossier. */
const mostClosures = 100;
const pageSize = 100;

/**
 * Reads everything that a dossier says.
 * @throws BAD_USER_INPUT if the subject does not exist, and as `findExposures`
 */
export async function gatherDossier(graph: Graph, asked: DossierRequest, options: GatherOptions): Promise<Dossier> {
  const { database } = graph;
  const investigation = asked.subject === 'INVESTIGATION' ? await readInvestigation(database, asked.key) : null;
  const filter = await filterOf(database, asked, investigation, options);
  const found = await readChains(graph, asked, filter);
  const exposures = found.exposures;
  const closures = asked.subject === 'EXPOSURE' ? [] : await findClosures(graph, filter, mostClosures);
  const all = [...exposures, ...closures.map(({ exposure }) => exposure)];
  const hops = distinctHops(exposures);
  const nodes = distinctNodes([...all.flatMap(nodesOf), ...subjectNode(asked)]);
  const [coverage, ends, names, claims, reviews] = await Promise.all([
    measureCoverage(graph, filter, asked.asOf),
    readEnds(database, exposures, filter),
    readNames(database, nodes),
    readClaimFacts(database, distinctHops(all), nodes),
    readReviews(
      database,
      exposures.map(({ id }) => id),
      asked.asOf,
    ),
  ]);
  const sources = await readSources(database, [
    ...hops.flatMap(({ statements }) => statements.map(({ source }) => source)),
    ...claims.flatMap(({ claim, contradictedBy }) => [claim, ...contradictedBy].flatMap((one) => one.sources)),
  ]);
  const chains = await Promise.all(
    exposures.map(async (exposure, at): Promise<DossierChain> => {
      const review = reviews[at] ?? null;
      const events = review === null ? [] : await listEvents(database, exposure.id);
      const closedPer = ends.get(exposure.id) ?? null;
      return { exposure, holds: periodOn(exposure, asked.asOf) !== undefined, closedPer, review, events };
    }),
  );
  const statements = [
    ...found.statements,
    ...(asked.subject === 'EXPOSURE' ? [] : [filteredStatement('closures', filter, { first: mostClosures })]),
    coverage.cypher,
    ...exposures.map(({ path }) => hopsStatement(path, 'all')),
  ];
  const rules = rulesOf(exposures);
  return {
    request: asked,
    title: titleOf(asked, names, investigation),
    investigation: investigation === null ? null : { name: investigation.name, notes: investigation.notes },
    chains,
    closures,
    totalCount: found.totalCount,
    accessCount: found.accessCount,
    coverage,
    names,
    sources,
    claims,
    statements,
    rules,
    redactions: [],
    manifest: {
      format: 'subtier-dossier',
      version: 1,
      subtier: options.version,
      request: asked,
      revision: investigation?.revision ?? null,
      datasetHash: digestOf([
        exposures.map(withoutBookkeeping),
        closures.map(({ exposure, lastDay, sentence }) => [withoutBookkeeping(exposure), lastDay, sentence]),
        names,
        sources,
        claims.map(withoutStatements),
        chains.map(({ closedPer }) => closedPer),
        { ...coverage, cypher: null },
      ]),
      caseworkHash: digestOf([chains.map(({ events }) => events), investigation?.notes ?? null]),
      rules: rules.map(({ rule, version }) => ({ rule, version })),
      statements: statements.map(digestOf),
    },
  };
}

/** The filter of a dossier's chains; for one exposure, that of the coverage. */
async function filterOf(
  database: Database,
  { subject, key, asOf, lists, origins: counted }: DossierRequest,
  investigation: Investigation | null,
  { nodeOf }: GatherOptions,
): Promise<ExposureFilter> {
  const filter = makeFilter(asOf, { lists, origins: counted });
  switch (subject) {
    case 'SYSTEM':
      await checkExists(database, { label: 'System', key });
      return { ...filter, systems: [key] };
    case 'PRIME':
      await checkExists(database, { label: 'Organization', key });
      return { ...filter, primes: [key] };
    case 'EXPOSURE':
      return filter;
    case 'INVESTIGATION': {
      const nodes = Object.keys(investigation?.document.nodes ?? {}).flatMap((id) => nodeOf(id) ?? []);
      const keysOf = (label: string) => nodes.filter((node) => node.label === label).map((node) => node.key);
      const [systems, organizations] = [keysOf('System'), keysOf('Organization')];
      if (systems.length === 0 && organizations.length === 0)
        throw badInput('id', 'is of an investigation without a system or organization: add one to its canvas');
      return systems.length > 0 ? { ...filter, systems } : { ...filter, organizations };
    }
  }
}

async function checkExists(database: Database, node: NodeRef): Promise<void> {
  const [exists] = await existingNodes(database, [node]);
  if (exists !== true)
    throw badInput('id', `names no ${node.label.toLowerCase()} on record: "${node.key.slice(0, 60)}"`, node.key);
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
    const one = await findExposure(graph, key, makeFilter(asOf, { lists, origins: ['FOREIGN', 'UNDETERMINED'] }));
    if (one === null) throw badInput('id', `is not the id of an exposure: "${key.slice(0, 60)}"`, key);
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

/** The period of a chain that has the day. */
function periodOn({ periods }: Exposure, day: Day): Period | undefined {
  return periods.find(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
}

/** Who says that each chain ended or will end, by its id: its period on the date, else its last one. */
async function readEnds(
  database: Database,
  exposures: readonly Exposure[],
  filter: ExposureFilter,
): Promise<ReadonlyMap<string, string>> {
  const ended = exposures.flatMap((exposure) => {
    const { id, access, periods } = exposure;
    const end = (periodOn(exposure, filter.asOf) ?? periods.at(-1))?.to ?? null;
    return end === null ? [] : [{ chain: id, access, lastDay: addDays(end, -1) }];
  });
  const closures = await closuresOf(database, ended, { ...filter, origins: ['FOREIGN', 'UNDETERMINED'] });
  return new Map(closures.map(({ exposure, sentence }) => [exposure.id, sentence]));
}

function distinctHops(exposures: readonly Exposure[]): readonly Hop[] {
  return [...new Map(exposures.flatMap(({ path }) => path).map((hop) => [hopKey(hop), hop])).values()];
}

/** Identifies a hop in a dossier. */
export function hopKey({ type, from, to, under }: Pick<Hop, 'type' | 'from' | 'to' | 'under'>): string {
  return JSON.stringify([type, from.label, from.key, to.label, to.key, under]);
}

/** The key of a node in `names`. */
export function nameKey({ label, key }: NodeRef): string {
  return `${label}:${key}`;
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

function distinctNodes(nodes: readonly NodeRef[]): readonly NodeRef[] {
  return [...new Map(nodes.map((node) => [nameKey(node), node])).values()];
}

async function readNames(database: Database, nodes: readonly NodeRef[]): Promise<Readonly<Record<string, string>>> {
  const entities = await loadEntities(database, nodes);
  const named = nodes.map((ref, at): readonly [string, string] => {
    const entity = entities[at];
    return [nameKey(ref), captionOf(ref.label, entity?.properties ?? {}, ref.key)];
  });
  return Object.fromEntries(named.toSorted(([a], [b]) => compareKeys(a, b)));
}

const text = z.string().nullable().default(null).catch(null);
const sourceShape = z.object({
  title: text,
  url: text,
  publisher: text,
  publishedOn: text,
  retrievedAt: text,
  sha256: text,
});

async function readSources(
  database: Database,
  keys: readonly string[],
): Promise<Readonly<Record<string, SourceFacts>>> {
  const wanted = [...new Set(keys)].sort(compareKeys);
  const entities = await loadEntities(
    database,
    wanted.map((key) => ({ label: 'Source', key })),
  );
  return Object.fromEntries(
    wanted.map((key, at) => {
      const facts = sourceShape.parse(entities[at]?.properties ?? {});
      return [key, { ...facts, title: facts.title ?? key }];
    }),
  );
}

async function readClaimFacts(
  database: Database,
  hops: readonly Hop[],
  nodes: readonly NodeRef[],
): Promise<readonly ClaimFacts[]> {
  const subjects = [...hops, ...nodes];
  const claims = await claimsAbout(database, subjects);
  const found = subjects.flatMap((about, at) => (claims[at] ?? []).map((claim) => ({ about, claim })));
  const contradictions = await contradictionsOf(
    database,
    found.map(({ claim }) => claim.key),
  );
  return found
    .map((one, at) => ({ ...one, contradictedBy: contradictions[at] ?? [] }))
    .filter(({ about, contradictedBy }) => isHop(about) || contradictedBy.length > 0);
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
): string {
  switch (subject) {
    case 'SYSTEM':
      return `Who reaches ${names[`System:${key}`] ?? key}, as of ${asOf}`;
    case 'PRIME':
      return `Chains under ${names[`Organization:${key}`] ?? key}, as of ${asOf}`;
    case 'EXPOSURE':
      return `One chain, as of ${asOf}`;
    case 'INVESTIGATION':
      return `${investigation?.name ?? key}, as of ${asOf}`;
  }
}

/** Properties of statements that differ between two imports of the same data. */
const bookkeeping: ReadonlySet<string> = new Set(['recordedAt', 'importId', 'to']);

/** The properties of a statement that say something, in the order of their names. */
export function statedProperties(
  properties: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(properties)
    .filter(([name, value]) => !bookkeeping.has(name) && value !== null && typeof value !== 'object')
    .map(([name, value]): readonly [string, string] => [name, String(value)])
    .toSorted(([a], [b]) => compareKeys(a, b));
}

function withoutBookkeeping(exposure: Exposure): unknown {
  const path = exposure.path.map((hop) => ({
    ...hop,
    statements: hop.statements.map(({ properties, ...statement }) => [statement, statedProperties(properties)]),
  }));
  return { ...exposure, path };
}

function withoutStatements({ about, claim, contradictedBy }: ClaimFacts): unknown {
  return [isHop(about) ? hopKey(about) : nameKey(about), claim, contradictedBy];
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
