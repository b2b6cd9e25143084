import { compareKeys } from '../exposure/compare-keys.ts';
import { maxOwnershipHops } from '../exposure/index-ownership.ts';

/** Who owns whom on a day: owners by the organization owned. */
export type Owners = ReadonlyMap<string, readonly string[]>;

/** An owner in a country, with the hops that lead up to it. */
export interface OwnerAbroad {
  /** Null: of an owner that counts wherever it is registered, and is registered nowhere abroad. */
  readonly country: string | null;
  /** From the organization up to the owner: both included. */
  readonly line: readonly string[];
}

/**
 * The nearest owner in each country, at most six hops up; by country. An organization is no owner of itself.
 * @param countryOf the country of an organization that counts as an owner; undefined: it does not
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
