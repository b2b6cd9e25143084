import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Edition } from '../derive/graph-state.ts';
import { compareKeys } from '../exposure/exposure.ts';
import { isValidOn } from '../exposure/hops.ts';
import { maxOwnershipHops } from '../exposure/ownership.ts';
import { fromGraph } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { dataClasses } from '../model/vocabulary.ts';
import type { DataClass } from '../model/vocabulary.ts';
import { ofClasses } from './lead.ts';
import type { LeadFilter } from './lead.ts';

const key = z.string();
const optional = z.string().nullable();
const dataClass = z.enum(dataClasses);
const stated = { ...fromGraph, dataClass };

const rows = {
  abroad: z.object({ country: key }),
  registered: z.object({ organization: key, country: key, dataClass }),
  owners: z.object({ owner: key, owned: key, ...stated }),
  designations: z.object({ list: key, country: optional, organization: optional, ...stated }),
  work: z.object({
    contract: key,
    organization: optional,
    country: key,
    ...stated,
    awardedBy: z.array(dataClass).nullable(),
  }),
  staff: z.object({
    organization: key,
    contract: optional,
    country: key,
    ...stated,
    employedFrom: fromGraph.validFrom,
    employedTo: fromGraph.validTo,
    employedBy: dataClass,
  }),
} as const;

type FactName = keyof typeof rows;
type Facts<N extends FactName> = readonly z.infer<(typeof rows)[N]>[];

const ofR = 'r.validFrom AS validFrom, r.validTo AS validTo, r.dataClass AS dataClass';

/** Each starts from the few nodes that are abroad or listed; only owners and subcontracts need a full scan. */
const statements: Readonly<Record<FactName, string>> = {
  abroad: 'MATCH (c:Country) WHERE c.isForeign RETURN c.key AS country',
  registered: `MATCH (c:Country)<-[r:REGISTERED_IN]-(o:Organization) USING SCAN c:Country
    WHERE c.isForeign AND o.country = c.key
    RETURN DISTINCT o.key AS organization, c.key AS country, r.dataClass AS dataClass`,
  owners: `MATCH (a)-[r:OWNS]->(b) WHERE a <> b
    RETURN a.key AS owner, b.key AS owned, ${ofR}`,
  designations: `MATCH (l:DesignationList)<-[r:DESIGNATED_ON]-(n)
    RETURN l.key AS list, CASE WHEN n:Country THEN n.key END AS country,
      CASE WHEN n:Organization THEN n.key END AS organization, ${ofR}`,
  work: `MATCH (c:Country)<-[r:PERFORMED_IN]-(k:Contract) USING SCAN c:Country WHERE c.isForeign
    RETURN k.key AS contract, k.prime AS organization, c.key AS country, ${ofR},
      COLLECT { MATCH (k)-[s:AWARDED_TO]->(p) WHERE p.key = k.prime RETURN DISTINCT s.dataClass } AS awardedBy
    UNION
    MATCH (c:Country) WHERE c.isForeign
    WITH collect(c.key) AS abroad
    MATCH ()-[r:SUBCONTRACTS_TO]->() WHERE r.performedIn IN abroad
    RETURN r.contract AS contract, r.to AS organization, r.performedIn AS country, ${ofR},
      null AS awardedBy`,
  staff: `MATCH (c:Country)<-[r:LOCATED_IN]-(p:Person) USING SCAN c:Country WHERE c.isForeign
      AND NOT EXISTS { (p)-[a:ACCESSES]->() }
    MATCH (p)<-[e:EMPLOYS]-(o:Organization)
    RETURN DISTINCT o.key AS organization, e.contract AS contract, c.key AS country, ${ofR},
      e.validFrom AS employedFrom, e.validTo AS employedTo, e.dataClass AS employedBy`,
};

