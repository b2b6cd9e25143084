import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readOpenGraph } from '#seed/readers/opengraph/read.ts';
import { readWhole } from '../../read-whole.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const node = (id: string, kind: string, properties: object = {}) => ({ id, kinds: ['Base', kind], properties });
const edge = (kind: string, start: string, end: string, properties: object = {}) => ({
  kind,
  start: { match_by: 'id', value: start },
  end: { match_by: 'id', value: end },
  properties,
});

async function read(nodes: readonly object[], edges: readonly object[]) {
  // One element a line, the first on line 2.
  const list = (items: readonly object[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const text = `{"metadata": {"source_kind": "Subtier"}, "graph": {"nodes": ${list(nodes)}, "edges": ${list(edges)}}}`;
  const folder = await temporaryFolder({ 'graph.json': text });
  const input = await readOpenGraph([join(folder, 'graph.json')]);
  const { rows, rejects } = await readWhole(input);
  const stated = rows
    .filter(({ table }) => table !== 'sources')
    .map(({ table, values, source, confidence, dataClass, row, validFrom }) => {
      return { table, values, source, confidence, dataClass, row, validFrom };
    });
  return { stated, rows, rejects, input, notices: input.notices().map(({ column, message }) => [column, message]) };
}

const own = { source: 'opengraph:graph.json', confidence: 50, dataClass: 'REPORTED', row: null, validFrom: null };

test('what a source says of a node and an edge is read as that source said it; the node itself states nothing then', async () => {
  const { stated, input, rejects } = await read(
    [
      node('Source.S1', 'SubtierSource', { id: 'S1', title: 'One', data_class: 'documented', confidence: 90 }),
      node('Organization.O1', 'Organization', { id: 'O1', name: 'Resolved', country: 'US', confidence: 90 }),
      node('Organization.O2', 'Organization', { id: 'O2', confidence: 40 }),
      node('Country.US', 'Country', { id: 'US', name: 'United States' }),
    ],
    [
      edge('DESCRIBED_BY', 'Organization.O1', 'Source.S1', {
        id: 'O1',
        name: 'One Inc.',
        country: 'US',
        source: 'S1',
        confidence: 90,
        row: 'r1',
      }),
      edge('DESCRIBED_BY', 'Organization.O2', 'Source.S1', { confidence: 40 }),
      edge('REGISTERED_IN', 'Organization.O1', 'Country.US', { source: 'S1' }),
      edge('OWNS', 'Organization.O1', 'Organization.O2', {
        share_pct: 50.5,
        source: 'S1',
        valid_from: '2020-01-01',
        data_class: 'inferred',
      }),
    ],
  );
  expect(rejects).toEqual([]);
  expect(input.sources).toEqual(['S1']);
  const by = { source: 'S1', dataClass: 'DOCUMENTED', row: null, validFrom: null };
  expect(stated).toEqual([
    { table: 'organizations', values: { id: 'O1', name: 'One Inc.', country: 'US' }, ...by, confidence: 90, row: 'r1' },
    { table: 'organizations', values: { id: 'O2' }, ...by, confidence: 40 },
    {
      table: 'ownership',
      values: { owner: 'O1', owned: 'O2', share_pct: 50.5 },
      ...by,
      confidence: 50,
      dataClass: 'INFERRED',
      validFrom: '2020-01-01',
    },
  ]);
});

test('a graph without sources is a source itself; nodes and edges without statements of others are its own', async () => {
  const { stated, input, rejects, notices } = await read(
    [
      node('o1', 'Organization', { name: 'One', objectid: 'X', aliases: ['a', 'b'] }),
      node('s1', 'System', { name: 'Cloud', impact_level: 5 }),
      node('p1', 'Person', { id: 'engineer-1', name: 'Jane Roe', us_person_status: 'unknown' }),
      node('c1', 'Contract', { identified: false }),
    ],
    [edge('LOCATED_IN', 'p1', 'CN', { country: 'CN' }), edge('AWARDED_TO', 'c1', 'o1')],
  );
  expect(rejects).toEqual([]);
  expect(input.sources).toEqual(['opengraph:graph.json']);
  expect(stated).toEqual([
    { table: 'systems', values: { id: 's1', name: 'Cloud', impact_level: 5 }, ...own },
    { table: 'organizations', values: { id: 'o1', name: 'One' }, ...own },
    { table: 'contracts', values: { id: 'c1', identified: false }, ...own },
    { table: 'people', values: { id: 'engineer-1', us_person_status: 'UNKNOWN' }, ...own },
    { table: 'locations', values: { person: 'engineer-1', country: 'CN' }, ...own },
  ]);
  expect(JSON.stringify(stated)).not.toContain('Roe');
  expect(notices).toEqual(
    expect.arrayContaining([
      ['name', 'Personal data: dropped, never stored'],
      ['objectid', 'Not a column of organizations: ignored'],
      ['kind', 'Records of the kind AWARDED_TO: not read, since they follow from the properties of nodes'],
    ]),
  );
});

test('columns may name the ends of an edge as other columns do: a country by any of its codes', async () => {
  const { stated, rejects } = await read(
    [node('p1', 'Person', { id: 'engineer-1' }), node('china', 'Country', { id: 'CN' })],
    [edge('LOCATED_IN', 'p1', 'china', { person: ' engineer-1 ', country: 'chn' })],
  );
  expect(rejects).toEqual([]);
  expect(stated.at(-1)?.values).toEqual({ person: 'engineer-1', country: 'CN' });
});

test('the edge of an escort that ends at another person than the one whose access it names is rejected', async () => {
  const people = ['escort', 'engineer', 'other'].map((id) => node(id, 'Person'));
  const { stated, rejects } = await read(
    [...people, node('s1', 'System', { impact_level: 5 })],
    [
      edge('ESCORTS', 'escort', 'engineer', { access: 'a1' }),
      edge('ESCORTS', 'escort', 'other', { access: 'a1' }),
      edge('ESCORTS', 'escort', 'other', { access: 'of an earlier import' }),
      edge('ACCESSES', 'engineer', 's1', { id: 'a1', mode: 'escorted' }),
    ],
  );
  expect(rejects.map(({ line, column, value }) => [line, column, value])).toEqual([[8, 'access', 'a1']]);
  expect(stated.filter(({ table }) => table === 'escorts').map(({ values }) => values)).toEqual([
    { escort: 'escort', access: 'a1' },
    { escort: 'escort', access: 'of an earlier import' },
  ]);
});

test('a property may be written as the graph has it', async () => {
  const { stated, notices } = await read(
    [node('s1', 'System', { impactLevel: 5 }), node('p1', 'Person'), node('china', 'Country', { id: 'CN' })],
    [edge('LOCATED_IN', 'p1', 'china', { validFrom: '2024-01-01' })],
  );
  expect(stated.map(({ values, validFrom }) => [values['impact_level'], validFrom])).toEqual([
    [5, null],
    [undefined, null],
    [undefined, '2024-01-01'],
  ]);
  expect(notices).toEqual([]);
});

test('of very many unknown properties the first hundred are listed, and that there are more', async () => {
  const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`property${at}`, at]));
  const { notices } = await read([node('o1', 'Organization', unknown), node('o2', 'Organization', unknown)], []);
  expect(notices).toHaveLength(101);
  expect(notices.slice(0, 1)).toEqual([['property0', 'Not a column of organizations: ignored']]);
  expect(notices.at(-1)).toEqual([null, 'More like these, not listed']);
});

