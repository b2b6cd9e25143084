import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { isValidOn } from '#graph/exposure/hops.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import type { EdgeType } from '#graph/model/vocabulary.ts';
import type { PathRequest } from '#graph/paths/explored-graph.ts';
import { findPaths } from '#graph/paths/paths.ts';
import { interceptReads } from '#test/intercept-reads.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { allPaths } from './all-paths.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const node = (key: string): NodeRef => ({ label: 'Organization', key });
const days = ['2025-01-01', '2025-02-01', '2025-03-01'];
const day = fc.constantFrom(null, null, ...days);
const edges = fc.array(
  fc.record({
    from: fc.constantFrom(...keys),
    to: fc.constantFrom(...keys),
    type: fc.constantFrom('SUBCONTRACTS_TO', 'OWNS'),
    under: fc.constantFrom('K1', 'K2'),
    validFrom: day,
    validTo: day,
    isSuperseded: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 8, maxLength: 24 },
);
type Edge = (typeof edges extends fc.Arbitrary<infer T> ? T : never)[number];
const ends = fc.uniqueArray(fc.constantFrom(...keys), { minLength: 2, maxLength: 4 });
const requests = fc.record({
  ends,
  maxHops: fc.integer({ min: 1, max: 7 }),
  first: fc.integer({ min: 1, max: 8 }),
  asOf: fc.constantFrom(null, ...days),
  isVia: fc.constantFrom('via', 'avoid'),
  types: fc.constantFrom<readonly EdgeType[]>([], [], ['OWNS'], ['SUBCONTRACTS_TO', 'OWNS']),
});

const write = `UNWIND $edges AS e MATCH (a:Organization {key: e.from}) MATCH (b:Organization {key: e.to})
  CREATE (a)-[r:$(CASE WHEN e.isSuperseded THEN 'SUPERSEDED' ELSE e.type END)]->(b)
  SET r.key = e.key, r.source = 'S', r.confidence = 50, r.dataClass = 'REPORTED', 
    r.validFrom = date(coalesce(e.validFrom, '0001-01-01')), r.validTo = date(coalesce(e.validTo, '9999-12-31')),
    r.contract = CASE e.type WHEN 'SUBCONTRACTS_TO' THEN e.under END, r.type = CASE WHEN e.isSuperseded THEN e.type END`;

test('finds the same paths as brute force, each with a hop between every two nodes', async () => {
  const database = await withEmptyData();
  await database.write('UNWIND $keys AS key CREATE (:Organization {key: key})', { keys });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(edges, fc.array(requests, { minLength: 6, maxLength: 6 }), async (drawn, asked) => {
      await database.write('MATCH (:Organization)-[r]-() DELETE r');
      await database.write(write, { edges: drawn.map((edge, at) => ({ ...edge, key: `e${at}` })) });
      for (const {
        ends: [from = '', to = '', ...rest],
        isVia,
        types,
        ...request
      } of asked) {
        const wanted: PathRequest = {
          ...request,
          from: node(from),
          to: node(to),
          via: isVia === 'via' ? rest.map(node) : [],
          avoid: isVia === 'avoid' ? rest.map(node) : [],
          types,
        };
        const paths = await findPaths(database, wanted);
        const expected = reference(drawn, wanted);
        found += expected.length;
        expect(paths.map(({ nodes }) => nodes.map(({ key }) => key).join(''))).toEqual(expected);
        for (const { nodes, hops } of paths) {
          expect(hops).toHaveLength(nodes.length - 1);
          for (const [at, hop] of hops.entries()) {
            expect(new Set([hop.from.key, hop.to.key])).toEqual(new Set([nodes[at]?.key, nodes[at + 1]?.key]));
            expect(hop.statements.some((one) => wanted.asOf === null || isValidOn(one, wanted.asOf))).toBe(true);
          }
        }
      }
    }),
    { numRuns: runs(100) },
  );
  expect(found).toBeGreaterThan(50);
});

