import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { doubtsCypher, readDoubts, subawardDoubts } from '#graph/lists/doubts.ts';
import { groupBy } from '#graph/model/keys.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** The rules are written twice: for one statement in the API, and for all statements at once in the question `doubtful-subawards`. */
const question = 'doubtful-subawards';
const library = await loadLibrary(standardLibrary);
const sources = fc.constantFrom('S1', 'S2');
const contracts = fc.constantFrom('C1', 'C2', 'C3');

// Some of them are read as the number 500, and some almost.
const numbers = ['1', '500', '500.0', '5e2', '+0500', '-500', '.5e+3', '500d', '0x1F4p0', '500-1', 'A500', 'NaN', '5e'];
const cells = {
  source: sources,
  contract: contracts,
  contractor: fc.constantFrom('O1', 'O2'),
  subcontractor: fc.constantFrom('O2', 'O3', 'O4'),
  subaward_number: fc.option(fc.constantFrom(...numbers), { freq: 2 }),
  amount: fc.constantFrom(null, 0, 1, 500, 500.5, -500, 1000),
  valid_from: fc.constantFrom(null, '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'),
  valid_to: fc.constantFrom(null, null, '2026-06-01'),
};
const subaward = fc.record(cells);

/** What another report of the same subaward says otherwise: nothing, or one cell, which may make it another subaward. */
const other = fc.oneof(
  fc.constant({}),
  ...Object.entries(cells).map(([name, values]) => fc.record({ [name]: values })),
);

const award = fc.record({
  source: sources,
  id: contracts,
  value: fc.constantFrom(null, 499.99, 500, 600),
  valid_from: fc.constantFrom(null, '2025-01-01', '2025-06-01'),
  valid_to: fc.constantFrom(null, '2025-12-31', '2026-01-01'),
});

const packages = fc
  .record({
    subawards: fc.array(fc.tuple(subaward, fc.array(other, { maxLength: 2 })), { minLength: 10, maxLength: 40 }),
    awards: fc.array(award, { maxLength: 6 }),
    // O4 never has a UEI.
    ueis: fc.subarray(['O1', 'O2', 'O3']),
  })
  .map(({ subawards, awards, ueis }): PackageFiles => {
    const numbered = (rows: readonly Readonly<Record<string, string | number | null>>[]) =>
      rows.map((row, at) => ({ row: String(at), ...row }));
    return {
      'sources.csv': ['S1', 'S2'].map((id) => ({ id, title: id, data_class: 'documented' })),
      'organizations.csv': ['O1', 'O2', 'O3', 'O4'].map((id) => ({
        id,
        name: id,
        uei: ueis.includes(id) ? `SUBSUBSUBS${id}` : null,
        source: 'S1',
      })),
      'contracts.csv': numbered([...['C1', 'C2', 'C3'].map((id) => ({ id, source: 'S1' })), ...awards]),
      'subcontracts.csv': numbered(
        subawards.flatMap(([row, others]) => [row, ...others.map((cell) => ({ ...row, ...cell }))]),
      ),
    };
  });

/** Always with one request for everything. */
const requests = fc
  .array(
    fc.record({
      doubt: fc.constantFrom(null, ...subawardDoubts.map(({ doubt }) => doubt)),
      prime: fc.constantFrom(null, 'O1', 'O2', 'O4'),
      contract: fc.constantFrom(null, 'C1', 'C2'),
      first: fc.constantFrom(3, 1000),
    }),
    { minLength: 2, maxLength: 2 },
  )
  .map((some) => [{ doubt: null, prime: null, contract: null, first: 1000 }, ...some]);

const statementRows = z.array(
  z.object({
    key: z.string(),
    contract: z.string(),
    contractor: z.string(),
    subcontractor: z.string(),
    number: z.string().nullable(),
    amount: z.number().nullable(),
    value: z.number().nullable(),
    reportedOn: z.string().nullable(),
    listed: z.array(z.string()).nullable(),
  }),
);

