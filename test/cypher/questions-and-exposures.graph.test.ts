import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Value } from '#graph/database/database.ts';
import { exposuresOf, priorityInputOf } from '#graph/exposure/evaluate.ts';
import { currentEvidence } from '#graph/evidence/evidence-statements.ts';
import { readEvidence } from '#graph/evidence/read-evidence.ts';
import { designatedBy } from '#graph/entities/contents.ts';
import { accessOn } from '#graph/exposure/chains.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import type { Exposure, Origin } from '#graph/exposure/exposure.ts';
import { makeFilter, matchesFilter } from '#graph/exposure/filters.ts';
import { rankChokePoints } from '#graph/exposures/choke-points.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { domesticCountries } from '#graph/model/countries.ts';
import { rateControl, rateVetting } from '#graph/priority/priority.ts';
import { runCheck } from '#graph/questions/checks.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { importPackage } from '../import-package.ts';
import { planAnew, withEmptyData } from '../with-empty-data.ts';
import { mergedWorlds } from './merged-worlds.ts';
import { validQuestions } from './valid-questions.ts';

/**
 * Saved questions about chains name exactly the people and organizations that the exposures name, on worlds with contract
 * families, employment on unrelated contracts, ended and superseded statements, and on a generated world.
 */
const { library } = await validQuestions();
const days = ['2024-02-29', '2024-03-02', '2024-03-05', '2024-03-09'];
let graph: Graph;
let accesses: readonly string[];
let index: EvidenceIndex;
let otherLists: readonly string[];

beforeAll(async () => {
  const database = await withEmptyData('spare');
  // The second package restates everything in the first, so most of the first is superseded.
  await importPackage(database, mergedWorlds(60, 1), { withRejects: true });
  await importPackage(database, mergedWorlds(60, 2), { withRejects: true });
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    await generateWorld({ scale: 1500, seed: 'questions', to: folder });
    await runImport(database, { format: 'chain-package', paths: [folder] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await planAnew(database);
  graph = await openGraph(database);
  const text = z.object({ key: z.string() });
  const keysOf = async (statement: string) => (await database.read(statement)).map((row) => text.parse(row).key);
  accesses = (await keysOf('MATCH ()-[r:ACCESSES]->() RETURN DISTINCT r.access AS key')).sort();
  otherLists = await keysOf("MATCH (l:DesignationList) WHERE l.key ENDS WITH 'L2' RETURN l.key AS key");
  const evidence = await database.readTransaction((transaction) =>
    readEvidence(currentEvidence(transaction), accesses, { withProperties: true }),
  );
  index = indexEvidence(evidence);
  expect(accesses.length).toBeGreaterThan(200);
  const [superseded] = await database.read("MATCH ()-[r:SUPERSEDED {type: 'EMPLOYS'}]->() RETURN count(*) AS n");
  expect(z.object({ n: z.number() }).parse(superseded).n).toBeGreaterThan(100);
}, 300_000);

type Answer = Readonly<Record<string, Value>>;

/** A question's rows as maps by column, with nodes as their keys. */
async function ask(name: string, parameters: Readonly<Record<string, unknown>>): Promise<readonly Answer[]> {
  const { columns, rows, rowsCut } = await runSavedQuery(graph.database, library, name, parameters, 10_000);
  expect(rowsCut).toBe(false);
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, keyed(row[at] ?? null)])));
}

function keyed(value: Value): Value {
  if (Array.isArray(value)) return value.map(keyed);
  const node = z.object({ $type: z.literal('node'), key: z.string() }).safeParse(value);
  return node.success ? node.data.key : value;
}

const sorted = (values: Iterable<string | null>) => [...new Set(values)].map(String).sort();
const wordOf = (value: Value | undefined) => String(z.union([z.string(), z.null()]).parse(value));
const listOf = (value: Value | undefined) => sorted(z.array(z.string()).parse(value));

/** Of systems at a level or higher; checks also list systems without a level on record. */
function exposures(
  asOf: string,
  lists: readonly string[],
  minImpactLevel: number | null = null,
  of: readonly Origin[] = ['FOREIGN'],
): readonly Exposure[] {
  const filter = makeFilter(asOf, { lists, origins: of });
  return accesses
    .flatMap((access) => exposuresOf(index, access, filter))
    .filter(({ impactLevel }) => impactLevel === null || impactLevel >= (minImpactLevel ?? 0));
}

