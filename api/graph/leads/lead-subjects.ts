import { isValidOn } from '../exposure/dated-hop.ts';
import { abroadOn, type AbroadOn } from './abroad-on.ts';
import { comparePlaces } from './compare-places.ts';
import type { LeadFacts } from './lead-facts.ts';
import { leadKinds, type LeadFilter, type LeadKind, type LeadPlace } from './lead.ts';
import { ofClasses } from './of-classes.ts';
import { ownersAbroad } from './owners-abroad.ts';
import { ownersOn } from './owners-on.ts';

/** A lead, or with `onContracts` one for each contract that the organization is on. */
export interface LeadSubject extends LeadPlace {
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
