import { z } from 'zod';
import { claimsAbout, closesHop, endOf } from '../claims/about.ts';
import { attributeClosure, compareClaims } from '../claims/claims.ts';
import type { Claim, ClosingEvidence, ClosureAttribution } from '../claims/claims.ts';
import { checkFirst, decodePosition, encodePosition } from '../cursor.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { exposuresOf } from '../exposure/evaluate.ts';
import { readEvidenceIndex } from '../evidence/read-evidence.ts';
import type { Exposure, Hop } from '../exposure/exposure.ts';
import { makeFilter } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { bestOn, isValidOn } from '../exposure/hops.ts';
import { addDays, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../graph.ts';
import { partiesTo, readRelatedOrganizations } from './parties.ts';
import type { RelatedOrganizations } from './parties.ts';
import { filteredStatement, runFiltered } from './statement.ts';

const maxClosures = 100;

const endedChains = z.array(z.object({ chain: z.string(), access: z.string(), lastDay: z.string() }));
type EndedChain = z.infer<typeof endedChains>[number];

/** As the statement finds them, with their place in the order. */
const placedChains = z.array(endedChains.element.extend({ end: z.string(), position: z.string() }));
const placeShape = z.tuple([z.iso.date(), z.string()]);
const list = 'closures';

interface Ended {
  readonly exposure: Exposure;
  readonly lastDay: Day;
  readonly hops: readonly Hop[];
  /** Whether it still holds on the next day, and only stopped meeting the filter's conditions. */
  readonly stillHolds: boolean;
}

/**
 * Returns the chains that met a filter's conditions on an earlier day and do not hold on the filter's day, those that ended last
 * first, with the hops that ended and who says so.
 * @param first at most 100
 * @param after the cursor of the last closure seen; null: from the start
 * @throws BAD_USER_INPUT for an unknown list, lists that designate no country, `first` out of range, or an invalid cursor.
 */
export async function findClosures(
  { database }: Graph,
  filter: ExposureFilter,
  first: number,
  after: string | null = null,
): Promise<readonly PlacedClosure[]> {
  checkFirst(first, maxClosures);
  const chains = placedChains.parse(await runFiltered(database, filter, closuresStatement(filter, first, after)));
  const placeOf = new Map(chains.map(({ chain, end, position }) => [chain, [end, position]]));
  const closures = await closuresOf(database, chains, filter);
  return closures.map((closure) => ({ ...closure, cursor: encodePosition(list, placeOf.get(closure.exposure.id)) }));
}

/** The statement of `findClosures`. */
export function closuresStatement(filter: ExposureFilter, first: number, after: string | null = null): ApiStatement {
  const [afterEnd, position] = after === null ? [openTo, ''] : decodePosition(list, after, placeShape);
  return filteredStatement('closures', filter, { first, afterEnd, after: position });
}

/** Returns the closures of chains after their last days, in the given order, with who says so; those that did not hold then are left out. */
export async function closuresOf(
  database: Graph['database'],
  chains: readonly EndedChain[],
  filter: ExposureFilter,
): Promise<readonly Closure[]> {
  if (chains.length === 0) return [];
  const accesses = [...new Set(chains.map(({ access }) => access))];
  const index = await readEvidenceIndex(database, accesses);
  const ended = chains.flatMap(({ chain, access, lastDay }): Ended[] => {
    const exposure = exposuresOf(index, access, { ...filter, asOf: lastDay }).find((found) => found.id === chain);
    if (exposure === undefined) return [];
    const dayAfter = addDays(lastDay, 1);
    const hops = exposure.path.filter((hop) => bestOn(hop, dayAfter) === null);
    const { lists, origins } = filter;
    const stillHolds =
      hops.length === 0 &&
      exposuresOf(index, access, makeFilter(dayAfter, { lists, origins })).some(({ id }) => id === chain);
    return [{ exposure, lastDay, hops, stillHolds }];
  });
  const hops = ended.flatMap(({ hops: own }) => own);
  const parties = new Set(ended.flatMap(({ exposure }) => partiesTo(exposure)));
  const [claims, related] = await Promise.all([
    claimsAbout(database, hops),
    readRelatedOrganizations(database, [...parties]),
  ]);
  const names = await readNames(database, related.all, sourcesOfEnds(ended));
  const claimed = new Map(hops.map((hop, at) => [hop, claims[at] ?? []]));
  return ended.map((one) => describe(one, { claimed, names, related }, filter));
}

/** What is known of the claims about ended hops, and of who may have an interest in them. */
interface ClaimContext {
  readonly claimed: ReadonlyMap<Hop, readonly Claim[]>;
  readonly names: DisplayNames;
  readonly related: RelatedOrganizations;
}

function describe(one: Ended, { claimed, names, related }: ClaimContext, filter: ExposureFilter): Closure {
  const { exposure, lastDay, hops } = one;
  const closing = new Map<string, Claim>();
  for (const hop of hops) {
    const end = endOf(hop.statements.filter((statement) => isValidOn(statement, lastDay)));
    if (end === null) continue;
    for (const claim of claimed.get(hop) ?? []) if (closesHop(claim, end)) closing.set(claim.key, claim);
  }
  const claims = [...closing.values()].sort(compareClaims);
  const sources = sourcesOfEnds([one]).map((key) => names.source(key));
  // Who owned whom counts on the last day and on the days of the claims.
  const days = [lastDay, ...claims.map(({ statedOn }) => statedOn ?? filter.asOf)];
  const interested = [...related.of(partiesTo(exposure), days)];
  const parties = interested.map((key) => ({ key, name: names.organization(key) }));
  const attribution =
    hops.length === 0 ? attributeWithoutHop(one, filter) : attributeClosure({ claims, sources }, parties);
  return { exposure, lastDay, ended: hops, claims, ...attribution };
}

/** All hops continue: the organization accountable for the access changed, the engineer was located, or the filter's lists changed. */
function attributeWithoutHop(
  { exposure: { origin }, stillHolds }: Ended,
  { lists }: ExposureFilter,
): ClosureAttribution {
  if (stillHolds) return { sentence: 'it continued, but no longer met the conditions', confirmed: false };
  const named = origin === 'UNDETERMINED' ? 'another chain, or a location of the engineer' : 'another chain';
  const changed = lists.length === 0 ? '' : `, or ${lists.join(', ')} changed`;
  return { sentence: `none of its hops ended: the records now name ${named}${changed}`, confirmed: false };
}

function sourcesOfEnds(ended: readonly Ended[]): readonly string[] {
  const sources = ended.flatMap(({ hops, lastDay }) =>
    hops.flatMap(({ statements }) =>
      statements.filter((statement) => isValidOn(statement, lastDay)).map(({ source }) => source),
    ),
  );
  return [...new Set(sources)];
}

/** A chain that held once and no longer does on the day, with the reason and the source. */
export interface Closure extends ClosureAttribution {
  /** As it was on its last day. */
  readonly exposure: Exposure;
  readonly lastDay: Day;
  /** The hops of its path that no longer hold on the next day; none if another chain replaced it, or its origin changed. */
  readonly ended: readonly Hop[];
  /** Claims about the end of these hops. */
  readonly claims: readonly Claim[];
}

/** A closure with its place in the list. */
export interface PlacedClosure extends Closure {
  readonly cursor: string;
}

type SourceName = ClosingEvidence['sources'][number];

/** Display names of organizations and sources. */
interface DisplayNames {
  organization(key: string): string | null;
  source(key: string): SourceName;
}

const organizationRow = z.object({ key: z.string(), name: z.string().nullable() });
const sourceRow = z.object({ key: z.string(), title: z.string().nullable(), publisher: z.string().nullable() });

async function readNames(
  database: Pick<Database, 'read'>,
  organizations: ReadonlySet<string>,
  sources: readonly string[],
): Promise<DisplayNames> {
  const [organizationRows, sourceRows] = await Promise.all([
    database.read(`UNWIND $keys AS key ${byKey('o', 'Organization', 'key')} RETURN key, o.name AS name`, {
      keys: [...organizations],
    }),
    database.read(
      `UNWIND $keys AS key ${byKey('s', 'Source', 'key')} RETURN key, s.title AS title, s.publisher AS publisher`,
      { keys: [...new Set(sources)] },
    ),
  ]);
  const named = new Map(organizationRows.map((row) => organizationRow.parse(row)).map(({ key, name }) => [key, name]));
  const titled = new Map(sourceRows.map((row) => sourceRow.parse(row)).map((source) => [source.key, source]));
  return {
    organization: (key) => named.get(key) ?? null,
    source: (key) => titled.get(key) ?? { key, title: null, publisher: null },
  };
}