/** Groups exposures; an exposure with several keys is in each of their groups. */
function grouped(of: readonly Exposure[], keysOf: (exposure: Exposure) => readonly (string | null)[]) {
  const groups = new Map<string, Exposure[]>();
  for (const exposure of of)
    for (const key of keysOf(exposure)) groups.set(String(key), [...(groups.get(String(key)) ?? []), exposure]);
  return groups;
}

const byAccess = (of: readonly Exposure[]) => grouped(of, ({ access }) => [access]);
const located = ({ path }: Exposure) => path.filter(({ type }) => type === 'LOCATED_IN').map(({ to }) => to.key);

const highestOf = (levels: readonly number[]) => (levels.length === 0 ? null : Math.max(...levels));

/** The facts about a group of accesses that both the question and the exposures give; at most 25 systems. */
function summary(members: readonly Exposure[]) {
  return {
    accesses: sorted(members.map(({ access }) => access)).length,
    highestImpactLevel: highestOf(members.flatMap(({ impactLevel }) => impactLevel ?? [])),
    systems: Math.min(25, sorted(members.map(({ system }) => system)).length),
  };
}

function summaryOf({ accesses: count = null, highestImpactLevel = null, systems }: Answer) {
  return { accesses: count, highestImpactLevel, systems: listOf(systems).length };
}

const covered = () => [['10USC4872'], otherLists, ['10USC4872', ...otherLists]];

test.each(days)('employers, and suppliers of escorts, match the exposures on %s', async (asOf) => {
  for (const lists of covered()) {
    const exposed = exposures(asOf, lists);
    expect(exposed).not.toEqual([]);

    const employers = grouped(exposed, ({ engineerEmployers }) =>
      engineerEmployers.length === 0 ? [null] : engineerEmployers,
    );
    const employing = await ask('employers-of-personnel-in-covered-nations', { asOf, lists });
    expect(
      new Map(
        employing.map((row) => [
          wordOf(row['employer']),
          { ...summaryOf(row), countries: listOf(row['countries']), persons: row['persons'] },
        ]),
      ),
    ).toEqual(
      new Map(
        [...employers].map(([employer, members]) => [
          employer,
          {
            ...summary(members),
            countries: sorted(members.flatMap(located)),
            persons: sorted(members.map(({ engineer }) => engineer)).length,
          },
        ]),
      ),
    );

    const suppliers = grouped(
      exposed.filter(({ escort }) => escort !== null),
      ({ accountable }) => [accountable],
    );
    const supplying = await ask('suppliers-of-escorts', { asOf, lists });
    expect(
      new Map(supplying.map((row) => [wordOf(row['supplier']), { ...summaryOf(row), escorts: row['escorts'] }])),
    ).toEqual(
      new Map(
        [...suppliers].map(([supplier, members]) => [
          supplier,
          { ...summary(members), escorts: sorted(members.map(({ escort }) => escort)).length },
        ]),
      ),
    );
  }
});

test.each(days)('those who act on the credential of another person match the exposures on %s', async (asOf) => {
  const found = new Set<string>();
  for (const lists of [[], ...covered()]) {
    const lent = exposures(asOf, lists).filter(({ credentialOf }) => credentialOf !== null);
    const rows = await ask('acting-on-anothers-credential', { asOf, lists });
    const expected = [
      ...grouped(lent, ({ access, credentialOf }) => [JSON.stringify([access, credentialOf])]).values(),
    ].map((members) => {
      const [one] = members;
      const escorts = exposures(asOf, lists).filter(({ access }) => access === one?.access);
      return [
        ...[one?.access, one?.credentialOf, one?.system, one?.engineer, one?.mode],
        sorted(members.flatMap(({ accountable }) => accountable ?? [])),
        sorted(escorts.flatMap(({ escort }) => escort ?? [])),
      ];
    });
    const said = rows.map((row) => [
      ...['access', 'holder', 'system', 'engineer', 'mode'].map((column) => wordOf(row[column])),
      listOf(row['companies']),
      listOf(row['escorts']),
    ]);
    const inOrder = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(said)).toEqual(inOrder(expected));
    lent.forEach(({ escort, mode }) => found.add(`${String(escort)} ${mode}`));
  }
  expect([...found].sort()).toEqual(['null DIRECT', 'null ESCORTED', 'null VIEW_ONLY']);
});

