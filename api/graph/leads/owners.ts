import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import { filterOf } from '../exposure/filter-cypher.ts';
import { maxOwnershipHops } from '../exposure/ownership.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import type { LeadFilter } from './lead.ts';

/** Owners on a day, by the organization owned, in the order of their keys. */
export type Owners = ReadonlyMap<string, readonly string[]>;

/** The ownership above some organizations under a filter. */
export interface Ownership {
  readonly owners: Owners;
  /** Countries abroad of the owners that count, by owner; null if the owner counts only because it is listed. */
  readonly countries: ReadonlyMap<string, string | null>;
  /** Owners that count because of their country. */
  readonly abroad: ReadonlySet<string>;
}

const rows = z.array(
  z.object({
    owner: z.string(),
    owned: z.string(),
    /** The country abroad in which the owner is registered. */
    country: z.string().nullable(),
    /** Whether that country counts: with lists, only if one of them designates it. */
    counts: z.boolean(),
    /** Whether one of the filter's lists designates the owner. */
    isListed: z.boolean(),
  }),
);

/** Reads who owns organizations, up to six hops up. */
export async function readOwnership(
  database: Pick<Database, 'read'>,
  organizations: readonly string[],
  { asOf, lists, dataClasses }: Pick<LeadFilter, 'asOf' | 'lists' | 'dataClasses'>,
): Promise<Ownership> {
  const conditions = filterOf({ asOf, lists, dataClasses });
  const { text, parameters } = fixedStatement('owners-above', { organizations, ...conditions });
  const found = organizations.length === 0 ? [] : rows.parse(await database.read(text, parameters));
  const byOwned = groupBy(found, ({ owned }) => owned);
  const counting = found.filter(({ counts, isListed }) => counts || isListed);
  return {
    owners: new Map([...byOwned].map(([owned, of]) => [owned, of.map(({ owner }) => owner).sort(compareKeys)])),
    countries: new Map(counting.map(({ owner, country }) => [owner, country])),
    abroad: new Set(found.filter(({ counts }) => counts).map(({ owner }) => owner)),
  };
}

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
