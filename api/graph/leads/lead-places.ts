import type { Database } from '../driver/database.ts';
import { comparePlaces } from './compare-places.ts';
import { contractsOf, countContracts, organizationsOn } from './contracts-of.ts';
import type { LeadFilter, LeadPlace } from './lead.ts';
import type { LeadSubject } from './lead-subjects.ts';

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