/** The data behind leads for any day and any lists, in one edition of the graph. Each part is read on first use. */
export interface LeadFacts {
  readonly edition: Edition;
  /** Countries abroad: all but the United States and its territories. */
  abroad(): Promise<Facts<'abroad'>>;
  /** Organizations registered abroad. */
  registered(): Promise<Facts<'registered'>>;
  owners(): Promise<Facts<'owners'>>;
  designations(): Promise<Facts<'designations'>>;
  /** Contracts and subcontracts performed abroad. `awardedBy`: classes of the statements that name a contract's prime; null for a subcontract. */
  work(): Promise<Facts<'work'>>;
  /** Employers of persons abroad who have no access on record. `employedBy`: the data class of the employment statement. */
  staff(): Promise<Facts<'staff'>>;
}

type OwnerFact = Facts<'owners'>[number];

export function leadFactsAt(database: Pick<Database, 'read'>, edition: Edition): LeadFacts {
  const read = <N extends FactName>(name: N, row: z.ZodType<Facts<N>[number]>) => {
    let known: Promise<Facts<N>> | null = null;
    const load = () => database.read(statements[name]).then((found) => z.array(row).parse(found));
    // Failures are not cached.
    return () =>
      (known ??= load().catch((error: unknown) => {
        known = null;
        throw error;
      }));
  };
  return {
    edition,
    abroad: read('abroad', rows.abroad),
    registered: read('registered', rows.registered),
    owners: read('owners', rows.owners),
    designations: read('designations', rows.designations),
    work: read('work', rows.work),
    staff: read('staff', rows.staff),
  };
}

/** Returns who owns whom on a day by statements of some data classes; an empty list allows all. */
export function ownersOn(ownership: readonly OwnerFact[], day: Day, dataClasses: readonly DataClass[]): Owners {
  const isAllowed = ofClasses(dataClasses);
  const owners = new Map<string, Set<string>>();
  for (const statement of ownership) {
    if (!isValidOn(statement, day) || !isAllowed(statement)) continue;
    const known = owners.get(statement.owned);
    if (known === undefined) owners.set(statement.owned, new Set([statement.owner]));
    else known.add(statement.owner);
  }
  return new Map([...owners].map(([owned, found]) => [owned, [...found].sort(compareKeys)]));
}

/** Which countries and organizations count as abroad or listed on a day. */
export interface AbroadOn {
  /** Whether a country counts: it is abroad and, if lists are given, on one of them. */
  readonly counts: (country: string) => boolean;
  /** Organizations that are registered in a country that counts, with that country. */
  readonly countries: ReadonlyMap<string, string>;
  /**
   * Organizations that count as owners, with their country if it is abroad: those registered in a country that counts and, if lists
   * are given, those that are themselves on one of the lists.
   */
  readonly owners: ReadonlyMap<string, string | null>;
  /** Organizations on a designation list; if lists are given, on one of them. */
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

/** Owners on a day, by the organization owned. */
export type Owners = ReadonlyMap<string, readonly string[]>;

/** An owner in a country, with the organizations up to it. */
interface OwnerAbroad {
  /** Null for an owner that counts because it is listed, and is not registered abroad. */
  readonly country: string | null;
  /** From the organization up to the owner, both included. */
  readonly line: readonly string[];
}

/**
 * Returns the nearest owner in each country, at most six hops up, by country. An organization does not count as its own owner.
 * @param countryOf returns the country of an organization that counts as an owner; undefined: it does not count
 */
export function ownersAbroad(
  organization: string,
  owners: Owners,
  countryOf: (organization: string) => string | null | undefined,
): readonly OwnerAbroad[] {
  const found = new Map<string | null, OwnerAbroad>();
  const seen = new Set([organization]);
  let level: (readonly string[])[] = [[organization]];
  for (let hops = 0; hops < maxOwnershipHops && level.length > 0; hops += 1) {
    const next: (readonly string[])[] = [];
    for (const line of level)
      for (const owner of owners.get(line.at(-1) ?? '') ?? []) {
        if (seen.has(owner)) continue;
        seen.add(owner);
        const longer = [...line, owner];
        next.push(longer);
        const country = countryOf(owner);
        if (country !== undefined && !found.has(country)) found.set(country, { country, line: longer });
      }
    level = next;
  }
  return [...found.values()].sort((a, b) => compareKeys(a.country ?? '', b.country ?? ''));
}
