import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownersAbroad } from '#graph/leads/owners.ts';
import type { Owners } from '#graph/leads/owners.ts';
import { runs } from '#test/runs.ts';

const organizations = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;

/** By every way up, however long it takes. */
function reference(organization: string, owners: Owners, countries: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  const climb = (line: readonly string[]) => {
    const country = line.length > 1 ? countries.get(line.at(-1) ?? '') : undefined;
    if (country !== undefined) found.add(country);
    if (line.length > 6) return;
    for (const owner of owners.get(line.at(-1) ?? '') ?? []) if (!line.includes(owner)) climb([...line, owner]);
  };
  climb([organization]);
  return found;
}

test('finds owners up to six hops up, also through cycles, with an existing line of hops', () => {
  const one = fc.constantFrom(...organizations);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(one, one), { maxLength: 18 }),
      fc.array(fc.tuple(one, fc.constantFrom('CN', 'DE', 'FR')), { maxLength: 5 }),
      (owns, registered) => {
        const owners = new Map<string, string[]>();
        for (const [owner, owned] of owns) owners.set(owned, [...(owners.get(owned) ?? []), owner]);
        const countries = new Map<string, string>(registered);
        for (const organization of organizations) {
          const found = ownersAbroad(organization, owners, (key) => countries.get(key));
          const expected = reference(organization, owners, countries);
          expect(found.map(({ country }) => country)).toEqual([...expected].sort());
          for (const { country, line } of found) {
            expect(line[0]).toBe(organization);
            expect(countries.get(line.at(-1) ?? '')).toBe(country);
            expect(new Set(line).size).toBe(line.length);
            expect(line.length).toBeLessThanOrEqual(7);
            line.slice(1).forEach((owner, at) => {
              expect(owners.get(line[at] ?? '')).toContain(owner);
            });
          }
        }
      },
    ),
    { numRuns: runs(300) },
  );
});
