import { z } from 'zod';
import { claimsAbout, closesHop, endOf } from '../claims/about.ts';
import { attributeClosure, compareClaims } from '../claims/claims.ts';
import type { Claim, ClosingEvidence, ClosureAttribution } from '../claims/claims.ts';
import { checkFirst } from '../cursor.ts';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { exposuresOf } from '../derive/exposures-of.ts';
import { readEvidence } from '../derive/read-evidence.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import { groupBy, makeFilter } from '../exposure/exposure.ts';
import type { Exposure, ExposureFilter, Hop } from '../exposure/exposure.ts';
import { bestOn, isValidOn } from '../exposure/hops.ts';
import { addDays } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from './graph.ts';
import { apiStatement, filteredStatement, runFiltered } from './statement.ts';

const maxClosures = 100;

const endedChains = z.array(z.object({ chain: z.string(), access: z.string(), lastDay: z.string() }));
type EndedChain = z.infer<typeof endedChains>[number];

interface Ended {
  readonly exposure: Exposure;
  readonly lastDay: Day;
  readonly hops: readonly Hop[];
  /** Whether it still holds the day after: it only meets the filter's conditions no longer. */
  readonly stillHolds: boolean;
}

/**
 * Returns the chains that met a filter's conditions on an earlier day and do not hold on the filter's day, those that ended last
 * first, with the hops that ended and who says so.
 * @param first at most 100
 * @throws BAD_USER_INPUT for an unknown list, lists that designate no country, or `first` out of range.
 */
export async function findClosures(
  { database }: Graph,
  filter: ExposureFilter,
  first: number,
): Promise<readonly Closure[]> {
  checkFirst(first, maxClosures);
  const chains = await runFiltered(database, filter, filteredStatement('closures', filter, { first }));
  return closuresOf(database, endedChains.parse(chains), filter);
}

/** Returns the closures of chains after their last days, in the given order, with who says so; those that did not hold then are left out. */
export async function closuresOf(
  database: Graph['database'],
  chains: readonly EndedChain[],
  filter: ExposureFilter,
): Promise<readonly Closure[]> {
  if (chains.length === 0) return [];
  const accesses = [...new Set(chains.map(({ access }) => access))];
  const index = indexEvidence(
    await database.readTransaction((transaction) => readEvidence(transaction, accesses, { withProperties: true })),
  );
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
  const [claims, names] = await Promise.all([
    claimsAbout(database, hops),
    readNames(
      database,
      ended.flatMap(({ exposure }) => partiesTo(exposure)),
      sourcesOfEnds(ended),
    ),
  ]);
  const claimed = new Map(hops.map((hop, at) => [hop, claims[at] ?? []]));
  const owners = await ownersOfThirdParties(database, ended, claims.flat(), filter.asOf);
  return ended.map((one) => describe(one, { claimed, names, owners }, filter));
}

/** What is known of the claims about ended hops. */
interface ClaimContext {
  readonly claimed: ReadonlyMap<Hop, readonly Claim[]>;
  readonly names: DisplayNames;
  readonly owners: ReadonlyMap<Day, Owners>;
}

function describe(one: Ended, { claimed, names, owners }: ClaimContext, filter: ExposureFilter): Closure {
  const { exposure, lastDay, hops } = one;
  const closing = new Map<string, Claim>();
  for (const hop of hops) {
    const end = endOf(hop.statements.filter((statement) => isValidOn(statement, lastDay)));
    if (end === null) continue;
    for (const claim of claimed.get(hop) ?? []) if (closesHop(claim, end)) closing.set(claim.key, claim);
  }
  const claims = [...closing.values()].sort(compareClaims);
  const sources = sourcesOfEnds([one]).map((key) => names.source(key));
  const own = partiesTo(exposure);
  const owning = claims.flatMap((claim) => {
    const key = claim.organization?.key ?? null;
    const isInterested =
      key !== null &&
      daysOfInterest(claim, lastDay, filter.asOf).some((day) =>
        own.some((party) => isOwned(owners.get(day), party, key)),
      );
    return isInterested ? [key] : [];
  });
  const parties = [...own, ...owning].map((key) => ({ key, name: names.organization(key) }));
  const attribution =
    hops.length === 0 ? attributeWithoutHop(one, filter) : attributeClosure({ claims, sources }, parties);
  return { exposure, lastDay, ended: hops, claims, ...attribution };
}

