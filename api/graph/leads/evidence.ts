import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Transaction } from '../database/database.ts';
import { loadHopGroups } from '../entities/hops.ts';
import { currentEvidence, evidenceRows, evidenceStatements, statementRow } from '../evidence/evidence-statements.ts';
import { readRoutes } from '../evidence/read-evidence.ts';
import type { SubcontractStatement } from '../exposure/evidence.ts';
import type { Statement } from '../exposure/exposure.ts';
import { bestFirst, isValidOn, rankStatements, validOn } from '../exposure/hops.ts';
import { findRoutes, maxRouteHops } from '../exposure/routes.ts';
import { compareKeys, groupBy, hopBetween, nodeRef } from '../model/keys.ts';
import type { HopIdentity } from '../model/keys.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { hasDataClass, subjectOf } from './lead.ts';
import type { SameOrganizations } from '../ownership/same-party.ts';
import type { LeadFilter, LeadPlace } from './lead.ts';
import { ownersAbroad } from './owners.ts';
import type { Ownership } from './owners.ts';

/** Statements of location and employment that a lead about staff shows: pairs, one of each per person. */
const maxStaff = 10;
const maxSubcontracts = 20;

const counts = (edge: string) => `${validOn(edge, 'date($asOf)')}
  AND ($dataClasses IS NULL OR ${edge}.dataClass IN $dataClasses)`;

const foundRows = z.array(z.object({ index: z.number(), statement: statementRow }));

interface EvidenceContext {
  readonly ownership: Ownership;
  /** The lists whose designations count. */
  readonly lists: readonly string[];
  readonly same: SameOrganizations;
}

/** The day, and the data classes of the statements that count. */
type StatementScope = Pick<LeadFilter, 'asOf' | 'dataClasses'>;

/** Returns the statements that make each lead one on the day, best first within each hop. One Cypher statement per kind of hop. */
export async function leadEvidence(
  database: Database,
  places: readonly LeadPlace[],
  filter: StatementScope,
  context: EvidenceContext,
): Promise<readonly (readonly Statement[])[]> {
  const hops = places.map((place) => hopsOf(place, context));
  const [loaded, subcontracts, staff] = await Promise.all([
    loadHopGroups(database, hops),
    readFound(database, subcontractStatement, places, ({ kind }) => kind === 'WORK_ABROAD', filter),
    readFound(database, staffStatement, places, ({ kind }) => kind === 'STAFF_ABROAD', filter),
  ]);
  return loaded.map((own, at) => {
    const statements = own.flatMap((hop) => hop.statements).filter((statement) => isValidOn(statement, filter.asOf));
    return [...statements, ...(subcontracts.get(at) ?? []), ...(staff.get(at) ?? [])];
  });
}

/** Returns the hops behind a lead that its place determines: no lookup needed. */
function hopsOf(place: LeadPlace, { ownership, lists, same }: EvidenceContext): readonly HopIdentity[] {
  const { kind, contract, country } = place;
  const organization = subjectOf(place);
  switch (kind) {
    case 'WORK_ABROAD':
      return contract === null || country === null
        ? []
        : [hopBetween('PERFORMED_IN', nodeRef('Contract', contract), nodeRef('Country', country))];
    case 'ORGANIZATION_ABROAD':
      return organization === null || country === null ? [] : [registered(organization, country)];
    case 'OWNER_ABROAD': {
      if (organization === null) return [];
      const { owners, countries, abroad } = ownership;
      // An organization does not own itself, whatever its key.
      const itself = same.get(organization) ?? [];
      const above = ownersAbroad(organization, owners, (one) =>
        itself.includes(one) ? undefined : countries.get(one),
      );
      const line = above.find((owner) => owner.country === country)?.line ?? [];
      const top = line.at(-1) ?? '';
      const owns = line
        .slice(1)
        .map((owner, at) =>
          hopBetween('OWNS', nodeRef('Organization', owner), nodeRef('Organization', line[at] ?? '')),
        );
      return [
        ...owns.reverse(),
        ...(country === null ? [] : [registered(top, country)]),
        // An owner whose country does not count is a lead because the owner itself is on a list.
        ...(abroad.has(top) ? [] : designated(top, lists)),
      ];
    }
    case 'LISTED_ORGANIZATION':
      return organization === null ? [] : designated(organization, lists);
    case 'STAFF_ABROAD':
      return [];
  }
}