/** The countries that the law names as covered nations. */
async function namedOn(asOf: string): Promise<readonly string[]> {
  const designated = await graph.database.read(
    `MATCH (c:Country)-[d:DESIGNATED_ON]->(:DesignationList {key: '10USC4872'})
     WHERE d.dataClass <> 'INFERRED' AND d.validFrom <= date($asOf) < d.validTo RETURN DISTINCT c.key AS key`,
    { asOf },
  );
  return designated.map((row) => z.object({ key: z.string() }).parse(row).key);
}

test.each(days)('reach from covered nations matches the exposures on %s', async (asOf) => {
  const named = await namedOn(asOf);
  for (const lists of covered()) {
    const rows = await ask('reach-from-covered-nations', { asOf, lists, minImpactLevel: 4 });
    const untold = rows
      .filter((row) => row['finding'] === 'LOCATION_NOT_ON_RECORD')
      .map((row) => wordOf(row['access']));
    expect(untold.sort()).toEqual([...byAccess(exposures(asOf, lists, 4, ['UNDETERMINED'])).keys()].sort());
    expect(untold).not.toEqual([]);
    const there = rows.filter((row) => row['finding'] !== 'LOCATION_NOT_ON_RECORD');
    for (const { finding = null, countries } of there) {
      const isNamed = listOf(countries).some((country) => named.includes(country));
      expect(finding).toBe(isNamed ? 'LOCATED_THERE' : 'NOT_NAMED');
    }
    expect(there.length + untold.length).toBe(rows.length);
    const found = there.map((row) => [
      ...[row['access'], row['system'], row['engineer'], row['mode']].map(wordOf),
      listOf(row['countries']),
      listOf(row['escorts']),
    ]);
    const expected = [...byAccess(exposures(asOf, lists, 4))].flatMap(([access, members]) =>
      members
        .slice(0, 1)
        .map((one) => [
          ...[access, one.system, one.engineer, one.mode],
          sorted(located(one)),
          sorted(members.flatMap(({ escort }) => escort ?? [])),
        ]),
    );
    expect(new Map(found.map((row) => [row[0], row]))).toEqual(new Map(expected.map((row) => [row[0], row])));
    expect(found).toHaveLength(expected.length);
  }
});

/** Where each person is located on a date. */
async function placesOn(asOf: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await graph.database.read(
    `MATCH (p:Person)-[l:LOCATED_IN]->(c:Country) WHERE l.validFrom <= date($asOf) < l.validTo
     RETURN p.key AS person, collect(DISTINCT c.key) AS countries`,
    { asOf },
  );
  const placed = z.object({ person: z.string(), countries: z.array(z.string()) });
  return new Map(rows.map((row) => placed.parse(row)).map(({ person, countries }) => [person, countries]));
}