/** All hops continue: the organization accountable for the access changed, the engineer was located, or the filter's lists changed. */
function attributeWithoutHop(
  { exposure: { origin }, stillHolds }: Ended,
  { lists }: ExposureFilter,
): ClosureAttribution {
  if (stillHolds) return { sentence: 'it went on, but no longer met the conditions', confirmed: false };
  const named = origin === 'UNDETERMINED' ? 'another chain, or a location of the engineer,' : 'another chain';
  const changed = lists.length === 0 ? '' : `, or ${lists.join(', ')} changed`;
  return { sentence: `none of its hops ended: the records have named ${named} since${changed}`, confirmed: false };
}

/** Returns the parties with an interest in the chain: its organizations and those that employ its people. */
function partiesTo({ chain, accountable, prime, engineerEmployers }: Exposure): readonly string[] {
  const keys = [...chain, ...engineerEmployers, accountable, prime].filter((key) => key !== null);
  return [...new Set(keys)];
}

/** The owners of organizations, at any distance. */
type Owners = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether one of two organizations owns the other: it has the other's interest. */
function isOwned(owners: Owners | undefined, one: string, other: string): boolean {
  return owners?.get(one)?.has(other) === true || owners?.get(other)?.has(one) === true;
}

/** The days on which whoever makes a claim may have an interest in a chain: its last day, and that of the claim. */
function daysOfInterest({ statedOn }: Claim, lastDay: Day, asOf: Day): readonly Day[] {
  return [lastDay, statedOn ?? asOf];
}

const ownershipRows = z.array(z.object({ owner: z.string(), owned: z.string() }));

/**
 * Reads who owns organizations that make claims about chains that they are no party to, and the parties to these, on each day on which it
 * matters.
 */
async function ownersOfThirdParties(
  database: Pick<Database, 'read'>,
  ended: readonly Ended[],
  claims: readonly Claim[],
  asOf: Day,
): Promise<ReadonlyMap<Day, Owners>> {
  const parties = ended.map(({ exposure }) => partiesTo(exposure));
  const claimants = new Set(claims.flatMap(({ organization }) => organization?.key ?? []));
  const thirdParties = [...claimants].filter((key) => !parties.every((keys) => keys.includes(key)));
  if (thirdParties.length === 0) return new Map();
  const organizations = [...new Set([...thirdParties, ...parties.flat()])];
  const days = ended.flatMap(({ lastDay }) => claims.flatMap((claim) => daysOfInterest(claim, lastDay, asOf)));
  const owners = new Map<Day, Owners>();
  // One after the other: there may be many days.
  for (const day of new Set(days)) {
    const { text, parameters } = apiStatement('owners-above', { organizations, asOf: day });
    const above = groupBy(ownershipRows.parse(await database.read(text, parameters)), ({ owned }) => owned);
    owners.set(day, new Map(organizations.map((key) => [key, ownersOf(key, above)])));
  }
  return owners;
}

function ownersOf(key: string, above: ReadonlyMap<string, readonly { readonly owner: string }[]>): ReadonlySet<string> {
  const owners = new Set<string>();
  const pending = [key];
  for (let next = pending.pop(); next !== undefined; next = pending.pop())
    for (const { owner } of above.get(next) ?? []) {
      if (owners.has(owner)) continue;
      owners.add(owner);
      pending.push(owner);
    }
  return owners;
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
  organizations: readonly string[],
  sources: readonly string[],
): Promise<DisplayNames> {
  const [organizationRows, sourceRows] = await Promise.all([
    database.read(`UNWIND $keys AS key ${byKey('o', 'Organization', 'key')} RETURN key, o.name AS name`, {
      keys: [...new Set(organizations)],
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
