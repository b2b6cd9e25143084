import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { exampleDocuments } from '#serve/graphiql/examples.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { importPackage } from '../../import-package.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const queriesIn = (document: string) =>
  [...readFileSync(`docs/${document}.md`, 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map(([, query = '']) => query);
const documented = queriesIn('api');
const named = (query: string) => ({ name: /^query (\w+)/m.exec(query)?.[1] ?? '', query });
const examples = exampleDocuments().map(named);
/** The queries of the document and those that GraphiQL opens with, once per name. */
const queries = [...new Map([...documented.map(named), ...examples].map((one) => [one.name, one])).values()];
/** The examples of docs/queries.md, each with the question above it. */
const statements = [
  ...readFileSync('docs/queries.md', 'utf8').matchAll(/^([^\n]*\?[^\n]*(?:\n[^\n]+)*)\n\n```cypher\n(.*?)\n```/gms),
].map(([, question = '', statement = '']) => ({ question, statement }));
let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
});

test('the document and GraphiQL have queries', () => {
  expect(documented.length).toBeGreaterThan(5);
  expect(examples.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Exposures', 'Difference', 'WhatIf', 'Paths', 'Leads', 'Coverage', 'SavedQuestion']),
  );
  const files = readdirSync('api/serve/graphiql').filter((file) => file.endsWith('.graphql'));
  expect(new Set(examples.map(({ name }) => name)).size).toBe(files.length);
});

test.each(queries)('the documented query $name returns results', async ({ name, query }) => {
  if (name === 'Leads') await importPackage(database, companyAbroad);
  for (const [field, found] of Object.entries(await served.data(query))) {
    expect(listsIn(found), field).not.toContainEqual([]);
    expect(found).not.toBeNull();
  }
});

test('the queries of docs/ownership.md return results', async () => {
  const [query = '', ...others] = queriesIn('ownership');
  expect(others).toEqual([]);
  await importPackage(database, companyAbroad);
  const { nodeByKey } = await served.data(query.replace('"SUPPLIER"', '"abroad"'));
  expect(nodeByKey).toMatchObject({ ownership: { foreignShare: { low: 0, high: 100 } } });
});

test('docs/queries.md has eight statements of at most eight lines', () => {
  expect(statements).toHaveLength(8);
  for (const { statement } of statements) expect(statement.split('\n').length).toBeLessThanOrEqual(8);
});

const cypher = 'query ($statement: String!) { cypher(statement: $statement, first: 1000) { columns rows truncated } }';
const rowsOf = z.object({ cypher: z.object({ rows: z.array(z.array(z.unknown())), truncated: z.literal(false) }) });

test.each(statements)('the documented statement returns results: $question', async ({ statement }) => {
  const { rows } = rowsOf.parse(await served.data(cypher, { statement })).cypher;
  expect(rows).not.toEqual([]);
  for (const row of rows) expect(row).not.toContainEqual([]);
});

const keyed = z.object({ key: z.string() });
/** The commands of docs/queries.md that run a statement with a parameter. */
const commands = [
  ...readFileSync('docs/queries.md', 'utf8').matchAll(/^ {4}npx subtier cypher '(MATCH [^']+)' --param (\w+)=(\S+)$/gm),
].map(([, statement = '', name = '', value = '']) => ({
  statement,
  parameters: { [name]: /^\d+$/.test(value) ? Number(value) : value },
}));
const withParameters = `query ($statement: String!, $parameters: JSON) {
  cypher(statement: $statement, parameters: $parameters, first: 1000) { rows truncated warnings { message } } }`;

test.each(commands)('the documented command returns results, without a warning: $statement', async (command) => {
  const { cypher: answer } = await served.data(withParameters, command);
  expect(rowsOf.parse({ cypher: answer }).cypher.rows).not.toEqual([]);
  expect(answer).toMatchObject({ warnings: [] });
});

test('a documented command has a parameter that is a date', () => {
  expect(commands.some(({ statement }) => statement.includes('date($day)'))).toBe(true);
});

test('the documented chain under a contract has no hop of another contract', async () => {
  const hop = (contract: string, contractor: string, subcontractor: string) => ({
    contract,
    contractor,
    subcontractor,
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'chains', title: 'Chains', data_class: 'documented' }],
    'organizations.csv': ['P', 'A', 'B', 'C'].map((id) => ({ id, name: id })),
    'contracts.csv': ['K1', 'K2'].map((id) => ({ id, piid: id, prime: 'P' })),
    'subcontracts.csv': [hop('K1', 'P', 'A'), hop('K1', 'A', 'B'), hop('K2', 'B', 'C'), hop('K2', 'P', 'B')],
  });
  const statement = statements.find(({ question }) => question.startsWith('Which companies work under'))?.statement;
  const answer = await served.data(cypher, { statement: statement?.replace('dod-cloud-services', 'K1') });
  const keys = z.array(z.tuple([keyed, z.number(), z.array(keyed), z.array(z.unknown())]));
  expect(
    keys
      .parse(rowsOf.parse(answer).cypher.rows)
      .map(([company, tier, chain]) => [company.key, tier, chain.map(({ key }) => key).join()]),
  ).toEqual([
    ['A', 1, 'P,A'],
    ['B', 2, 'P,A,B'],
  ]);
});

