import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { isValidOn, validOn } from '../exposure/hops.ts';
import type { Day } from '../model/day.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { abroadOn, ownersAbroad, ownersOn } from './facts.ts';
import type { AbroadOn, LeadFacts } from './facts.ts';
import { comparePlaces, leadKinds, ofClasses } from './lead.ts';
import type { LeadFilter, LeadKind, LeadPlace } from './lead.ts';

/** All leads under a filter, in a form from which any page can be read quickly. */
export interface LeadPlaces {
  readonly totalCount: number;
  /** In order; each stands for at least one lead. */
  readonly subjects: readonly LeadSubject[];
}

/** Counts the leads that subjects stand for; the database counts those on contracts. */
export async function countPlaces(
  database: Pick<Database, 'read'>,
  subjects: readonly LeadSubject[],
  { asOf, contracts, dataClasses }: Pick<LeadFilter, 'asOf' | 'contracts' | 'dataClasses'>,
): Promise<LeadPlaces> {
  const canMatch = await organizationFilter(database, contracts, asOf);
  const organizations = new Set(
    subjects.filter(({ onContracts }) => onContracts).flatMap(({ organization }) => organization ?? []),
  );
  const counts = await countContracts(database, {
    organizations: [...organizations].filter(canMatch),
    asOf,
    contracts,
    dataClasses,
  });
  const wanted = new Set(contracts);
  const countOf = ({ onContracts, organization, contract }: LeadSubject) => {
    if (onContracts) return counts.get(organization ?? '') ?? 0;
    return wanted.size === 0 || (contract !== null && wanted.has(contract)) ? 1 : 0;
  };
  const found = subjects.filter((subject) => countOf(subject) > 0);
  return { totalCount: found.reduce((sum, subject) => sum + countOf(subject), 0), subjects: found };
}

/** Returns a test of whether an organization is on one of the contracts: a contract has far fewer organizations than the graph. */
async function organizationFilter(
  database: Pick<Database, 'read'>,
  contracts: readonly string[],
  asOf: string,
): Promise<(organization: string) => boolean> {
  if (contracts.length === 0) return () => true;
  const onContracts = await organizationsOn(database, contracts, asOf);
  return (organization) => onContracts.has(organization);
}

/** Returns the first leads after a place. */
export async function pageOfPlaces(
  database: Pick<Database, 'read'>,
  { subjects }: LeadPlaces,
  { asOf, contracts, dataClasses }: Pick<LeadFilter, 'asOf' | 'contracts' | 'dataClasses'>,
  first: number,
  after: LeadPlace | null,
): Promise<readonly LeadPlace[]> {
  const isAfter = (place: LeadPlace) => after === null || comparePlaces(place, after) > 0;
  const page: LeadPlace[] = [];
  let next = startOf(subjects, after);
  while (page.length < first && next < subjects.length) {
    const batch = subjects.slice(next, next + first);
    next += batch.length;
    const organizations = batch
      .filter(({ onContracts }) => onContracts)
      .flatMap(({ organization }) => organization ?? []);
    const found = await contractsOf(database, {
      organizations: [...new Set(organizations)],
      asOf,
      contracts,
      dataClasses,
    });
    for (const { onContracts, ...subject } of batch) {
      const places = onContracts
        ? (found.get(subject.organization ?? '') ?? []).map((contract) => ({ ...subject, contract }))
        : [subject];
      page.push(...places.filter(isAfter).slice(0, first - page.length));
    }
  }
  return page;
}

