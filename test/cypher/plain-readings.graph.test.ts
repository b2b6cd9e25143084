import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { cell } from '../api/graph/exposure/world.ts';
import type { Row, World } from '../api/graph/exposure/world.ts';
import { importableWorlds } from '../api/graph/exposures/importable-world.ts';
import { packageOf } from '../api/graph/exposures/world-package.ts';
import { importPackage } from '../import-package.ts';
import { runs } from '../runs.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { askQuestion } from './ask-question.ts';
import { keyed, mergeWorlds } from './merged-worlds.ts';
import {
  directGrants,
  employersInCountry,
  escortAsProxy,
  escortLoad,
  escortsNotCitizens,
  escortsSharedAcrossPrimes,
  flowDownGap,
  locatedVersusCitizenship,
  nonCitizens,
  openedOrClosed,
  sorted,
  statusNotOnRecord,
  whereVisibilityEnds,
  workInChina,
} from './reference-questions.ts';
import type { Answer, FullWorld } from './reference-questions.ts';
import { validQuestions } from './valid-questions.ts';

/** Saved questions give what a plain reading of the rows gives, on random worlds whose sources differ. */
const { library } = await validQuestions();
const days = ['2024-02-29', '2024-03-02', '2024-03-04', '2024-03-07'];
const seed = Number(process.env['SUBTIER_TEST_SEED'] ?? 4);
const worlds = fc.sample(fc.tuple(importableWorlds(['L1', 'L2']), fc.infiniteStream(fc.nat(1000))), {
  numRuns: runs(60),
  seed,
});
let database: Database;
let full: readonly FullWorld[];

/** Adds to a world what no chain depends on. */
function withRest(world: World, numbers: Iterator<number>): FullWorld {
  const oneOf = (...texts: string[]) => texts[Number(numbers.next().value) % texts.length] ?? '';
  const statuses = ['foreign_person', 'lpr', 'national', 'protected'];
  const days = ['', '', '2024-03-03', '2024-03-05'];
  return {
    ...world,
    people: world.people.map((row) =>
      cell(row, 'us_person_status') === 'foreign_person' ? { ...row, us_person_status: oneOf(...statuses) } : row,
    ),
    citizenships: sorted(world.people.map((row) => cell(row, 'id'))).flatMap((person): Row[] => {
      const country = oneOf('', 'US', 'CN', 'PR', 'AS', 'IN');
      const said = { source: oneOf('A', 'B'), confidence: oneOf('10', '90'), data_class: 'reported' };
      return country === '' ? [] : [{ person, country, valid_from: oneOf(...days), valid_to: '', ...said }];
    }),
    contracts: world.contracts.map((row) => ({ ...row, value: oneOf('', '1000', '9000000') })),
    access: world.access.map((row) => ({ ...row, plane: oneOf('', 'management', 'data') })),
    escorts: world.escorts.map((row) => ({ ...row, sessions: oneOf('', '1', '4'), hours: oneOf('', '2', '3') })),
  };
}

beforeAll(async () => {
  full = worlds.map(([world, numbers]) => withRest(world, numbers[Symbol.iterator]()));
  const files = packageOf(mergeWorlds(full));
  database = await withEmptyData();
  await importPackage(database, {
    ...files,
    'citizenships.csv': full.flatMap(({ citizenships }, at) => citizenships.map((row) => keyed(row, `W${at}`))),
  });
});

/** What a reference gives for each world, with the keys that they have in the graph. Rows without a key of a world are those of all worlds together. */
function expected(of: (world: FullWorld) => readonly Answer[]): readonly string[] {
  const key = (text: string, at: number) => (/^[A-Z]\d/.test(text) ? `W${at}${text}` : text);
  const rows = new Map<string, Answer>();
  for (const [at, world] of full.entries())
    for (const row of of(world)) {
      const named = row.map((value) => {
        if (typeof value === 'string') return key(value, at);
        return typeof value === 'object' && value !== null ? value.map((one) => key(one, at)).sort() : value;
      });
      const name = JSON.stringify(named.map((value) => (typeof value === 'number' ? null : value)));
      const known = rows.get(name);
      rows.set(
        name,
        named.map((value, place) => (typeof value === 'number' ? value + Number(known?.[place] ?? 0) : value)),
      );
    }
  return [...rows.values()].map((row) => JSON.stringify(row)).sort();
}