/** The paths by their keys, from what the rows say. */
function reference(
  drawn: readonly Edge[],
  { from, to, via, avoid, asOf, types, maxHops, first }: PathRequest,
): string[] {
  const joined = keys.map((key) =>
    keys.flatMap((other, at) => {
      const isJoined = drawn.some(
        (edge) =>
          ((edge.from === key && edge.to === other) || (edge.from === other && edge.to === key)) &&
          key !== other &&
          !edge.isSuperseded &&
          (types.length === 0 || types.some((type) => type === edge.type)) &&
          (asOf === null || isValidOn(edge, asOf)) &&
          !avoid.some((one) => one.key === key || one.key === other),
      );
      return isJoined ? [at] : [];
    }),
  );
  const number = ({ key }: NodeRef) => keys.indexOf(key);
  const paths = allPaths(joined, { from: number(from), to: number(to), via: via.map(number), maxHops });
  return paths.slice(0, first).map((path) => path.map((at) => keys[at] ?? '').join(''));
}

const common = `source: 'S', confidence: 50, dataClass: 'REPORTED', validFrom: date('0001-01-01'), validTo: date('9999-12-31')`;
const plain = { from: node('a'), to: node('b'), maxHops: 8, first: 5, asOf: null, via: [], avoid: [], types: [] };

test('of several hops, consecutive ones of the same access are chosen', async () => {
  const database = await withEmptyData();
  await database.write(
    `CREATE (e:Person {key: 'escort'}), (g:Person {key: 'engineer'}), (s:System {key: 'system', impactLevel: 4})
     WITH e, g, s UNWIND ['A', 'B', 'C'] AS access
     CREATE (e)-[:ESCORTS {key: 'e' + access, access: access, ${common}}]->(g)
     FOREACH (_ IN CASE access WHEN 'C' THEN [1] ELSE [] END |
       CREATE (g)-[:ACCESSES {key: 'a' + access, access: access, ${common}}]->(s))`,
  );
  const [path] = await findPaths(database, {
    ...plain,
    from: { label: 'Person', key: 'escort' },
    to: { label: 'System', key: 'system' },
  });
  expect(path?.hops.map(({ type, under }) => [type, under])).toEqual([
    ['ESCORTS', 'C'],
    ['ACCESSES', 'C'],
  ]);
});

test('a search that would read too much is refused, and reports what it found', async () => {
  const database = await withEmptyData();
  await database.write(
    `CREATE (a:Organization {key: 'a'}), (b:Organization {key: 'b'}), (hub:Country {key: 'ZZ'}),
       (a)-[:REGISTERED_IN {key: 'a', ${common}}]->(hub),
       (b)-[:REGISTERED_IN {key: 'b', ${common}}]->(hub)
     WITH hub UNWIND range(1, 100) AS i CREATE (hub)-[:DESIGNATED_ON]->(hub)`,
  );
  await expect(findPaths(database, plain, { maxStatements: 100 })).rejects.toThrow(
    expect.objectContaining({ code: 'STATEMENT_TOO_LARGE' }),
  );
  await expect(findPaths(database, plain, { maxStatements: 100 })).rejects.toThrow('Found 1 path of up to 2 hops');
  expect(await findPaths(database, plain, { maxStatements: 300 })).toHaveLength(1);
  const within = await findPaths(database, { ...plain, first: 1 }, { maxStatements: 100 });
  expect(within.map(({ nodes }) => nodes.map(({ key }) => key))).toEqual([['a', 'ZZ', 'b']]);
  expect(
    await findPaths(database, { ...plain, avoid: [{ label: 'Country', key: 'ZZ' }] }, { maxStatements: 100 }),
  ).toEqual([]);
});

