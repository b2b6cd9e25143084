import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { followEvents } from '../follow-events.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

const list = 'Entity List (EL) - Bureau of Industry and Security';
const columns = ['_id', 'source', 'type', 'name', 'alt_names', 'federal_register_notice', 'start_date', 'ids'];
const records = [
  { _id: 'roe', name: 'Jane Roe', alt_names: 'Janie Roe; Roe Jane' },
  { _id: '-glory', name: 'Proven "Invention"' },
  { _id: 'company', name: 'Invented Trading Ltd' },
  // Rejected: these are listed after the doubtful ones.
  { _id: 'bad', name: 'Invented Systems Ltd', start_date: 'not a day' },
];
const csv = (of: readonly object[]) =>
  stringify(
    of.map((record) => ({ source: list, start_date: '2020-01-01', ...record })),
    { header: true, columns },
  );

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withEmptyData();
  served = await serveGraph(database);
});

const accepted = z.object({ id: z.string() });

async function send(of: readonly object[], parameters: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const query = new URLSearchParams({ format: 'auto', name: 'list.csv', ...parameters });
  const sent = await fetch(`${served.url}imports?${query.toString()}`, {
    method: 'POST',
    headers: { 'X-Subtier-CSRF': '1' },
    body: csv(of),
  });
  const { id } = accepted.parse(await sent.json());
  await followEvents(served.url, 'subscription ($id: ID!) { importProgress(id: $id) { state } }', { id });
  const { importJob } = await served.data(
    'query ($id: ID!) { importJob(id: $id) { state wentIn rejectCount hasRejectsFile } }',
    { id },
  );
  return importJob;
}

const decided = '{ record reason author organization { key caption } }';
const doubtful = async (of: { readonly first?: number; readonly nameContains?: string } = {}) => {
  const { doubtfulListings } = await served.data(
    `query ($first: Int! = 50, $nameContains: String) { doubtfulListings(first: $first, nameContains: $nameContains)
       { file totalCount nodes { record list name otherNames decision ${decided} } } }`,
    of,
  );
  return doubtfulListings;
};
const decisions = () => served.data(`{ listingDecisions ${decided} }`);

test('a preview names what may be of persons; a decision lets it in, is shown with its organization, and is withdrawn', async () => {
  expect(await doubtful()).toEqual({ file: null, totalCount: 0, nodes: [] });
  expect(await send(records, { dryRun: 'true' })).toEqual({
    ...{ state: 'DONE', wentIn: false, rejectCount: 1, hasRejectsFile: true },
  });
  const roe = { record: 'roe', list, name: 'Jane Roe', otherNames: 'Janie Roe; Roe Jane', decision: null };
  const glory = { record: '-glory', list, name: 'Proven "Invention"', otherNames: null, decision: null };
  expect(await doubtful()).toEqual({ file: 'list.csv', totalCount: 2, nodes: [roe, glory] });
  expect(await doubtful({ first: 1 })).toMatchObject({ totalCount: 2, nodes: [roe] });
  expect(await doubtful({ nameContains: 'JANIE' })).toMatchObject({ totalCount: 1, nodes: [roe] });

  const decision = { record: '-glory', reason: 'Looked up', author: 'local', organization: null };
  expect(await served.data(`mutation { decideListings(records: ["-glory"], reason: "Looked up") ${decided} }`)).toEqual(
    { decideListings: [decision] },
  );
  expect(await doubtful()).toMatchObject({ totalCount: 2, nodes: [roe, { ...glory, decision }] });

  // The input without the rejected row: only the doubtful record makes a file of rejects.
  expect(await send(records.slice(0, 3))).toEqual({
    state: 'DONE',
    wentIn: true,
    rejectCount: 0,
    hasRejectsFile: true,
  });
  expect(await doubtful()).toMatchObject({ totalCount: 1, nodes: [roe] });
  const organization = { key: 'CSL--glory', caption: 'Proven "Invention"' };
  expect(await decisions()).toEqual({ listingDecisions: [{ ...decision, organization }] });

  expect(await served.data('mutation { withdrawListings(records: ["-glory"]) }')).toEqual({
    withdrawListings: ['-glory'],
  });
  expect(await decisions()).toEqual({ listingDecisions: [] });
  expect(await send(records.slice(2, 3))).toEqual({
    ...{ state: 'DONE', wentIn: true, rejectCount: 0, hasRejectsFile: false },
  });
  expect(await doubtful()).toEqual({ file: 'list.csv', totalCount: 0, nodes: [] });
});

test('nothing but the file of rejects keeps a name that may be of a person', async () => {
  await send(records);
  expect(await doubtful({ nameContains: 'roe' })).toMatchObject({ totalCount: 1 });
  await served.data('mutation { decideListings(records: ["roe"]) { at } }');
  await served.data('mutation { withdrawListings(records: ["roe"]) }');
  const all = await database.read(
    'MATCH (n) RETURN properties(n) AS found UNION ALL MATCH ()-[r]->() RETURN properties(r) AS found',
  );
  expect(JSON.stringify(all)).toContain('Invented Trading Ltd');
  expect(JSON.stringify(all)).not.toMatch(/Jane|Janie/);
});

test('a decision that does not exist, and records that cannot be, are refused', async () => {
  const refusals = [
    ['withdrawListings(records: ["tea-leaves"])', 'nobody decided'],
    ['decideListings(records: []) { at }', 'at least one'],
    ['decideListings(records: [" "]) { at }', 'must not be empty'],
  ] as const;
  for (const [mutation, message] of refusals) {
    const [error, ...others] = (await served.ask(`mutation { ${mutation} }`)).errors ?? [];
    expect(others).toEqual([]);
    expect(error?.message).toContain(message);
    expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  }
  expect(await decisions()).toEqual({ listingDecisions: [] });
});