async function found(name: string, parameters: Readonly<Record<string, unknown>>, ...columns: readonly string[]) {
  const rows = await askQuestion({ database, library }, name, parameters, ...columns);
  return rows
    .map((row) => JSON.stringify(row.map((value) => (Array.isArray(value) ? value.map(String).sort() : value))))
    .sort();
}

interface Question {
  readonly name: string;
  readonly columns: readonly string[];
  readonly reference: (world: FullWorld, day: string) => readonly Answer[];
  readonly parameters?: Readonly<Record<string, unknown>>;
}

const all = { minImpactLevel: 2 };
const questions: readonly Question[] = [
  { name: 'flow-down-gap', columns: ['company', 'contract', 'finding', 'persons'], reference: flowDownGap },
  {
    name: 'escort-load',
    columns: ['escort', 'engineers', 'accesses', 'peakOverlap', 'peakOn', 'sessions', 'hours'],
    reference: escortLoad,
  },
  {
    name: 'escorts-shared-across-primes',
    columns: ['escort', 'primes', 'accesses', 'employers'],
    reference: escortsSharedAcrossPrimes,
  },
  { name: 'located-versus-citizenship', columns: ['person', 'finding'], reference: locatedVersusCitizenship },
  { name: 'status-not-on-record', columns: ['person', 'system'], reference: statusNotOnRecord },
  {
    name: 'non-citizens-at-impact-level-6',
    columns: ['person', 'system', 'finding'],
    reference: nonCitizens,
    parameters: all,
  },
  {
    name: 'escorts-not-us-citizens',
    columns: ['escort', 'usPersonStatus', 'accesses'],
    reference: escortsNotCitizens,
  },
  {
    name: 'direct-grants-to-foreign-persons',
    columns: ['access', 'finding'],
    reference: directGrants,
    parameters: all,
  },
  { name: 'escort-as-proxy', columns: ['access', 'finding'], reference: escortAsProxy, parameters: all },
  {
    name: 'employers-of-personnel-in-a-country',
    columns: ['employer', 'persons', 'accesses'],
    reference: (world, day) => employersInCountry(world, day, 'IN'),
    parameters: { country: 'IN' },
  },
  {
    name: 'work-in-china-to-disclose',
    columns: ['contract', 'finding', 'accesses'],
    reference: (world, day) => workInChina(world, day, 5_000_000),
  },
  {
    name: 'where-visibility-ends',
    columns: ['contract', 'firstTier', 'deeperTiers', 'endCount'],
    reference: whereVisibilityEnds,
  },
];

test.each(questions)('$name', async ({ name, columns, reference, parameters = {} }) => {
  const counts: number[] = [];
  for (const asOf of days) {
    const rows = expected((world) => reference(world, asOf));
    expect(await found(name, { asOf, ...parameters }, ...columns)).toEqual(rows);
    counts.push(rows.length);
  }
  expect(Math.max(...counts)).toBeGreaterThan(0);
});

test.each([[[]], [['10USC4872']]])('opened-or-closed, with the lists %j', async (lists) => {
  const covered = ['CN', 'RU'].map((country) => ({ list: '10USC4872', country, valid_from: '2018-08-13' }));
  for (const [from = '', to = ''] of [days.slice(0, 2), days.slice(1, 3), days.slice(2)]) {
    const rows = expected((world) =>
      openedOrClosed({ ...world, designations: [...world.designations, ...covered] }, from, to, lists),
    );
    expect(await found('opened-or-closed', { from, to, lists }, 'access', 'change', 'why')).toEqual(rows);
    expect(rows).not.toEqual([]);
  }
});