test('edges that come before their nodes say as much of them', async () => {
  const nodes = [node('s', 'SubtierSource', { title: 'One' }), node('o1', 'Organization'), node('o2', 'Organization')];
  const described = [edge('DESCRIBED_BY', 'o1', 's'), edge('DESCRIBED_BY', 'o2', 's'), edge('DESCRIBED_BY', 'o1', 's')];
  for (const [edges, sources] of [
    [described, ['s']],
    [described.slice(0, 1), ['opengraph:graph.json', 's']],
  ] as const) {
    const list = { edges, nodes };
    const folder = await temporaryFolder({ 'graph.json': JSON.stringify({ graph: list }) });
    const before = await readOpenGraph([join(folder, 'graph.json')]);
    const after = await read(nodes, edges);
    expect(before.sources).toEqual(sources);
    expect(after.input.sources).toEqual(sources);
    const statedOf = ({ rows }: Pick<typeof after, 'rows'>) =>
      rows.filter(({ table }) => table !== 'sources').map(({ values, source }) => ({ values, source }));
    const inAnyOrder = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort();
    expect(inAnyOrder(statedOf(await readWhole(before)))).toEqual(inAnyOrder(statedOf(after)));
  }
});

test('what is remembered of nodes is in a file, not in memory', async () => {
  const heapUsed = () => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc()');
    return process.memoryUsage().heapUsed;
  };
  // Long ids, so that few nodes are enough.
  const id = (number: number) => `${number}${'x'.repeat(990)}`;
  const nodes = Array.from({ length: 30_000 }, (_, number) => JSON.stringify(node(id(number), 'Organization')));
  const edges = [edge('OWNS', id(29_999), id(0))];
  const text = `{"graph": {"nodes": [\n${nodes.join(',\n')}], "edges": ${JSON.stringify(edges)}}}`;
  const folder = await temporaryFolder({ 'graph.json': text });
  nodes.length = 0;
  const before = heapUsed();
  const input = await readOpenGraph([join(folder, 'graph.json')]);
  expect((heapUsed() - before) / 1024 ** 2).toBeLessThan(15);
  const { rows } = await readWhole(input, ['ownership']);
  expect(rows.map(({ values }) => values)).toEqual([{ owner: id(29_999), owned: id(0) }]);
  await input.close();
});

