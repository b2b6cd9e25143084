import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { isValidOn } from '../exposure/hops.ts';
import type { Day } from '../model/day.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { abroadOn, ownersAbroad, ownersOn } from './facts.ts';
import type { AbroadOn, LeadFacts } from './facts.ts';
import { comparePlaces, leadKinds, ofClasses } from './lead.ts';
import type { LeadFilter, LeadKind, LeadPlace } from './lead.ts';

/** All leads under a filter, as far as a page of them can be found fast. */
export interface LeadPlaces {
  readonly totalCount: number;
  /** In order; each is at least one lead. */
  readonly subjects: readonly LeadSubject[];
}

/** Counts the leads that subjects are: for those that are on contracts, by the database. */
export async function countPlaces(
  database: Pick<Database, 'read'>,
  subjects: readonly LeadSubject[],
  { asOf, contracts, dataClasses }: Pick<LeadFilter, 'asOf' | 'contracts' | 'dataClasses'>,
): Promise<LeadPlaces> {
  const isAsked = await organizationAsked(database, contracts, asOf);
  const organizations = new Set(
    subjects.filter(({ onContracts }) => onContracts).flatMap(({ organization }) => organization ?? []),
  );
  const counts = await countContracts(database, {
    organizations: [...organizations].filter(isAsked),
    asOf,
    contracts,
    dataClasses,
  });
  const asked = new Set(contracts);
  const countOf = ({ onContracts, organization, contract }: LeadSubject) => {
    if (onContracts) return counts.get(organization ?? '') ?? 0;
    return asked.size === 0 || (contract !== null && asked.has(contract)) ? 1 : 0;
  };
  const found = subjects.filter((subject) => countOf(subject) > 0);
  return { totalCount: found.reduce((sum, subject) => sum + countOf(subject), 0), subjects: found };
}

/** Which organizations can be on contracts that are asked for: a contract's are fewer than all. */
async function organizationAsked(
  database: Pick<Database, 'read'>,
  contracts: readonly string[],
  asOf: string,
): Promise<(organization: string) => boolean> {
  if (contracts.length === 0) return () => true;
  const asked = await organizationsOn(database, contracts, asOf);
  return (organization) => asked.has(organization);
}

/** The first so many leads behind a place. */
export async function pageOfPlaces(
  database: Pick<Database, 'read'>,
  { subjects }: LeadPlaces,
  { asOf, contracts, dataClasses }: Pick<LeadFilter, 'asOf' | 'contracts' | 'dataClasses'>,
  first: number,
  after: LeadPlace | null,
): Promise<readonly LeadPlace[]> {
  const isBehind = (place: LeadPlace) => after === null || comparePlaces(place, after) > 0;
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
      page.push(...places.filter(isBehind).slice(0, first - page.length));
    }
  }
  return page;
}

/** The first subject that can have a lead behind a place: one that is the place's own has others on later contracts. */
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

/** A lead, or with `onContracts` one for each contract that the organization is on. */
interface LeadSubject extends LeadPlace {
  readonly onContracts: boolean;
}

/** What a filter's day, lists, kinds, organizations, countries and data classes find, in the order of leads; its contracts take no part. */
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
          // A prime that only statements of other classes name is not known.
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

/** In order; several statements can find the same. */
function distinct(subjects: readonly LeadSubject[]): readonly LeadSubject[] {
  const sorted = [...subjects].sort(comparePlaces);
  return sorted.filter((subject, at) => {
    const before = sorted[at - 1];
    return before === undefined || comparePlaces(before, subject) !== 0;
  });
}

const validOn = `s.supersededAt IS NULL AND (s.validFrom IS NULL OR s.validFrom <= date($asOf))
      AND (s.validTo IS NULL OR date($asOf) < s.validTo)`;

/**
 * Contracts that an organization is on: as the prime, whatever the day, or in a subcontract that holds on the day. By index from the
 * organization, so that it costs nothing who else is on them.
 */
const contractsOn = `UNWIND $organizations AS organization
  CALL (organization) {
    MATCH (c:Contract {prime: organization})
    WHERE $dataClasses IS NULL OR EXISTS {
      MATCH (c)-[s:AWARDED_TO]->(p) WHERE s.supersededAt IS NULL AND p.key = organization AND s.dataClass IN $dataClasses
    }
    RETURN c.key AS contract
    UNION
    MATCH (:Organization {key: organization})-[s:SUBCONTRACTS_TO]-()
    WHERE ${validOn} AND ($dataClasses IS NULL OR s.dataClass IN $dataClasses)
    RETURN s.contract AS contract
  }
  WITH organization, contract WHERE $contracts IS NULL OR contract IN $contracts`;

interface ContractsAsked {
  readonly organizations: readonly string[];
  readonly asOf: Day;
  /** Only these; empty: any. */
  readonly contracts: readonly string[];
  /** Only as statements of these classes say; empty: any. */
  readonly dataClasses: readonly DataClass[];
}

const countRow = z.object({ organization: z.string(), count: z.number() });
const contractsRow = z.object({ organization: z.string(), contracts: z.array(z.string()) });

/** How many contracts organizations are on; those on none are left out. */
async function countContracts(
  database: Pick<Database, 'read'>,
  asked: ContractsAsked,
): Promise<ReadonlyMap<string, number>> {
  if (asked.organizations.length === 0) return new Map();
  const rows = await database.read(`${contractsOn} RETURN organization, count(contract) AS count`, parameters(asked));
  return new Map(rows.map((row) => countRow.parse(row)).map(({ organization, count }) => [organization, count]));
}

/** The contracts that organizations are on, in order; organizations on none are left out. */
async function contractsOf(
  database: Pick<Database, 'read'>,
  asked: ContractsAsked,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (asked.organizations.length === 0) return new Map();
  const rows = await database.read(
    `${contractsOn} WITH organization, contract ORDER BY contract
     RETURN organization, collect(contract) AS contracts`,
    parameters(asked),
  );
  return new Map(
    rows.map((row) => contractsRow.parse(row)).map(({ organization, contracts }) => [organization, contracts]),
  );
}

function parameters({ organizations, asOf, contracts, dataClasses }: ContractsAsked) {
  return {
    organizations,
    asOf,
    contracts: contracts.length === 0 ? null : contracts,
    dataClasses: dataClasses.length === 0 ? null : dataClasses,
  };
}

const organizationRow = z.object({ organization: z.string() });

/** The organizations on contracts: their primes, and both ends of subcontracts that hold on the day. */
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
       MATCH (a)-[s:SUBCONTRACTS_TO]->(b) WHERE s.contract = contract AND s.to IS NOT NULL AND ${validOn}
       UNWIND [a.key, b.key] AS organization
       RETURN organization
     }
     RETURN DISTINCT organization`,
    { contracts, asOf },
  );
  return new Set(rows.map((row) => organizationRow.parse(row).organization));
}
