import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { readDoubts, subawardDoubts } from '#graph/evidence/doubts.ts';
import { rollBackImport } from '#graph/ingest/undo.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { auditGraph } from '#test/audit-graph.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const question = 'doubtful-subawards';
const library = await loadLibrary(standardLibrary);

/** Lists doubtful subawards from the statements alone, as the question did before imports derived the doubts. */
const judge = `MATCH (contractor:Organization)-[subaward:SUBCONTRACTS_TO]->(subcontractor:Organization)
  WHERE ($prime IS NULL OR contractor.key = $prime) AND ($contract IS NULL OR subaward.contract = $contract)
  // Each property is read once: Neo4j does not cache those of relationships in lists.
  WITH contractor, subcontractor, subaward, subaward.contract AS key, subaward.source AS source, subaward.subawardNumber AS number,
    subaward.amount AS amount, subaward.validFrom AS day
  WHERE number IS NOT NULL OR amount IS NOT NULL
  // What a source reports of the same subaward: with the same number, or without one on the same day with the same amount.
  WITH key, contractor, subcontractor, source, coalesce(number, [amount, day]) AS same, collect([subaward, number, amount, day]) AS reports
  WITH key, contractor, subcontractor, reports, size(reports) > 1 AS isRepeated, subcontractor.uei IS NULL AS hasNoUei
  UNWIND reports AS one
  // Each contract is read once.
  WITH key, collect([one[0], one[1], one[2], one[3], contractor, subcontractor, isRepeated, hasNoUei]) AS subawards
  OPTIONAL MATCH (contract:Contract {key: key})
  WITH contract, contract.value AS value, subawards, COLLECT {
      MATCH (contract)-[award:DESCRIBED_BY]->(:Source)
      WHERE award.validFrom > date('0001-01-01') OR award.validTo < date('9999-12-31')
      RETURN DISTINCT [award.validFrom, award.validTo]
    } AS periods
  UNWIND subawards AS one
  WITH contract, value, periods, one[0] AS subaward, one[1] AS number, one[2] AS amount, one[3] AS day, one[4] AS contractor,
    one[5] AS subcontractor, one[6] AS isRepeated, one[7] AS hasNoUei
  WITH *, [doubt IN [
    // For other texts, which are no numbers, toFloat is slow.
    CASE WHEN number =~ '[-+.0-9][-+.0-9a-fA-FxXpP]*' AND amount = toFloat(number) THEN 'AMOUNT_IS_NUMBER' END,
    CASE WHEN amount > value THEN 'ABOVE_PRIME_VALUE' END,
    CASE WHEN isRepeated THEN 'REPEATED' END,
    CASE WHEN hasNoUei THEN 'NO_UEI' END,
    CASE WHEN periods <> [] AND day > date('0001-01-01')
      AND none(period IN periods WHERE period[0] <= day < period[1]) THEN 'OUTSIDE_PERIOD' END
  ] WHERE doubt IS NOT NULL] AS doubts
  WHERE doubts <> [] AND ($doubt IS NULL OR $doubt IN doubts)
  WITH contract, value, contractor, subcontractor, number, amount, day, doubts, collect(subaward) AS evidence, min(subaward.key) AS first
  // Sorted before the rest is read: most readers want the first rows.
  ORDER BY size(doubts) DESC, abs(coalesce(amount, 0)) DESC, first
  RETURN [one IN evidence | one.key] AS evidence, contract.key AS contract, contractor.key AS contractor, subcontractor.key AS subcontractor,
    number, amount, value, CASE WHEN day > date('0001-01-01') THEN toString(day) END AS reportedOn, doubts`;

const sources = ['S1', 'S2'] as const;
const contracts = fc.constantFrom('C1', 'C2', 'C3');

// Some of them are read as the number 500, and some almost.
const numbers = ['1', '500', '500.0', '5e2', '+0500', '-500', '.5e+3', '500d', '0x1F4p0', '500-1', 'A500', 'NaN', '5e'];
const cells = {
  contract: contracts,
  contractor: fc.constantFrom('O1', 'O2'),
  subcontractor: fc.constantFrom('O2', 'O3', 'O4'),
  subaward_number: fc.option(fc.constantFrom(...numbers), { freq: 2 }),
  amount: fc.constantFrom(null, 0, 1, 500, 500.5, -500, 1000, 1e12),
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
  id: contracts,
  value: fc.constantFrom(null, 499.99, 500, 600),
  valid_from: fc.constantFrom(null, '2025-01-01', '2025-06-01'),
  valid_to: fc.constantFrom(null, '2025-12-31', '2026-01-01'),
});

type Rows = readonly Readonly<Record<string, string | number | null>>[];

/** What one source states. The date of its publication may decide what an award's value is. */
const statedBySource = fc.record({
  published: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01'),
  subawards: fc
    .array(fc.tuple(subaward, fc.array(other, { maxLength: 2 })), { minLength: 5, maxLength: 20 })
    .map((all): Rows => all.flatMap(([row, others]) => [row, ...others.map((cell) => ({ ...row, ...cell }))])),
  awards: fc.array(award, { maxLength: 4 }).map((rows): Rows => rows),
  // O4 never has a UEI.
  ueis: fc.subarray(['O1', 'O2', 'O3']),
});
type StatedBySource = typeof statedBySource extends fc.Arbitrary<infer T> ? T : never;

