import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { findOwnership } from '#graph/ownership/find.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** The stored shares that parties abroad hold are those that the page computes, on every day and after every import. */
let database: Database;

beforeAll(async () => {
  database = await withEmptyData();
});

const companies = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const days = ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01'];
/** One before, between and after the days on which something can change. */
const askedDays = ['2020-06-01', '2021-01-01', '2021-06-01', '2022-06-01', '2023-12-31', '2024-01-01', '2026-01-01'];

const shares = z.array(
  z.object({
    organization: z.string(),
    low: z.number(),
    high: z.number(),
    isControl: z.boolean(),
    owners: z.array(z.string()),
    line: z.array(z.string()),
  }),
);

async function storedOn(day: string): Promise<ReadonlyMap<string, z.infer<typeof shares>[number]>> {
  const rows = shares.parse(
    await database.read(
      `MATCH (share:ForeignShare) WHERE share.validFrom <= date($day) < share.validTo
       RETURN share.organization AS organization, share.low AS low, share.high AS high, share.isControl AS isControl,
         share.owners AS owners, share.line AS line`,
      { day },
    ),
  );
  expect(new Set(rows.map(({ organization }) => organization)).size).toBe(rows.length);
  return new Map(rows.map((row) => [row.organization, row]));
}

/** Expects that what is stored is what is computed for each day. */
async function expectAgreement(countries: readonly (string | null)[] = []): Promise<void> {
  for (const asOf of askedDays) {
    const [stored, computed] = [
      await storedOn(asOf),
      await findOwnership(database, companies, { asOf, lists: [] }, new Map()),
    ];
    for (const organization of companies) {
      const { foreignShare, ultimateParents, findings } = computed.get(organization) ?? {};
      const share = stored.get(organization);
      // Without an owner on record, nothing is stored, and anybody may own it.
      if (share === undefined) {
        expect([asOf, organization, ultimateParents ?? []]).toEqual([asOf, organization, []]);
        continue;
      }
      expect(foreignShare?.low).toBeCloseTo(share.low, 5);
      expect(foreignShare?.high).toBeCloseTo(share.high, 5);
      const foreign = findings?.find(({ rule }) => rule === 'foreign-ownership');
      expect(foreign?.because.includes('Sources state control')).toBe(share.isControl);
      // A company abroad may hold itself, in a circle, and is not listed as its own owner.
      const country = countries[companies.indexOf(organization)];
      if (share.low > 0 && (country === 'US' || country === 'PR')) expect(share.owners).not.toEqual([]);
      expect(share.line.at(-1) ?? organization).toBe(organization);
    }
  }
}

const period = fc.record({
  valid_from: fc.constantFrom(null, ...days.slice(0, 2)),
  valid_to: fc.constantFrom(null, ...days.slice(2)),
});
const holding = fc
  .tuple(
    fc.record({
      owner: fc.constantFrom(...companies),
      owned: fc.constantFrom(...companies),
      share_pct: fc.constantFrom(null, 5, 25, 33.3, 50, 60, 100),
      interest: fc.constantFrom(null, 'shareholding', 'control by agreement', 'indirect shareholding'),
    }),
    period,
  )
  .map(([own, valid]) => ({ ...own, ...valid }))
  .filter(({ owner, owned }) => owner !== owned);
const packages = fc.record({
  countries: fc.array(fc.constantFrom(null, 'US', 'US', 'CN', 'DE', 'PR'), {
    minLength: companies.length,
    maxLength: companies.length,
  }),
  holdings: fc.array(holding, { maxLength: 14 }),
});

type World = typeof packages extends fc.Arbitrary<infer T> ? T : never;

function packageOf({ countries, holdings }: World): PackageFiles {
  return {
    'organizations.csv': companies.map((id, at) => ({ id, name: id, country: countries[at] ?? null })),
    'ownership.csv': holdings.map((row, at) => ({ ...row, row: String(at) })),
  };
}

test('what is stored of random ownership with circles is what is computed, after every import', async () => {
  await fc.assert(
    // Every package replaces the one before, so owners, countries and days also change and disappear.
    fc.asyncProperty(packages, async (world) => {
      await importPackage(database, packageOf(world));
      await expectAgreement(world.countries);
    }),
    { numRuns: runs(8), endOnFailure: true },
  );
});

test('a change far above a company changes what is stored of it, and a rollback restores it', async () => {
  const base: PackageFiles = {
    'organizations.csv': ['A', 'B', 'C'].map((id) => ({ id, name: id, country: 'US' })),
    'ownership.csv': [
      { owner: 'B', owned: 'A', share_pct: 80 },
      { owner: 'C', owned: 'B', share_pct: 50 },
      { owner: 'B', owned: 'B', share_pct: 0.5 },
    ],
  };
  await importPackage(database, base);
  expect((await storedOn('2026-01-01')).get('A')).toMatchObject({ low: 0, isControl: false, owners: [] });
  const source = [{ id: 'S2', title: 'Another', data_class: 'documented' }];
  const change = {
    'sources.csv': source,
    'organizations.csv': [{ id: 'D', name: 'D', country: 'CN', source: 'S2' }],
    'ownership.csv': [{ owner: 'D', owned: 'C', share_pct: 100, valid_from: '2023-01-01', source: 'S2' }],
  };
  const { id } = await importPackage(database, change);
  await expectAgreement();
  expect((await storedOn('2022-12-31')).get('A')).toMatchObject({ low: 0, owners: [] });
  expect((await storedOn('2023-01-01')).get('A')).toMatchObject({ owners: ['D'], line: ['D', 'C', 'B', 'A'] });
  expect((await storedOn('2023-01-01')).get('A')?.low).toBeCloseTo(40, 0);
  await rollBack(database, id, () => undefined);
  await expectAgreement();
  expect((await storedOn('2026-01-01')).get('A')).toMatchObject({ low: 0, owners: [] });
});

test('of a company above which too much is on record, the stored share is open and says so', async () => {
  const owners = Array.from({ length: 400 }, (_, at) => `O${String(at)}`);
  const dayOf = (at: number) => new Date(Date.UTC(2020, 0, at + 1)).toISOString().slice(0, 10);
  await importPackage(database, {
    'organizations.csv': [...owners, 'A'].map((id) => ({ id, name: id, country: 'CN' })),
    'ownership.csv': owners.map((owner, at) => ({ owner, owned: 'A', share_pct: 0.1, valid_from: dayOf(at) })),
  });
  const rows = await database.read(
    'MATCH (share:ForeignShare) RETURN share.isCut AS isCut, share.low AS low, share.high AS high',
  );
  expect(rows).toEqual([{ isCut: true, low: 0, high: 100 }]);
});