test('the documented statements do not leave out chains whose prime, supplier or employer is not on record', async () => {
  await importPackage(database, withHoles);
  const answer = async (question: string) => {
    const statement = statements.find((one) => one.question.startsWith(question))?.statement;
    return rowsOf.parse(await served.data(cypher, { statement })).cypher.rows;
  };
  expect(await answer('Who supplies the escorts')).toContainEqual([null, null, 1, 1]);
  expect(await answer('Who employs people abroad')).toContainEqual([null, [expect.objectContaining({ key: 'CN' })], 1]);
});

test('docs/queries.md names every origin that an exposure can have in the graph', async () => {
  const named = /^An Exposure has `origin` \(([^)]*)\)/m.exec(readFileSync('docs/queries.md', 'utf8'))?.[1];
  const { rows } = rowsOf.parse(
    await served.data(cypher, { statement: 'MATCH (x:Exposure) RETURN DISTINCT x.origin AS origin ORDER BY origin' }),
  ).cypher;
  expect(rows.flat()).toEqual(['DOMESTIC', 'FOREIGN', 'UNDETERMINED']);
  for (const origin of rows.flat()) expect(named).toContain(origin);
});

const supplied = z.tuple([keyed.nullable(), keyed.nullable(), z.number(), z.number()]);
const pageOf = z.object({
  exposures: z.object({
    edges: z.array(
      z.object({
        node: z.object({
          accessKey: z.string(),
          prime: keyed.nullable(),
          accountable: keyed.nullable(),
          escort: keyed,
        }),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const keyOf = (node: z.infer<typeof keyed> | null) => node?.key ?? 'nobody';
const suppliedInApi = `query ($after: String) {
  exposures(filter: { asOf: "2025-07-17", lists: ["10USC4872"], escorted: true }, first: 100, after: $after) {
    edges { node { accessKey prime { key } accountable { key } escort { key } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

test('the documented statement about suppliers of escorts has the counts of the API', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    await generateWorld({ scale: 3000, seed: 'documented', to: folder });
    await runImport(database, { format: 'chain-package', paths: [folder] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const statement = statements.find(({ question }) => question.startsWith('Who supplies the escorts'))?.statement;
  const { rows } = rowsOf.parse(await served.data(cypher, { statement })).cypher;
  const found = rows.map((row) => {
    const [prime, supplier, accesses, escorts] = supplied.parse(row);
    return [keyOf(prime), keyOf(supplier), accesses, escorts].join();
  });

  const groups = new Map<string, { readonly accesses: Set<string>; readonly escorts: Set<string> }>();
  for (let after: string | null = null, isLast = false; !isLast;) {
    const page: z.infer<typeof pageOf> = pageOf.parse(await served.data(suppliedInApi, { after }));
    const { edges, pageInfo } = page.exposures;
    for (const { node } of edges) {
      const { prime, accountable, accessKey, escort } = node;
      const key = `${keyOf(prime)},${keyOf(accountable)}`;
      const group = groups.get(key) ?? { accesses: new Set(), escorts: new Set() };
      groups.set(key, group);
      group.accesses.add(accessKey);
      group.escorts.add(escort.key);
    }
    after = pageInfo.endCursor;
    isLast = !pageInfo.hasNextPage;
  }
  const expected = [...groups].map(([key, { accesses, escorts }]) => `${key},${accesses.size},${escorts.size}`);
  expect(found.sort()).toEqual(expected.sort());
  expect(found.length).toBeGreaterThan(2);
});

/** Data for leads, which the documented case lacks. */
const companyAbroad = {
  // An import replaces the earlier statements of the same source.
  'sources.csv': [{ id: 'awards', title: 'Awards', data_class: 'documented' }],
  'organizations.csv': [{ id: 'abroad', name: 'Company abroad', country: 'CA' }],
  'contracts.csv': [{ id: 'other', piid: 'W1', prime: 'abroad' }],
};

/** Accesses whose contract, employer, escort's employer or location is not on record. */
const withHoles = {
  'sources.csv': [{ id: 'holes', title: 'Holes', data_class: 'documented' }],
  'systems.csv': [{ id: 'five', name: 'Five', impact_level: 5 }],
  'people.csv': [
    ...['abroad', 'watching'].map((id) => ({ id, kind: 'individual' })),
    { id: 'citizen', kind: 'individual', us_person_status: 'citizen' },
  ],
  'locations.csv': [{ person: 'abroad', country: 'CN' }],
  'access.csv': [
    { id: 'bare', person: 'abroad', system: 'five', mode: 'escorted' },
    ...['watching', 'citizen'].map((person) => ({ id: `nowhere-${person}`, person, system: 'five', mode: 'direct' })),
  ],
  'escorts.csv': [{ escort: 'watching', access: 'bare' }],
};

/** The lists that a root field returns or directly contains. */
function listsIn(found: unknown): unknown[] {
  if (Array.isArray(found)) return [found];
  if (typeof found !== 'object' || found === null) return [];
  return Object.values(found).filter((value) => Array.isArray(value));
}
