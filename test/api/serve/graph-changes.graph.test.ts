import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import { within } from '../../until.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { eventsOf } from './follow-events.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let database: Database;
let served: ServedGraph;
let exposure = '';

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, chainFiles);
  served = await serveGraph(database);
  const found = await served.data('{ exposures(first: 1) { nodes { id } } }');
  exposure = z.object({ exposures: z.object({ nodes: z.tuple([z.object({ id: z.string() })]) }) }).parse(found)
    .exposures.nodes[0].id;
});

const event = z.object({
  data: z.object({
    graphChanged: z.object({ graphVersion: z.number(), edition: z.string(), changed: z.array(z.string()) }),
  }),
});
const partsOf = z.object({ status: z.object({ parts: z.array(z.object({ part: z.string(), edition: z.string() })) }) });

async function parts(): Promise<ReadonlyMap<string, string>> {
  const { status } = partsOf.parse(await served.data('{ status { parts { part edition } } }'));
  return new Map(status.parts.map(({ part, edition }) => [part, edition]));
}

test('graphChanged and status tell which part has changed, of the data and of casework', async () => {
  const events = eventsOf(served.url, 'subscription { graphChanged { graphVersion edition changed } }');
  const next = async () => {
    const { value } = await within(() => 'an event of graphChanged', events.next());
    return event.parse(value).data.graphChanged;
  };
  const first = await next();
  expect(first.changed).toEqual([]);
  const text = 'version: 1, source: { id: mine }, rows: [{ table: organizations, columns: { id: Code } }]';
  const mappingSaved = `mutation { saveMapping(name: "M", text: "{ ${text} }") { name } }`;
  const changes: readonly (readonly [string, string])[] = [
    ['REVIEWS', `mutation { decide(exposure: "${exposure}", status: UNDER_REVIEW) { status } }`],
    ['REVIEWS', `mutation { comment(exposure: "${exposure}", text: "Seen.") { status } }`],
    [
      'INVESTIGATIONS',
      'mutation { saveInvestigation(investigation: { name: "I", document: { nodes: {}, edges: {}, points: {} } }) { id } }',
    ],
    ['WATCH_SETS', 'mutation { saveWatchSet(name: "W", rule: { nameContains: "x" }) { id } }'],
    ['QUESTIONS', 'mutation { keepQuestion(name: "Q", statement: "RETURN 1") { name } }'],
    ['QUESTIONS', 'mutation { deleteQuestion(name: "Q") }'],
    ['MAPPINGS', mappingSaved],
    ['IDENTITIES', 'mutation { decideIdentity(organization: "O1", other: "O2", verdict: NOT_SAME) { reason } }'],
  ];
  let last = first;
  for (const [part, change] of changes) {
    const before = await parts();
    await served.data(change);
    const now = await next();
    expect([change, now.changed]).toEqual([change, [part]]);
    expect(now.graphVersion).toBe(first.graphVersion);
    expect(now.edition).not.toBe(last.edition);
    last = now;
    const after = await parts();
    expect([...after.keys()].filter((one) => after.get(one) !== before.get(one))).toEqual([part]);
  }
  await importPackage(database, { ...chainFiles, 'agencies.csv': [{ id: 'G1', name: 'Another name' }] });
  expect(await next()).toMatchObject({ graphVersion: first.graphVersion + 1, changed: ['DATA'] });
  await events.return();
});

test('after a change that an older version of Subtier made, all casework counts as changed', async () => {
  const before = await parts();
  await database.write(
    "MATCH (c:Casework {caseworkKey: 'version'}) SET c.casework = toString(toInteger(c.casework) + 1)",
  );
  const after = await parts();
  const changed = [...after.keys()].filter((one) => after.get(one) !== before.get(one));
  expect(changed).toEqual([
    'REVIEWS',
    'REQUESTS',
    'INVESTIGATIONS',
    'WATCH_SETS',
    'QUESTIONS',
    'MAPPINGS',
    'IDENTITIES',
    'LISTINGS',
  ]);
});