test.each(days)('escorts in covered nations are those of all accesses on %s', async (asOf) => {
  const [named, places] = [await namedOn(asOf), await placesOn(asOf)];
  const escorting = [...index.accesses.values()].flatMap((access) => {
    if ((index.systems.get(access.system)?.impactLevel ?? 6) < 4) return [];
    const escorts = accessOn(index, access, asOf)?.chains.flatMap(({ chain }) => chain.escort ?? []) ?? [];
    return sorted(escorts).map((escort) => ({ escort, access }));
  });
  const findings = new Set<string>();
  for (const lists of covered()) {
    const listed = [...(await designatedBy(graph.database, lists, asOf)).values()].flatMap(
      ({ countries }) => countries,
    );
    const expected = new Map<string, number>();
    for (const { escort, access } of escorting) {
      const known = places.get(escort) ?? [];
      const there = known.filter((place) => listed.includes(place));
      if (known.length > 0 && there.length === 0) continue;
      const isNamed = there.some((place) => named.includes(place));
      const finding = known.length === 0 ? 'LOCATION_NOT_ON_RECORD' : isNamed ? 'LOCATED_THERE' : 'NOT_NAMED';
      findings.add(finding);
      const row = [escort, access.system, finding, ...sorted(there)].join();
      expected.set(row, (expected.get(row) ?? 0) + 1);
    }
    const rows = await ask('escorts-in-covered-nations', { asOf, lists, minImpactLevel: 4 });
    const found = new Map(
      rows.map((row) => [
        [...[row['escort'], row['system'], row['finding']].map(wordOf), ...listOf(row['countries'])].join(),
        listOf(row['accesses']).length,
      ]),
    );
    expect(found).toEqual(new Map([...expected].map(([row, accesses]) => [row, Math.min(25, accesses)])));
    expect(rows).toHaveLength(expected.size);
  }
  expect([...findings]).toEqual(expect.arrayContaining(['LOCATED_THERE', 'LOCATION_NOT_ON_RECORD']));
});

test.each(days)('accesses without an escort, and direct accesses, match the exposures on %s', async (asOf) => {
  for (const lists of [[], ...covered()]) {
    const exposed = [...byAccess(exposures(asOf, lists, 4)).values()].flatMap((members) => members.slice(0, 1));
    const said = (rows: readonly Answer[], column: string) =>
      new Map(
        rows.map((row) => [
          row['access'],
          [
            ...[row['system'], row['engineer'], row[column]].map(wordOf),
            listOf(row['countries']).filter((country) => !domesticCountries.has(country)),
          ],
        ]),
      );
    const expected = (of: readonly Exposure[], column: 'mode' | 'basis') =>
      new Map(of.map((one) => [one.access, [one.system, one.engineer, one[column], sorted(one.countries)]]));

    const unescorted = await ask('no-escort-on-record', { asOf, lists, minImpactLevel: 4 });
    expect(said(unescorted, 'mode')).toEqual(
      expected(
        // This one is no check: a lowest level leaves out systems without one.
        exposed.filter(({ gaps, impactLevel }) => gaps.includes('NO_ESCORT_ON_RECORD') && impactLevel !== null),
        'mode',
      ),
    );
    const direct = await ask('direct-grants-to-foreign-persons', { asOf, lists, minImpactLevel: 4 });
    // All who are located there are looked at, whatever the check then says about their status.
    const missing = ['ORIGIN_UNDETERMINED', 'LOCATION_NOT_ON_RECORD'];
    const granted = direct.filter((row) => !missing.includes(wordOf(row['finding'])));
    expect(said(granted, 'basis')).toEqual(
      expected(
        exposed.filter(({ mode }) => mode === 'DIRECT'),
        'basis',
      ),
    );
    const untold = exposures(asOf, lists, 4, ['UNDETERMINED']).filter(({ mode }) => mode === 'DIRECT');
    const others = direct.filter((row) => row['finding'] === 'ORIGIN_UNDETERMINED');
    expect(others.map((row) => wordOf(row['access'])).sort()).toEqual([...byAccess(untold).keys()].sort());
    // With lists, these are among those of undetermined origin.
    const unplaced = exposures(asOf, lists, 4, ['DOMESTIC']).filter(
      (one) => lists.length === 0 && one.mode === 'DIRECT' && located(one).length === 0,
    );
    const nowhere = direct.filter((row) => row['finding'] === 'LOCATION_NOT_ON_RECORD');
    expect(nowhere.map((row) => wordOf(row['access'])).sort()).toEqual([...byAccess(unplaced).keys()].sort());
    expect(direct.length).toBe(granted.length + others.length + nowhere.length);
  }
});

const findings: ReadonlyMap<string | null, string> = new Map([
  ['escorted, escort not assessed', 'NOT_ASSESSED'],
  ['escorted, engineer not assessed', 'CANNOT_TELL'],
  ['escorted-inadequate', 'LESS_PROFICIENT'],
]);

