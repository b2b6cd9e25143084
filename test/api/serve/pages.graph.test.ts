import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const count = 5;
const numbers = Array.from({ length: count }, (_, at) => String(at));

/** Five systems that one engineer reaches: with one escort until 2025, and with another from then on. */
const files: PackageFiles = {
  ...chainFiles,
  'systems.csv': numbers.map((at) => ({ id: `Y${at}`, name: `System ${at}`, agency: 'G1', impact_level: 5 })),
  'covers.csv': numbers.map((at) => ({ contract: 'C1', system: `Y${at}` })),
  'people.csv': [...chainFiles['people.csv'], { id: 'P3', us_person_status: 'citizen' }],
  'employment.csv': [
    ...chainFiles['employment.csv'],
    { organization: 'O2', person: 'P3', contract: 'C1', role: 'escort' },
  ],
  'access.csv': numbers.map((at) => ({
    ...{ id: `A${at}`, person: 'P1', system: `Y${at}`, contract: 'C1', mode: 'escorted', valid_from: '2024-01-01' },
  })),
  'escorts.csv': numbers.flatMap((at) => [
    { escort: 'P2', access: `A${at}`, valid_from: '2024-01-01', valid_to: '2025-01-01' },
    { escort: 'P3', access: `A${at}`, valid_from: '2025-01-01', valid_to: '' },
  ]),
  'claims.csv': [],
};

let served: ServedGraph;
beforeAll(async () => {
  const database = await withEmptyData();
  for (const at of numbers) {
    const agencies = [{ id: 'G1', name: `Agency ${at}` }];
    await importPackage(database, { ...files, 'agencies.csv': agencies });
  }
  served = await serveGraph(database);
  for (const at of numbers)
    await served.data(
      `mutation { saveInvestigation(investigation: { name: "I${at}", document: { nodes: {}, edges: {}, points: {} } }) { id } }`,
    );
});

const day = 'filter: { asOf: "2025-06-01" }';
const remove = `remove: ["${encodeId('Organization', 'O2')}"], ${day}`;

/** Fields that are lists, whose items have cursors. */
test.each([
  ['chokePoints', day, 'cursor accessesCut node { id }', 4],
  ['closures', day, 'cursor lastDay exposure { id }', 5],
  ['recentImports', '', 'cursor id', 5],
  ['recentImports', 'source: "S1"', 'cursor id', 5],
  ['investigations', 'nameContains: "i"', 'cursor id name', 5],
])('the pages of %s(%s) are the whole list', async (field, given, selected, expected) => {
  const items = z.array(z.looseObject({ cursor: z.string() }));
  const page = async (first: number, after: string | null) => {
    const { list } = await served.data(
      `query ($first: Int!, $after: String) { list: ${field}(${given} first: $first, after: $after) { ${selected} } }`,
      { first, after },
    );
    return items.parse(list);
  };
  const whole = await page(100, null);
  expect(whole.length).toBeGreaterThanOrEqual(expected);
  for (const first of [1, 2, whole.length]) {
    const read: z.infer<typeof items> = [];
    for (let next = await page(first, null); next.length > 0; next = await page(first, next.at(-1)?.cursor ?? null))
      read.push(...next);
    expect(read).toEqual(whole);
  }
});

/** Fields with several lists, each with a cursor of its own. */
test.each([
  ['exposureDiff', `from: "2024-06-01", to: "2025-06-01"`, ['opened', 'closed'], [5, 5]],
  ['whatIf', remove, ['closed', 'opened'], [5, 5]],
  [
    'whatIf',
    remove.replace(encodeId('Organization', 'O2'), encodeId('Person', 'P1')),
    ['systemsFreed', 'closed'],
    [5, 5],
  ],
])('the pages of the lists of %s(%s) are the whole lists', async (field, given, lists, lengths) => {
  const selected = lists.map((list) => `${list} { id } ${list}EndCursor`).join(' ');
  const page = async (first: number, after: Readonly<Record<string, unknown>>) => {
    const taken = lists.map((list) => `${list}After: $${list}After`).join(', ');
    const declared = lists.map((list) => `$${list}After: String`).join(', ');
    const { changes } = await served.data(
      `query ($first: Int!, ${declared}) { changes: ${field}(${given}, first: $first, ${taken}) { ${selected} } }`,
      { first, ...after },
    );
    return z.record(z.string(), z.unknown()).parse(changes);
  };
  const whole = await page(100, {});
  expect(lists.map((list) => z.array(z.unknown()).parse(whole[list]).length)).toEqual(lengths);
  expect(lists.map((list) => whole[`${list}EndCursor`])).toEqual(lists.map(() => null));
  // One list after the other: the cursor of one does not move the other.
  for (const list of lists) {
    const read: unknown[] = [];
    for (let after: unknown = null; ;) {
      const next = await page(2, { [`${list}After`]: after });
      read.push(...z.array(z.unknown()).parse(next[list]));
      for (const other of lists.filter((one) => one !== list))
        expect(next[other]).toEqual(z.array(z.unknown()).parse(whole[other]).slice(0, 2));
      after = next[`${list}EndCursor`];
      if (after === null) break;
    }
    expect(read).toEqual(whole[list]);
  }
});

test('a list refuses the cursor of another one, and names the argument', async () => {
  const { exposureDiff, chokePoints } = z
    .object({
      exposureDiff: z.object({ openedEndCursor: z.string() }),
      chokePoints: z.tuple([z.object({ cursor: z.string() })]),
    })
    .parse(
      await served.data(
        `{ exposureDiff(from: "2024-06-01", to: "2025-06-01", first: 1) { openedEndCursor } chokePoints(${day}, first: 1) { cursor } }`,
      ),
    );
  const refusals = [
    [`exposureDiff(from: "2024-06-01", to: "2025-06-01", closedAfter: $after) { closedCount }`, 'closedAfter'],
    [`whatIf(${remove}, systemsFreedAfter: $after) { after }`, 'systemsFreedAfter'],
    [`closures(after: $after) { cursor }`, 'after'],
    [`recentImports(after: $after) { cursor }`, 'after'],
    [`investigations(after: $after) { cursor }`, 'after'],
    [`contracts(first: 1, after: $after) { totalCount }`, 'after'],
  ] as const;
  for (const after of [exposureDiff.openedEndCursor, chokePoints[0].cursor, 'x'])
    for (const [field, argument] of refusals) {
      const { errors } = await served.ask(`query ($after: String!) { ${field} }`, { after });
      expect([field, errors?.map(({ extensions }) => extensions)]).toEqual([
        field,
        [{ code: 'BAD_USER_INPUT', argument }],
      ]);
    }
});

test('a cursor of choke points is outdated on another day, and after an import', async () => {
  const page = async (asOf: string, after: string | null = null) =>
    served.ask(
      'query ($asOf: Date!, $after: String) { chokePoints(filter: { asOf: $asOf }, first: 1, after: $after) { cursor } }',
      { asOf, after },
    );
  const { data } = await page('2025-06-01');
  const [{ cursor }] = z.tuple([z.object({ cursor: z.string() })]).parse(data?.['chokePoints']);
  const codes = async (asOf: string) => (await page(asOf, cursor)).errors?.map(({ extensions }) => extensions.code);
  expect(await codes('2025-06-01')).toBeUndefined();
  expect(await codes('2025-06-02')).toEqual(['CURSOR_OUTDATED']);
});