/** An import of all that one source states now, or of what it stated last with one part changed; `isUndone`: it is rolled back after that. */
const imports = fc.array(
  fc.record({
    source: fc.constantFrom(...sources),
    stated: statedBySource,
    changes: fc.constantFrom('all', 'published', 'subawards', 'awards', 'ueis'),
    isUndone: fc.boolean(),
  }),
  { minLength: 3, maxLength: 5 },
);

function packageOf(source: string, { published, subawards, awards, ueis }: StatedBySource): PackageFiles {
  const numbered = (rows: Rows) => rows.map((row, at) => ({ row: String(at), source, ...row }));
  return {
    'sources.csv': [{ id: source, title: source, published_on: published, data_class: 'documented' }],
    'organizations.csv': ['O1', 'O2', 'O3', 'O4'].map((id) => {
      const uei = ueis.includes(id) ? `SUBSUBSUBS${id}` : null;
      return { id, name: id, uei, source };
    }),
    'contracts.csv': numbered([...['C1', 'C2', 'C3'].map((id) => ({ id })), ...awards]),
    'subcontracts.csv': numbered(subawards),
  };
}

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

const judgedRow = z.object({
  evidence: z.array(z.string()).transform((keys) => keys.toSorted()),
  contract: z.string(),
  contractor: z.string(),
  subcontractor: z.string(),
  number: z.string().nullable(),
  amount: z.number().nullable(),
  value: z.number().nullable(),
  reportedOn: z.string().nullable(),
  doubts: z.array(z.string()),
});
type Judged = z.infer<typeof judgedRow>;

const shown = z.union([
  z.object({ key: z.string() }).transform(({ key }) => key),
  z.array(z.object({ key: z.string() })).transform((all) => all.map(({ key }) => key).sort()),
  z.unknown(),
]);

/** Expects that the graph holds exactly the doubts that follow from its statements. */
async function expectRightDoubts(database: Database, judged: readonly Judged[]): Promise<void> {
  const rows = z
    .array(z.object({ key: z.string(), doubts: z.array(z.string()).nullable(), byDoubts: z.string().nullable() }))
    .parse(
      await database.read(
        'MATCH ()-[r:SUBCONTRACTS_TO|SUPERSEDED]->() RETURN r.key AS key, r.doubts AS doubts, r.byDoubts AS byDoubts',
      ),
    );
  const wanted = new Map(judged.flatMap(({ evidence, doubts }) => evidence.map((key) => [key, doubts] as const)));
  const stored = rows.flatMap(({ key, doubts }) => (doubts === null ? [] : [[key, doubts] as const]));
  expect(new Map(stored)).toEqual(wanted);
  for (const { doubts, byDoubts } of rows) expect(byDoubts === null).toBe(doubts === null);
  const keys = rows.map(({ key }) => key);
  expect(await readDoubts(database, keys)).toEqual(wanted);
  expect(await auditGraph(database)).toEqual({});
}

test('after each import and rollback, the graph holds the doubts that follow from its statements, and the question lists them', async () => {
  const database = await withEmptyData();
  const met = new Set<string>();
  const stated = new Map<string, StatedBySource>();
  const check = async (
    asked: readonly { doubt: string | null; prime: string | null; contract: string | null; first: number }[],
  ) => {
    for (const { first, ...parameters } of asked) {
      const wanted = z.array(judgedRow).parse(await database.read(judge, parameters));
      for (const { doubts, evidence } of wanted)
        for (const one of [...doubts, String(doubts.length), evidence.length > 1 ? 'joined' : 'alone']) met.add(one);
      const { columns, rows, rowsCut } = await runSavedQuery(database, library, question, parameters, first);
      expect(rowsCut).toBe(wanted.length > first);
      const names = Object.keys(judgedRow.shape);
      expect(
        rows.map((row) => Object.fromEntries(names.map((name) => [name, shown.parse(row[columns.indexOf(name)])]))),
      ).toEqual(wanted.slice(0, first));
      if (Object.values(parameters).every((value) => value === null)) await expectRightDoubts(database, wanted);
    }
  };
  await fc.assert(
    fc.asyncProperty(imports, requests, async (steps, asked) => {
      for (const { source, stated: next, changes, isUndone } of steps) {
        const before = stated.get(source);
        const now = before === undefined || changes === 'all' ? next : { ...before, [changes]: next[changes] };
        const { id, changed } = await importPackage(database, packageOf(source, now));
        await check(asked);
        if (isUndone && changed) {
          await rollBackImport(database, id, () => undefined);
          met.add('undone');
          await check(asked.slice(0, 1));
        } else stated.set(source, now);
      }
    }),
    { numRuns: runs(4), endOnFailure: true },
  );
  // The packages have what the rules are about.
  const rules = subawardDoubts.map(({ doubt }) => doubt);
  expect([...met].sort()).toEqual(expect.arrayContaining([...rules, '1', '2', '3', 'alone', 'joined', 'undone']));
});

test('the question explains each doubt', () => {
  const column = library.find(question)?.columns['doubts'];
  for (const { doubt } of subawardDoubts) expect(column).toContain(`${doubt}: `);
});