// From 2026-06-30 on, the guide is in a version that was not compared.
test.each([...days, '2026-06-30'])('checks of escorts and vetting agree with the priority on %s', async (asOf) => {
  const escorting = new Set<string>();
  const vetting = new Set<string>();
  for (const access of index.accesses.values()) {
    const onDay = accessOn(index, access, asOf);
    for (const { chain } of onDay?.chains ?? []) {
      if (onDay === null) continue;
      const input = priorityInputOf(index, access, onDay, chain, asOf);
      const finding = findings.get(rateControl({ ...input, mode: 'ESCORTED' }).found);
      if (chain.escort !== null && finding !== undefined)
        escorting.add(
          [chain.escort, access.engineer, finding, input.escortProficiency, input.engineerProficiency]
            .map(String)
            .join(),
        );
      for (const mode of ['DIRECT', 'ESCORTED'] as const) {
        const [person, held] =
          mode === 'DIRECT' ? [access.engineer, input.engineerVetting] : [chain.escort, input.escortVetting];
        if (person === null) continue;
        const { best, worst } = rateVetting({ ...input, mode });
        const unknown = held.length === 0 ? 'NOT_ON_RECORD' : 'CANNOT_TELL';
        const rated = best !== worst ? unknown : best === 0 ? null : 'BELOW';
        if (rated !== null) vetting.add([person, access.system, rated].join());
      }
    }
  }
  const textOf = (row: Answer, columns: readonly string[]) => columns.map((column) => wordOf(row[column])).join();
  const watched = await ask('escorts-less-proficient', { asOf });
  const columns = ['escort', 'engineer', 'finding', 'escortProficiency', 'engineerProficiency'];
  expect(watched.map((row) => textOf(row, columns)).sort()).toEqual([...escorting].sort());
  expect(new Set([...escorting].map((one) => one.split(',')[2])).size).toBe(3);
  const below = await ask('vetting-below-level', { asOf });
  expect(below.map((row) => textOf(row, ['person', 'system', 'finding'])).sort()).toEqual([...vetting].sort());
});

test('contracts without personnel records are exactly those that coverage does not count', async () => {
  const filter = makeFilter('2024-03-05');
  const { contracts, contractsWithPersonnel } = await measureCoverage(graph, filter, '2026-01-01');
  const rows = await ask('contracts-without-personnel-records', {});
  expect(rows).toHaveLength(contracts - contractsWithPersonnel);
  expect(rows).not.toEqual([]);
});

test.each(days)('concentration by prime, and the primes of systems, match the exposures on %s', async (asOf) => {
  for (const lists of [[], ...covered()]) {
    const exposed = exposures(asOf, lists);
    const undetermined = grouped(exposures(asOf, lists, 2, ['UNDETERMINED']), ({ prime }) => [prime]);
    const groups = grouped(exposed, ({ prime }) => [prime]);
    const rows = await ask('concentration-by-prime', { asOf, lists });
    expect(
      new Map(
        rows.map(({ prime = null, accesses: count, systems, persons, undetermined: others }) => [
          wordOf(prime),
          { count, systems, persons, others },
        ]),
      ),
    ).toEqual(
      new Map(
        [...new Set([...groups.keys(), ...undetermined.keys()])].map((prime) => {
          const members = groups.get(prime) ?? [];
          return [
            prime,
            {
              count: byAccess(members).size,
              systems: sorted(members.map(({ system }) => system)).length,
              persons: sorted(members.map(({ engineer }) => engineer)).length,
              others: byAccess(undetermined.get(prime) ?? []).size,
            },
          ];
        }),
      ),
    );
    const reached = await ask('systems-reached-by-most-primes', { asOf, lists });
    expect(
      new Map(
        reached.map(({ system = null, primes = null, accesses: count, primeNotOnRecord }) => [
          wordOf(system),
          { primes: listOf(primes), count, primeNotOnRecord },
        ]),
      ),
    ).toEqual(
      new Map(
        [...grouped(exposed, ({ system }) => [system])].map(([system, members]) => {
          const known = members.filter(({ prime }) => prime !== null);
          const count = byAccess(members).size;
          return [
            system,
            {
              primes: sorted(known.map(({ prime }) => prime)).slice(0, 25),
              count,
              primeNotOnRecord: count - byAccess(known).size,
            },
          ];
        }),
      ),
    );
  }
});