const columns = [
  'evidence',
  'contract',
  'contractor',
  'subcontractor',
  'number',
  'amount',
  'value',
  'reportedOn',
  'doubts',
] as const;

const shown = z.union([
  z.object({ key: z.string() }).transform(({ key }) => key),
  z.array(z.object({ key: z.string() })).transform((all) => all.map(({ key }) => key).sort()),
  z.unknown(),
]);

/** Every subaward with the doubts that the API gives for it, in the order of the question. */
async function subawardsOf(database: Database) {
  const rows = statementRows.parse(
    await database.read(
      `MATCH (contractor)-[r:SUBCONTRACTS_TO]->(subcontractor)
       MATCH (contract:Contract {key: r.contract})
       RETURN r.key AS key, contract.key AS contract, contractor.key AS contractor, subcontractor.key AS subcontractor,
         r.subawardNumber AS number, r.amount AS amount, contract.value AS value,
         CASE WHEN r.validFrom > date('0001-01-01') THEN toString(r.validFrom) END AS reportedOn, ${doubtsCypher('r')} AS listed`,
    ),
  );
  const doubts = await readDoubts(
    database,
    rows.map(({ key }) => key),
  );
  const found = rows.map(({ listed, ...row }) => {
    // Conditions on lists see what a statement shows.
    expect(listed).toEqual(doubts.get(row.key) ?? null);
    return { ...row, evidence: [row.key], doubts: doubts.get(row.key) ?? [] };
  });
  return found.toSorted(
    (a, b) =>
      b.doubts.length - a.doubts.length ||
      Math.abs(b.amount ?? 0) - Math.abs(a.amount ?? 0) ||
      (a.key < b.key ? -1 : Number(a.key > b.key)),
  );
}

type Subaward = Awaited<ReturnType<typeof subawardsOf>>[number];

/** One of each group of subawards that say the same and have the same doubts, with the evidence of all; the order stays. */
function joined(subawards: readonly Subaward[]): readonly Subaward[] {
  const groups = groupBy(subawards, (one) => JSON.stringify({ ...one, key: null, evidence: null }));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ ...first, evidence: group.flatMap(({ evidence }) => evidence).sort() })),
  );
}

test('the question lists exactly the doubts that the API gives for each subaward, once for all sources that say the same', async () => {
  const database = await withEmptyData();
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(packages, requests, async (files, asked) => {
      await importPackage(database, files);
      const all = await subawardsOf(database);
      for (const { doubts } of all) for (const doubt of [...doubts, String(Math.min(doubts.length, 3))]) met.add(doubt);
      for (const { doubt, prime, contract, first } of asked) {
        const wanted = joined(
          all.filter(
            (one) =>
              one.doubts.some((found) => doubt === null || found === doubt) &&
              (prime === null || one.contractor === prime) &&
              (contract === null || one.contract === contract),
          ),
        );
        for (const { evidence } of wanted) met.add(evidence.length > 1 ? 'joined' : 'alone');
        const found = await runSavedQuery(database, library, question, { doubt, prime, contract }, first);
        expect(found.rowsCut).toBe(wanted.length > first);
        expect(
          found.rows.map((row) => columns.map((column) => shown.parse(row[found.columns.indexOf(column)]))),
        ).toEqual(wanted.slice(0, first).map((one) => columns.map((column) => one[column])));
      }
    }),
    { numRuns: runs(10), endOnFailure: true },
  );
  // The packages have what the rules are about.
  expect([...met].sort()).toEqual(
    [...subawardDoubts.map(({ doubt }) => doubt), ...[0, 1, 2, 3].map(String), 'alone', 'joined'].sort(),
  );
});

test('the question explains each doubt', () => {
  const column = library.find(question)?.columns['doubts'];
  for (const { doubt } of subawardDoubts) expect(column).toContain(`${doubt}: `);
});