test('other neighbors of the end of a path are not read', async () => {
  const database = await withEmptyData();
  await database.write(
    `CREATE (a:Organization {key: 'a'})-[:EMPLOYS {key: 'e', ${common}}]->(p:Person {key: 'p'}),
       (p)-[:ACCESSES {key: 'x', access: 'X', ${common}}]->(s:System {key: 's', impactLevel: 4})
     WITH s UNWIND range(1, 1000) AS i CREATE (:Person {key: 'p' + i})-[:ACCESSES {key: 'x' + i, access: 'X' + i}]->(s)`,
  );
  const paths = await findPaths(database, { ...plain, to: { label: 'System', key: 's' } }, { maxStatements: 100 });
  expect(paths.map(({ nodes }) => nodes.map(({ key }) => key))).toEqual([['a', 'p', 's']]);
});

/** Starts as many reads as run at the same time; the next one waits until the returned function is called. */
async function takeEverySlot(database: Database): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let running = 0;
  const reads = Array.from({ length: 20 }, () =>
    database.readTransaction(async () => {
      running += 1;
      await released;
    }),
  );
  onTestFinished(async () => {
    release();
    await Promise.all(reads);
  });
  await expect.poll(() => running).toBe(20);
  return release;
}

test('the time of a search starts when the database begins with it; waiting has a limit of its own', async () => {
  const database = await withEmptyData();
  await database.write(`CREATE (:Organization {key: 'a'})-[:OWNS {key: 'o', ${common}}]->(:Organization {key: 'b'})`);
  const bound = database.until(new AbortController().signal);
  // Planning its statements for the first time takes long.
  expect(await findPaths(bound, plain)).toHaveLength(1);
  const release = await takeEverySlot(bound);
  const waiting = findPaths(bound, plain, { searchMs: 1000 });
  await expect(findPaths(bound, plain, { totalMs: 1500 })).rejects.toThrow(
    expect.objectContaining({
      code: 'STATEMENT_TIMED_OUT',
      message: 'not searched, because the database was busy for 1.5 s: try again later.',
      extensions: { limit: 'pathTotalTime', most: 1500, asked: null },
    }),
  );
  release();
  expect(await waiting).toHaveLength(1);
  // The search that gave up does not keep a slot that it never got.
  const releaseAgain = await takeEverySlot(bound);
  releaseAgain();
  expect(await findPaths(bound, plain)).toHaveLength(1);
});

test('a search that takes too long ends', async () => {
  const database = await withEmptyData();
  await database.write(`CREATE (:Organization {key: 'a'})-[:OWNS {key: 'o', ${common}}]->(:Organization {key: 'b'})`);
  const slow = interceptReads(database, (bound) => ({
    read: (...given) => bound.read(...given),
    readTransaction: (work) =>
      bound.readTransaction((transaction) =>
        work({
          run: async (...given) => {
            await setTimeout(400);
            return transaction.run(...given);
          },
        }),
      ),
  }));
  await expect(findPaths(slow, plain, { searchMs: 50 })).rejects.toThrow(
    expect.objectContaining({
      code: 'STATEMENT_TIMED_OUT',
      message: 'timed out after 0.05 s: limit the types, avoid nodes, or lower maxHops or first.',
      extensions: { limit: 'pathTime', most: 50, asked: null },
    }),
  );
  await expect(findPaths(slow, plain, { totalMs: 1000 })).rejects.toThrow('with less than 20 s to search');
});

test('invalid requests are refused; an aborted search ends', async () => {
  const database = await withEmptyData();
  await database.write(`CREATE (:Organization {key: 'a'}), (:Organization {key: 'b'})`);
  const wrong: Partial<PathRequest>[] = [
    { to: node('a') },
    { to: node('nobody') },
    { from: node('nobody') },
    { via: [node('nobody')] },
    { avoid: [node('b')] },
    // The paths would be those that were to be avoided.
    { avoid: [node('nobody')] },
    { via: [node('c')], avoid: [node('c')] },
    { maxHops: 0 },
    { maxHops: 13 },
  ];
  for (const one of wrong)
    await expect(findPaths(database, { ...plain, ...one })).rejects.toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  await expect(findPaths(database.until(AbortSignal.abort()), plain)).rejects.toThrow(
    expect.objectContaining({ code: 'READ_ABORTED' }),
  );
});
