import { z } from 'zod';
import { checkFirst } from '../cursor.ts';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { EditionCache } from '../edition/edition-cache.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { loadHopGroups } from '../entities/hops.ts';
import { readLists } from '../evidence/designation-lists.ts';
import { filterOf } from '../exposure/filter-cypher.ts';
import { refused } from '../failure.ts';
import { cutText } from '../model/caption.ts';
import { hopBetween, nodeRef } from '../model/keys.ts';
import type { HopIdentity } from '../model/keys.ts';
import { leadEvidence, routesTo, subcontractsNaming } from './evidence.ts';
import { decodeLeadCursor, encodeLeadCursor, hasDataClass, leadKinds, leadPlace, subjectOf } from './lead.ts';
import type { Lead, LeadFilter, LeadKind, LeadPlace } from './lead.ts';
import { readOwnership } from './owners.ts';

export interface LeadEdge {
  readonly cursor: string;
  readonly node: Lead;
}

interface LeadPage {
  readonly edges: readonly LeadEdge[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** The statement that found the page. */
  readonly cypher: ApiStatement;
}

type LeadCounts = ReadonlyMap<LeadKind, number>;

const maxPage = 100;
/** The leads of a filter are counted only once until the edition of the graph changes. */
const cache = new EditionCache<LeadCounts>(24);

const places = z.array(leadPlace);
const countRows = z.array(z.object({ kind: z.enum(leadKinds), count: z.number() }));

/**
 * Returns a page of leads, in order of kind, organization, country, contract; unknown values first.
 * @param first at most 100
 * @param after the cursor of the last lead seen; null: from the start
 * @throws BAD_USER_INPUT for an unknown list, lists that designate nothing, `first` out of range, or an invalid cursor.
 */
export async function findLeads(
  database: Database,
  filter: LeadFilter,
  first: number,
  after: string | null = null,
): Promise<LeadPage> {
  checkFirst(first, maxPage);
  const last = after === null ? null : decodeLeadCursor(after);
  await checkLeadLists(database, filter.lists);
  const counts = await countLeads(database.unbound, filter);
  const listing = (kinds: readonly LeadKind[]) =>
    leadStatement(filter, kinds, { after: last === null ? null : positionOf(last), limit: first + 1 });
  const read = async ({ text, parameters }: ApiStatement) => places.parse(await database.read(text, parameters));
  const kinds = leadKinds.slice(last === null ? 0 : leadKinds.indexOf(last.kind));
  const needed = kindsOfPage(kinds, counts, last, first);
  let cypher = listing(needed);
  let page = await read(cypher);
  // The graph may have changed since its leads were counted.
  if (page.length <= first && needed.length < kinds.length) {
    cypher = listing(kinds);
    page = await read(cypher);
  }
  const totalCount = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const leads = await describe(database, page.slice(0, first), filter);
  return {
    edges: leads.map((node) => ({ cursor: encodeLeadCursor(node), node })),
    hasNextPage: page.length > first,
    totalCount,
    cypher,
  };
}

/**
 * Returns the kinds that a page needs: as many of the first ones as certainly fill it. Searching for the others, which can take a second, is
 * not necessary.
 */
function kindsOfPage(
  kinds: readonly LeadKind[],
  counts: LeadCounts,
  last: LeadPlace | null,
  first: number,
): readonly LeadKind[] {
  let sure = 0;
  const end = kinds.findIndex((kind) => {
    // Earlier pages had some of the last lead's kind.
    if (kind !== last?.kind) sure += counts.get(kind) ?? 0;
    return sure > first;
  });
  return end === -1 ? kinds : kinds.slice(0, end + 1);
}

/**
 * @param kinds only these are looked for, if the filter allows them
 * @param page null: only their numbers are looked for
 */
function leadStatement(
  { same, kinds: wanted, ...conditions }: LeadFilter,
  kinds: readonly LeadKind[],
  page: { readonly after: readonly unknown[] | null; readonly limit: number } | null,
): ApiStatement {
  return fixedStatement('leads', {
    ...filterOf({
      ...conditions,
      kinds: kinds.filter((kind) => wanted.length === 0 || wanted.includes(kind)),
      same: same === undefined || same.size === 0 ? null : Object.fromEntries(same),
      after: page?.after,
    }),
    countOnly: page === null,
    limit: page?.limit ?? leadKinds.length,
  });
}

/** The statement sorts by these values. */
function positionOf({ kind, organization, country, contract, sameAs }: LeadPlace): readonly unknown[] {
  return [leadKinds.indexOf(kind), organization ?? '', country ?? '', contract ?? '', sameAs ?? ''];
}

/** The cache is shared between requests, so its reads are not canceled with the request that started them. */
async function countLeads(database: Database, filter: LeadFilter): Promise<LeadCounts> {
  const { text, parameters } = leadStatement(filter, leadKinds, null);
  const read = async () => {
    const rows = await database.read(text, parameters);
    return new Map(countRows.parse(rows).map((found) => [found.kind, found.count]));
  };
  const { value } = await cache.find(database, JSON.stringify(parameters), read);
  return value;
}

async function describe(
  database: Database,
  places: readonly LeadPlace[],
  filter: LeadFilter,
): Promise<readonly Lead[]> {
  if (places.length === 0) return [];
  const owned = places.flatMap((place) => (place.kind === 'OWNER_ABROAD' ? (subjectOf(place) ?? []) : []));
  const [lists, ownership, routes] = await Promise.all([
    filter.lists.length > 0 ? filter.lists : allLists(database),
    readOwnership(database, [...new Set(owned)], filter),
    readInTransaction(database, (transaction) => routesTo(transaction, places, filter)),
  ]);
  const same = filter.same ?? new Map<string, readonly string[]>();
  const lengthOf = (at: number) => routes[at]?.route.length ?? 0;
  const [evidence, awards, named] = await Promise.all([
    leadEvidence(database, places, filter, { ownership, lists, same }),
    // An award to the organization itself counts on any day.
    loadHopGroups(
      database,
      places.map((place, at) => (lengthOf(at) === 1 ? awardOf(place) : [])),
    ),
    subcontractsNaming(database, places, ({ contract }, at) => contract !== null && lengthOf(at) === 0, filter),
  ]);
  const isAllowed = hasDataClass(filter.dataClasses);
  return places.map((place, at) => {
    const { route, statements } = routes[at] ?? { route: [], statements: [] };
    const awarded = (awards[at] ?? []).flatMap((hop) => hop.statements);
    const all = [...(evidence[at] ?? []), ...awarded, ...statements, ...(named.get(at) ?? [])];
    return { ...place, route, statements: distinctStatements(all).filter(isAllowed) };
  });
}

function awardOf({ organization, contract }: LeadPlace): readonly HopIdentity[] {
  return organization === null || contract === null
    ? []
    : [hopBetween('AWARDED_TO', nodeRef('Contract', contract), nodeRef('Organization', organization))];
}

function distinctStatements(statements: Lead['statements']): Lead['statements'] {
  return [...new Map(statements.map((statement) => [statement.key, statement])).values()];
}

async function allLists(database: Database): Promise<readonly string[]> {
  const known = await readLists(database);
  return [...known.keys()];
}

const row = z.object({ key: z.string(), designates: z.boolean() });

/**
 * Checks that lists can find something: an empty answer from a list without designations would look like safety.
 * @throws BAD_USER_INPUT for an unknown list, or for lists that designate no country or organization on any day.
 */
async function checkLeadLists(database: Pick<Database, 'read'>, lists: readonly string[]): Promise<void> {
  if (lists.length === 0) return;
  const rows = await database.read(
    `UNWIND $lists AS key ${byKey('list', 'DesignationList', 'key')}
     RETURN key, EXISTS { (list)<-[r:DESIGNATED_ON]-() } AS designates`,
    { lists: [...new Set(lists)] },
  );
  const known = new Map(rows.map((found) => row.parse(found)).map(({ key, designates }) => [key, designates]));
  const argument = 'filter.lists';
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined) {
    const value = cutText(unknown, 60);
    throw refused(argument, `There is no designation list “${value}”.`, { value });
  }
  if (![...known.values()].includes(true))
    throw refused(argument, `Nothing is designated on ${lists.join(', ')} on any day, so no lead can be found.`);
}