test.each(days)('weak evidence has the confidence and the sources of the exposures on %s', async (asOf) => {
  const isValid = ({ validFrom, validTo }: Exposure['path'][number]['statements'][number]) =>
    (validFrom === null || validFrom <= asOf) && (validTo === null || asOf < validTo);
  for (const lists of [[], ...covered()]) {
    const rows = await ask('weak-evidence', { asOf, lists, maxConfidence: 100 });
    const expected = [...byAccess(exposures(asOf, lists))].map(([access, members]) => {
      const statements = members.flatMap(({ path }) => path.flatMap((hop) => hop.statements)).filter(isValid);
      const confidence = Math.max(...members.map((member) => member.confidence));
      return [access, confidence, sorted(statements.map(({ source }) => source))] as const;
    });
    const found = rows.map((row) => [row['access'], row['confidence'], listOf(row['sources'])] as const);
    const byKey = (all: typeof found) => new Map(all.map(([access, ...rest]) => [access, rest]));
    expect(byKey(found)).toEqual(byKey(expected));
    expect(new Set(expected.map(([, confidence]) => confidence)).size).toBeGreaterThan(1);
  }
});

test.each(days)('questions under conditions are about exactly the exposures that meet them on %s', async (asOf) => {
  const all = exposures(asOf, []);
  const first = <T>(values: readonly T[]) => [...new Set(values)].slice(0, 2);
  const conditions = [
    { primes: first(all.flatMap(({ prime }) => prime ?? [])) },
    { systems: first(all.map(({ system }) => system)) },
    { countries: first(all.flatMap(located)) },
    { primes: first(all.flatMap(({ prime }) => prime ?? [])), countries: first(all.flatMap(located)) },
  ];
  for (const lists of [[], ...covered()])
    for (const given of conditions) {
      const filter = makeFilter(asOf, { lists, ...given });
      const meeting = exposures(asOf, lists).filter((one) => matchesFilter(one, located(one), filter));
      const names = { asOf, lists, ...given };
      const counts = (rows: readonly Answer[], column: string) =>
        new Map(rows.map((row) => [wordOf(row[column]), row['accesses']]));
      const expected = (keysOf: (exposure: Exposure) => readonly (string | null)[]) =>
        new Map([...grouped(meeting, keysOf)].map(([key, members]) => [key, byAccess(members).size]));

      expect(counts(await ask('systems-reached-by-most-primes', names), 'system')).toEqual(
        expected(({ system }) => [system]),
      );
      const primes = (await ask('concentration-by-prime', names)).filter((row) => row['accesses'] !== 0);
      expect(counts(primes, 'prime')).toEqual(expected(({ prime }) => [prime]));
      const alone = await ask('no-escort-on-record', names);
      expect(sorted(alone.map((row) => wordOf(row['access'])))).toEqual(
        sorted(meeting.filter(({ gaps }) => gaps.includes('NO_ESCORT_ON_RECORD')).map(({ access }) => access)),
      );
      const weak = await ask('weak-evidence', { ...names, maxConfidence: 100 });
      expect(sorted(weak.map((row) => wordOf(row['access'])))).toEqual(sorted(meeting.map(({ access }) => access)));
      const points = await rankChokePoints(graph, filter, 100);
      const cut = await ask('choke-points', { ...names, most: 100 });
      expect(cut.map((row) => [wordOf(row['node']), row['accessesCut']])).toEqual(
        points.map(({ node, accessesCut }) => [node.key, accessesCut]),
      );
    }
  expect(all.length).toBeGreaterThan(10);
});

test.each(library.queries.filter(({ subject }) => subject !== null))(
  'the check $name has no more findings than its total when sources contradict each other',
  async (query) => {
    const { counts, shortfall } = await runCheck(graph.database, query, '2026-06-01', new Map());
    expect(shortfall).toBeNull();
    const { violated, cannotTell, of } = counts ?? { violated: 0, cannotTell: 0, of: -1 };
    expect(violated + cannotTell).toBeLessThanOrEqual(of);
  },
);
