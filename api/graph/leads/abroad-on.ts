import { isValidOn } from '../exposure/dated-hop.ts';
import type { LeadFacts } from './lead-facts.ts';
import type { LeadFilter } from './lead.ts';
import { ofClasses } from './of-classes.ts';

/** What counts as abroad and as listed on a day. */
export interface AbroadOn {
  /** Whether a country counts: it is abroad and, where lists are given, on one of them. */
  readonly counts: (country: string) => boolean;
  /** Countries of registration of organizations that count. */
  readonly countries: ReadonlyMap<string, string>;
  /**
   * Organizations that count as owners, with their country, where it is abroad: registered in one that counts or, where lists are given,
   * themselves on one of them.
   */
  readonly owners: ReadonlyMap<string, string | null>;
  /** Organizations on a list: on one of those given, where lists are given. */
  readonly listed: ReadonlySet<string>;
}

export async function abroadOn(
  facts: LeadFacts,
  { asOf, lists, dataClasses }: Pick<LeadFilter, 'asOf' | 'lists' | 'dataClasses'>,
): Promise<AbroadOn> {
  const [abroad, registered, designations] = await Promise.all([
    facts.abroad(),
    facts.registered(),
    facts.designations(),
  ]);
  const isAllowed = ofClasses(dataClasses);
  const designated = designations.filter(
    (one) => (lists.length === 0 || lists.includes(one.list)) && isValidOn(one, asOf),
  );
  const listedCountries = new Set(designated.map(({ country }) => country));
  const countries = new Set(
    abroad.map(({ country }) => country).filter((country) => lists.length === 0 || listedCountries.has(country)),
  );
  const allowed = registered.filter(isAllowed);
  const countryOf = new Map(allowed.map(({ organization, country }) => [organization, country]));
  const counting = new Map([...countryOf].filter(([, country]) => countries.has(country)));
  const listed = new Set(designated.filter(isAllowed).flatMap(({ organization }) => organization ?? []));
  const listedOwners = lists.length === 0 ? [] : [...listed];
  return {
    counts: (country) => countries.has(country),
    countries: counting,
    owners: new Map([...listedOwners.map((owner) => [owner, countryOf.get(owner) ?? null] as const), ...counting]),
    listed,
  };
}