function designated(organization: string, lists: readonly string[]): readonly HopIdentity[] {
  return lists.map((list) =>
    hopBetween('DESIGNATED_ON', nodeRef('Organization', organization), nodeRef('DesignationList', list)),
  );
}

function registered(organization: string, country: string): HopIdentity {
  return hopBetween('REGISTERED_IN', nodeRef('Organization', organization), nodeRef('Country', country));
}

const subcontractStatement = `UNWIND $places AS place
  CALL (place) {
    MATCH ()-[r:SUBCONTRACTS_TO {contract: place.contract, to: place.organization}]->()
    WHERE r.performedIn = place.country AND ${counts('r')}
    OPTIONAL ${byKey('s', 'Source', 'r.source')}
    RETURN r ORDER BY ${bestFirst('r', 's')} LIMIT ${maxSubcontracts}
  }
  RETURN place.index AS index, properties(r) AS statement`;

const staffStatement = `UNWIND $places AS place
  CALL (place) {
    MATCH (:Organization {key: place.organization})-[e:EMPLOYS]->(p:Person)-[l:LOCATED_IN]->(:Country {key: place.country})
    WHERE ${counts('e')} AND ${counts('l')} AND coalesce(e.contract, '') = coalesce(place.contract, '')
      AND NOT EXISTS { (p)-[a:ACCESSES]->() }
    OPTIONAL ${byKey('ls', 'Source', 'l.source')}
    OPTIONAL ${byKey('es', 'Source', 'e.source')}
    WITH p, l, e, ls, es ORDER BY p.key, ${bestFirst('l', 'ls')}, ${bestFirst('e', 'es')} LIMIT ${maxStaff}
    UNWIND [l, e] AS r
    RETURN r
  }
  RETURN place.index AS index, properties(r) AS statement`;

const namingStatement = `UNWIND $places AS place
  CALL (place) {
    MATCH (:Organization {key: place.organization})-[r:SUBCONTRACTS_TO]-()
    WHERE r.contract = place.contract AND ${counts('r')}
    OPTIONAL ${byKey('s', 'Source', 'r.source')}
    RETURN r ORDER BY ${bestFirst('r', 's')} LIMIT ${maxSubcontracts}
  }
  RETURN place.index AS index, properties(r) AS statement`;

/** Returns the subcontracts that put organizations on contracts on the day, for those that a function selects, by the place's index. */
export function subcontractsNaming(
  database: Database,
  places: readonly LeadPlace[],
  isWanted: IsWanted,
  scope: StatementScope,
): Promise<ReadonlyMap<number, readonly Statement[]>> {
  return readFound(database, namingStatement, places, isWanted, scope);
}

type IsWanted = (place: LeadPlace, index: number) => boolean;

async function readFound(
  database: Database,
  statement: string,
  places: readonly LeadPlace[],
  isWanted: IsWanted,
  { asOf, dataClasses }: StatementScope,
): Promise<ReadonlyMap<number, readonly Statement[]>> {
  const wanted = places.flatMap((place, index) =>
    place.organization !== null && isWanted(place, index) ? [{ index, ...place }] : [],
  );
  if (wanted.length === 0) return new Map();
  const parameters = { places: wanted, asOf, dataClasses: dataClasses.length === 0 ? null : dataClasses };
  const found = foundRows.parse(await database.read(statement, parameters));
  const byPlace = groupBy(found, ({ index }) => index);
  return new Map([...byPlace].map(([index, rows]) => [index, rows.map((row) => row.statement)]));
}

/** How an organization is on a contract. */
interface RouteTo {
  /** From the prime to the organization; empty: the place has no contract, or there is no route of at most eight hops on the day. */
  readonly route: readonly string[];
  /** Statements of the route's hops, best first within each hop. */
  readonly statements: readonly Statement[];
}

/**
 * Returns the shortest route from the contract's prime to the organization of each place on a day, over statements of the classes; ties go to the
 * first by keys.
 */