/** Returns the index of the first subject that can have a lead after a place: the place's own subject has more leads on later contracts. */
function startOf(subjects: readonly LeadSubject[], after: LeadPlace | null): number {
  if (after === null) return 0;
  let [low, high] = [0, subjects.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const subject = subjects[middle];
    if (subject !== undefined && isBefore(subject, after)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(subject: LeadSubject, after: LeadPlace): boolean {
  const own = subject.onContracts ? { ...subject, contract: after.contract } : subject;
  return comparePlaces(own, after) < 0;
}

/** A lead or, with `onContracts`, one lead for each contract that the organization is on. */
interface LeadSubject extends LeadPlace {
  readonly onContracts: boolean;
}

/** Returns what a filter finds, in the order of leads. The filter's contracts are ignored here. */
export async function leadSubjects(facts: LeadFacts, filter: LeadFilter): Promise<readonly LeadSubject[]> {
  const abroad = await abroadOn(facts, filter);
  const kinds = leadKinds.filter((kind) => filter.kinds.length === 0 || filter.kinds.includes(kind));
  const found = await Promise.all(kinds.map((kind) => subjectsOf(kind, facts, abroad, filter)));
  return distinct(found.flat().filter(matching(filter)));
}

function matching(filter: LeadFilter): (subject: LeadSubject) => boolean {
  const organizations = new Set(filter.organizations);
  const countries = new Set(filter.countries);
  return ({ organization, country }) =>
    (organizations.size === 0 || (organization !== null && organizations.has(organization))) &&
    (countries.size === 0 || (country !== null && countries.has(country)));
}

async function subjectsOf(
  kind: LeadKind,
  facts: LeadFacts,
  abroad: AbroadOn,
  { asOf, dataClasses }: LeadFilter,
): Promise<readonly LeadSubject[]> {
  const isAllowed = ofClasses(dataClasses);
  const on = (organization: string, country: string | null): LeadSubject => ({
    kind,
    organization,
    country,
    contract: null,
    onContracts: true,
  });
  switch (kind) {
    case 'WORK_ABROAD':
      return (await facts.work())
        .filter((work) => abroad.counts(work.country) && isValidOn(work, asOf) && isAllowed(work))
        .map(({ organization, country, contract, awardedBy }) => ({
          kind,
          // A prime that only statements of other classes name counts as unknown.
          organization: awardedBy?.some((dataClass) => isAllowed({ dataClass })) === false ? null : organization,
          country,
          contract,
          onContracts: false,
        }));
    case 'ORGANIZATION_ABROAD':
      return [...abroad.countries].map(([organization, country]) => on(organization, country));
    case 'OWNER_ABROAD': {
      const owners = ownersOn(await facts.owners(), asOf, dataClasses);
      const countryOf = (organization: string) => abroad.owners.get(organization);
      return [...owners.keys()].flatMap((organization) =>
        ownersAbroad(organization, owners, countryOf).map(({ country }) => on(organization, country)),
      );
    }
    case 'LISTED_ORGANIZATION': {
      const registered = new Map(
        (await facts.registered()).filter(isAllowed).map(({ organization, country }) => [organization, country]),
      );
      return [...abroad.listed].map((organization) => on(organization, registered.get(organization) ?? null));
    }
    case 'STAFF_ABROAD':
      return (await facts.staff())
        .filter((staff) => abroad.counts(staff.country) && isValidOn(staff, asOf) && isAllowed(staff))
        .filter(({ employedBy }) => isAllowed({ dataClass: employedBy }))
        .filter(({ employedFrom, employedTo }) => isValidOn({ validFrom: employedFrom, validTo: employedTo }, asOf))
        .map(({ organization, country, contract }) => ({ kind, organization, country, contract, onContracts: false }));
  }
}

/** Sorts and removes duplicates: several statements can find the same subject. */
function distinct(subjects: readonly LeadSubject[]): readonly LeadSubject[] {
  const sorted = [...subjects].sort(comparePlaces);
  return sorted.filter((subject, at) => {
    const before = sorted[at - 1];
    return before === undefined || comparePlaces(before, subject) !== 0;
  });
}

const holds = validOn('s', 'date($asOf)');

/**
 * The contracts that an organization is on: as the prime, on any day, or in a subcontract that holds on the day. Read by index from the
 * organization, so that the cost does not depend on how many others are on them.
 */
const contractsOn = `UNWIND $organizations AS organization
  CALL (organization) {
    MATCH (c:Contract {prime: organization})
    WHERE $dataClasses IS NULL OR EXISTS {
      MATCH (c)-[s:AWARDED_TO]->(p) WHERE p.key = organization AND s.dataClass IN $dataClasses
    }
    RETURN c.key AS contract
    UNION
    MATCH (:Organization {key: organization})-[s:SUBCONTRACTS_TO]-()
    WHERE ${holds} AND ($dataClasses IS NULL OR s.dataClass IN $dataClasses)
    RETURN s.contract AS contract
  }
  WITH organization, contract WHERE $contracts IS NULL OR contract IN $contracts`;

interface ContractScope {
  readonly organizations: readonly string[];
  readonly asOf: Day;
  /** Only these; empty: any. */
  readonly contracts: readonly string[];
  /** Only by statements of these classes; empty: any. */
  readonly dataClasses: readonly DataClass[];
}

const countRow = z.object({ organization: z.string(), count: z.number() });
const contractsRow = z.object({ organization: z.string(), contracts: z.array(z.string()) });

/** Counts the contracts of each organization; organizations on none are omitted. */
async function countContracts(
  database: Pick<Database, 'read'>,
  scope: ContractScope,
): Promise<ReadonlyMap<string, number>> {
  if (scope.organizations.length === 0) return new Map();
  const rows = await database.read(`${contractsOn} RETURN organization, count(contract) AS count`, parameters(scope));
  return new Map(rows.map((row) => countRow.parse(row)).map(({ organization, count }) => [organization, count]));
}

/** Returns the contracts of each organization, in order; organizations on none are omitted. */
async function contractsOf(
  database: Pick<Database, 'read'>,
  scope: ContractScope,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (scope.organizations.length === 0) return new Map();
  const rows = await database.read(
    `${contractsOn} WITH organization, contract ORDER BY contract
     RETURN organization, collect(contract) AS contracts`,
    parameters(scope),
  );
  return new Map(
    rows.map((row) => contractsRow.parse(row)).map(({ organization, contracts }) => [organization, contracts]),
  );
}

function parameters({ organizations, asOf, contracts, dataClasses }: ContractScope) {
  return {
    organizations,
    asOf,
    contracts: contracts.length === 0 ? null : contracts,
    dataClasses: dataClasses.length === 0 ? null : dataClasses,
  };
}

const organizationRow = z.object({ organization: z.string() });

/** Returns the organizations on contracts: their primes, and both ends of subcontracts that hold on the day. */
async function organizationsOn(
  database: Pick<Database, 'read'>,
  contracts: readonly string[],
  asOf: Day,
): Promise<ReadonlySet<string>> {
  const rows = await database.read(
    `UNWIND $contracts AS contract
     CALL (contract) {
       MATCH (c:Contract {key: contract}) USING INDEX c:Contract(key) WHERE c.prime IS NOT NULL
       RETURN c.prime AS organization
       UNION
       MATCH (a)-[s:SUBCONTRACTS_TO]->(b) WHERE s.contract = contract AND s.to IS NOT NULL AND ${holds}
       UNWIND [a.key, b.key] AS organization
       RETURN organization
     }
     RETURN DISTINCT organization`,
    { contracts, asOf },
  );
  return new Set(rows.map((row) => organizationRow.parse(row).organization));
}
