import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { isSameEdition, readGraphState } from '../derive/graph-state.ts';
import { loadHops } from '../entities/hops.ts';
import { Failure } from '../failure.ts';
import { leadEvidence, routesTo, subcontractsNaming } from './evidence.ts';
import { abroadOn, leadFactsAt, ownersOn } from './facts.ts';
import type { LeadFacts } from './facts.ts';
import { decodeLeadCursor, encodeLeadCursor, ofClasses } from './lead.ts';
import type { Lead, LeadFilter, LeadPlace } from './lead.ts';
import { countPlaces, leadSubjects, pageOfPlaces } from './places.ts';
import type { LeadPlaces } from './places.ts';

export interface LeadEdge {
  readonly cursor: string;
  readonly node: Lead;
}

interface LeadPage {
  readonly edges: readonly LeadEdge[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

interface CachedLeads {
  readonly facts: LeadFacts;
  /** By filter, least recently used first. */
  readonly places: Map<string, Promise<LeadPlaces>>;
}

const maxPage = 100;
/** Filters whose leads are cached until the edition of the graph changes. */
const maxCached = 24;
const cache = new WeakMap<Database, CachedLeads>();

/**
 * Returns a page of leads, in order of kind, organization, country, contract.
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
  if (!Number.isInteger(first) || first < 0 || first > maxPage)
    throw new Failure('BAD_USER_INPUT', `“first” must be a whole number from 0 to ${maxPage}.`, {
      extensions: { argument: 'first' },
    });
  const last = after === null ? null : decodeLeadCursor(after);
  await checkLeadLists(database, filter.lists);
  // The cache is shared between requests, so its reads are not canceled with the request that started them.
  const { facts, places } = await cachedLeads(database.whole);
  const found = await placesUnder(database.whole, facts, places, filter);
  const page = await pageOfPlaces(database, found, filter, first + 1, last);
  const leads = await describe(database, facts, page.slice(0, first), filter);
  return {
    edges: leads.map((node) => ({ cursor: encodeLeadCursor(node), node })),
    hasNextPage: page.length > first,
    totalCount: found.totalCount,
  };
}

async function cachedLeads(database: Database): Promise<CachedLeads> {
  const edition = await readGraphState(database);
  const before = cache.get(database);
  if (before !== undefined && isSameEdition(before.facts.edition, edition)) return before;
  const fresh = { facts: leadFactsAt(database, edition), places: new Map<string, Promise<LeadPlaces>>() };
  cache.set(database, fresh);
  return fresh;
}

function placesUnder(
  database: Database,
  facts: LeadFacts,
  places: CachedLeads['places'],
  filter: LeadFilter,
): Promise<LeadPlaces> {
  const { asOf, lists, kinds, contracts, organizations, countries, dataClasses } = filter;
  const key = JSON.stringify([
    asOf,
    ...[lists, kinds, contracts, organizations, countries, dataClasses].map((list) => [...list].sort()),
  ]);
  const found =
    places.get(key) ?? leadSubjects(facts, filter).then((subjects) => countPlaces(database, subjects, filter));
  places.delete(key);
  places.set(key, found);
  // Failures are not cached.
  found.catch(() => places.delete(key));
  for (const oldest of places.keys()) {
    if (places.size <= maxCached) break;
    places.delete(oldest);
  }
  return found;
}

async function describe(
  database: Database,
  facts: LeadFacts,
  places: readonly LeadPlace[],
  filter: LeadFilter,
): Promise<readonly Lead[]> {
  if (places.length === 0) return [];
  const onContracts = places.flatMap(({ organization, contract }) =>
    organization === null || contract === null ? [] : [{ organization, contract }],
  );
  const [abroad, designations, owners, routes] = await Promise.all([
    abroadOn(facts, filter),
    facts.designations(),
    places.some(({ kind }) => kind === 'OWNER_ABROAD') ? facts.owners() : [],
    database.readTransaction((transaction) => routesTo(transaction, onContracts, filter)),
  ]);
  const lists = filter.lists.length > 0 ? filter.lists : [...new Set(designations.map(({ list }) => list))];
  const context = { abroad, owners: ownersOn(owners, filter.asOf, filter.dataClasses), lists };
  const [evidence, awards] = await Promise.all([
    leadEvidence(database, places, filter, context),
    loadHops(
      database,
      onContracts.map(({ organization, contract }) => ({
        type: 'AWARDED_TO' as const,
        from: { label: 'Contract' as const, key: contract },
        to: { label: 'Organization' as const, key: organization },
        under: null,
      })),
    ),
  ]);
  const isAllowed = ofClasses(filter.dataClasses);
  let next = 0;
  const links = places.map(({ organization, contract }) => {
    const index = organization === null || contract === null ? -1 : next++;
    const { route, statements } = routes[index] ?? { route: [], statements: [] };
    // An award to the organization itself counts on any day.
    return { route, statements: route.length === 1 ? (awards[index]?.statements ?? []) : statements };
  });
  const withoutRoute = places.map((place, at) =>
    links[at]?.route.length === 0 && place.organization !== null && place.contract !== null ? place : null,
  );
  const named = await subcontractsNaming(database, withoutRoute, filter);
  return places.map((place, at) => {
    const { route, statements } = links[at] ?? { route: [], statements: [] };
    return {
      ...place,
      route,
      statements: distinctStatements([...(evidence[at] ?? []), ...statements, ...(named[at] ?? [])]).filter(isAllowed),
    };
  });
}

function distinctStatements(statements: Lead['statements']): Lead['statements'] {
  return [...new Map(statements.map((statement) => [statement.key, statement])).values()];
}

const row = z.object({ key: z.string(), designates: z.boolean() });

/**
 * Checks that lists can find something: an empty answer from a list that designates nobody would look like safety.
 * @throws BAD_USER_INPUT for an unknown list, or for lists that designate no country or organization on any day.
 */
async function checkLeadLists(database: Pick<Database, 'read'>, lists: readonly string[]): Promise<void> {
  if (lists.length === 0) return;
  const rows = await database.read(
    `UNWIND $lists AS key MATCH (list:DesignationList {key: key})
     RETURN key, EXISTS { (list)<-[r:DESIGNATED_ON]-() } AS designates`,
    { lists: [...new Set(lists)] },
  );
  const known = new Map(rows.map((found) => row.parse(found)).map(({ key, designates }) => [key, designates]));
  const argument = 'filter.lists';
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined) {
    const value = unknown.length > 60 ? `${unknown.slice(0, 60)}…` : unknown;
    throw new Failure('BAD_USER_INPUT', `There is no designation list “${value}”.`, {
      extensions: { argument, value },
    });
  }
  if (![...known.values()].includes(true))
    throw new Failure(
      'BAD_USER_INPUT',
      `Nothing is designated on ${lists.join(', ')} on any day, so no lead can be found.`,
      {
        extensions: { argument },
      },
    );
}