export async function routesTo(
  transaction: Transaction,
  places: readonly LeadPlace[],
  { asOf, dataClasses }: StatementScope,
): Promise<readonly RouteTo[]> {
  const ends = places.flatMap(({ contract, organization }) =>
    contract === null || organization === null ? [] : [{ contract, to: organization }],
  );
  const keys = [...new Set(ends.map(({ contract }) => contract))];
  const rows = z.array(evidenceRows.contract).parse(await transaction.run(evidenceStatements.contracts, { keys }));
  const named = await primesNamed(transaction, keys, dataClasses);
  const contracts = new Map(
    rows.map((contract) => [
      contract.key,
      named?.has(contract.key) === false ? { ...contract, prime: null } : contract,
    ]),
  );
  const found = await readRoutes(currentEvidence(transaction), ends, contracts, true);
  const compare = await readStatementOrder(transaction, found);
  const isAllowed = hasDataClass(dataClasses);
  const byContract = groupBy(
    found.filter(({ statement }) => isValidOn(statement, asOf) && isAllowed(statement)),
    ({ contract }) => contract,
  );
  return places.map(({ contract, organization }) => {
    const prime = contract === null ? null : (contracts.get(contract)?.prime ?? null);
    if (contract === null || organization === null || prime === null) return { route: [], statements: [] };
    const subcontracts = byContract.get(contract) ?? [];
    const route = shortestRoute(subcontracts, prime, organization);
    return { route, statements: statementsAlong(route, subcontracts, compare) };
  });
}

/** Returns the contracts whose prime is named by statements of these classes; null: the classes are not limited. */
async function primesNamed(
  transaction: Transaction,
  keys: readonly string[],
  dataClasses: readonly DataClass[],
): Promise<ReadonlySet<string> | null> {
  if (dataClasses.length === 0) return null;
  const rows = await transaction.run(
    `UNWIND $keys AS key
     ${byKey('c', 'Contract', 'key')}
     MATCH (c)-[s:AWARDED_TO]->(p)
     WHERE p.key = c.prime AND s.dataClass IN $dataClasses
     RETURN DISTINCT key`,
    { keys, dataClasses },
  );
  return new Set(
    z
      .array(z.object({ key: z.string() }))
      .parse(rows)
      .map(({ key }) => key),
  );
}

function shortestRoute(subcontracts: readonly SubcontractStatement[], prime: string, to: string): readonly string[] {
  const ends = subcontracts.flatMap(({ contractor, subcontractor }) => [contractor, subcontractor]);
  const keys = [...new Set([prime, to, ...ends])].sort(compareKeys);
  const numbers = new Map(keys.map((key, at) => [key, at]));
  const numberOf = (key: string) => numbers.get(key) ?? -1;
  const out = keys.map(() => new Set<number>());
  const into = keys.map(() => new Set<number>());
  for (const { contractor, subcontractor } of subcontracts) {
    out[numberOf(contractor)]?.add(numberOf(subcontractor));
    into[numberOf(subcontractor)]?.add(numberOf(contractor));
  }
  const inOrder = (sets: readonly ReadonlySet<number>[]) => sets.map((set) => [...set].sort((a, b) => a - b));
  const [first] = findRoutes(inOrder(out), inOrder(into), numberOf(prime), numberOf(to), maxRouteHops);
  return (first ?? []).flatMap((number) => keys[number] ?? []);
}

/** Returns the order in which statements count, by their sources. */
async function readStatementOrder(
  transaction: Transaction,
  subcontracts: readonly SubcontractStatement[],
): Promise<StatementOrder> {
  const keys = [...new Set(subcontracts.map(({ statement }) => statement.source))];
  const rows = keys.length === 0 ? [] : await transaction.run(evidenceStatements.sources, { keys });
  const sources = z.array(evidenceRows.source).parse(rows);
  return rankStatements(new Map(sources.map((source) => [source.key, source])));
}

type StatementOrder = ReturnType<typeof rankStatements>;

function statementsAlong(
  route: readonly string[],
  subcontracts: readonly SubcontractStatement[],
  compare: StatementOrder,
): readonly Statement[] {
  return route.slice(1).flatMap((to, at) =>
    subcontracts
      .filter(({ contractor, subcontractor }) => contractor === route[at] && subcontractor === to)
      .map(({ statement }) => statement)
      .sort(compare),
  );
}