test.each([
  [node('x', 'User'), [], 'kinds', 3],
  [{ kinds: ['Organization'] }, [], 'id', 3],
  [node('x', 'Organization', { name: { first: 'x' } }), [], 'name', 3],
  [node('x', 'Organization', { country: 'Narnia' }), [], 'country', 3],
  [node('x', 'Agency'), [edge('AdminTo', 'x', 'x')], 'kind', 5],
  [node('x', 'Agency'), [edge('OWNS', 'o1', 'nobody')], 'owned', 5],
  [node('x', 'Agency'), [edge('OWNS', 'o1', 'o1', { share_pct: 101 })], 'share_pct', 5],
  [node('o2', 'Organization'), [edge('OWNS', 'o1', 'o2', { owner: 'o2' })], 'owner', 5],
  [node('x', 'Agency'), [edge('DESCRIBED_BY', 'nobody', 'o1')], 'start.value', 5],
  [node('x', 'Agency'), [{ kind: 'OWNS', start: { match_by: 'name', value: 'o1' }, end: {} }], 'start.match_by', 5],
])('%j with %j is rejected once, with its line', async (bad, edges, column, line) => {
  const { rejects } = await read([node('o1', 'Organization'), bad], edges);
  expect(rejects).toMatchObject([{ file: 'graph.json', line, column }]);
});

test('another JSON file and several files are refused', async () => {
  const folder = await temporaryFolder({ 'a.json': '{"graph": {}}', 'b.json': '[]' });
  await expect(readOpenGraph([join(folder, 'a.json')])).rejects.toThrow(/^a\.json: not an OpenGraph/);
  await expect(readOpenGraph([join(folder, 'b.json')])).rejects.toThrow(/^b\.json: not an OpenGraph/);
  await expect(readOpenGraph([folder])).rejects.toThrow(/one OpenGraph at a time/);
});

test('a graph of another collector, of which nothing can be read, is refused with the first reason', async () => {
  const repository = { id: 'GH:Invented', kinds: ['GH_Repo'], properties: { name: 'Invented' } };
  const contributed = { kind: 'GH_ContributedTo', start: { value: 'GH:jdoe' }, end: { value: 'GH:Invented' } };
  await expect(read([repository], [contributed])).rejects.toThrow(
    /^graph\.json: no node or edge of Subtier’s model is in it \(line 2: kinds: None of Agency, /,
  );
});
