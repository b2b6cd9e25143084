import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { countedDatabase } from './counted-database.ts';
import type { CountedDatabase } from './counted-database.ts';
import { everyField } from './every-field.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let counted: CountedDatabase;
let served: ServedGraph;
const schema = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8'));
const all = Array.from({ length: 30 }, (_, at) => String(at).padStart(2, '0'));
const suppliers = all.map((at) => ({ id: `S${at}`, name: `Supplier ${at}`, country: 'CA' }));

/** Thirty similar subcontractors, escorts, engineers and accesses: more than a page has. */
beforeAll(async () => {
  counted = countedDatabase(await withEmptyData());
  await importPackage(counted.database, {
    'agencies.csv': [{ id: 'G', name: 'Agency' }],
    'systems.csv': all.map((at) => ({ id: `Y${at}`, name: `System ${at}`, agency: 'G', impact_level: 5 })),
    'organizations.csv': [{ id: 'PRIME', name: 'Prime', country: 'US' }, ...suppliers],
    'contracts.csv': [{ id: 'C', piid: 'W1', agency: 'G', prime: 'PRIME' }],
    'covers.csv': all.map((at) => ({ contract: 'C', system: `Y${at}` })),
    'subcontracts.csv': all.map((at) => ({ contract: 'C', contractor: 'PRIME', subcontractor: `S${at}` })),
    'people.csv': all.flatMap((at) => [
      { id: `E${at}`, us_person_status: 'foreign_person' },
      { id: `X${at}`, us_person_status: 'citizen' },
    ]),
    'locations.csv': all.map((at) => ({ person: `E${at}`, country: 'CN' })),
    'vetting.csv': all.map((at) => ({ person: `X${at}`, tier: 'T2' })),
    'employment.csv': all.flatMap((at) => [
      { organization: 'PRIME', person: `E${at}`, contract: 'C', role: 'engineer' },
      { organization: `S${at}`, person: `X${at}`, contract: 'C', role: 'escort' },
    ]),
    'access.csv': all.map((at) => ({
      id: `A${at}`,
      person: `E${at}`,
      system: `Y${at}`,
      contract: 'C',
      mode: 'escorted',
      valid_from: '2024-01-01',
    })),
    'escorts.csv': all.map((at) => ({ escort: `X${at}`, access: `A${at}` })),
    'claims.csv': all.map((at) => ({
      id: `K${at}`,
      text: 'Closed',
      stance: 'denies',
      about: `access:A${at};organizations:S${at}`,
      claimant: 'PRIME',
    })),
  });
  served = await serveGraph(counted.database);
});

const prime = encodeId('Organization', 'PRIME');
const escorts = all.map((at) => `"${encodeId('Person', `X${at}`)}"`).join();
const onDay = 'filter: { asOf: "2024-06-01" }';

test('the count of leads needs no statement besides that of the page', async () => {
  const ask = async (asOf: string, fields: string) => {
    await served.data(`{ leads(filter: { asOf: "${asOf}" }, first: 5) { ${fields} } }`);
    // Some of them run at the same time.
    return [...counted.taken()].sort();
  };
  // Each date is a new filter without cached results. Data that is the same on every date is read first.
  await ask('2024-06-01', 'totalCount nodes { kind }');
  const page = await ask('2024-06-02', 'nodes { kind }');
  expect(page.length).toBeGreaterThan(2);
  expect(await ask('2024-06-03', 'totalCount nodes { kind }')).toEqual(page);
  // The leads of a repeated filter are cached; each query has a different text, so its answer is not.
  const again = await ask('2024-06-03', 'nodes { kind }');
  expect(again.length).toBeLessThan(page.length);
  expect(await ask('2024-06-03', 'counted: totalCount nodes { kind }')).toEqual(again);
});

test('reviews of exposures need a statement only once somebody has decided or commented', async () => {
  const found = z.object({ exposures: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });
  const ask = async (asOf: string, fields: string) => {
    const answer = await served.data(`{ exposures(filter: { asOf: "${asOf}" }, first: 5) { nodes { id ${fields} } } }`);
    return { ids: found.parse(answer).exposures.nodes.map(({ id }) => id), statements: counted.taken().length };
  };
  const { ids, statements } = await ask('2024-06-04', '');
  expect((await ask('2024-06-05', 'review { status }')).statements).toBe(statements);
  await served.data('mutation ($id: ID!) { comment(exposure: $id, text: "Seen") { commentCount } }', {
    id: ids[0],
  });
  counted.taken();
  expect((await ask('2024-06-06', 'review { status }')).statements).toBe(statements + 1);
});

test('the accesses of a page of exposures are read in one statement', async () => {
  const ask = async (fields: string, first: number) => {
    await served.data(`query ($first: Int!) { exposures(${onDay}, first: $first) { nodes { id ${fields} } } }`, {
      first,
    });
    return counted.taken().length;
  };
  await ask('', 1);
  const without = await ask('', 20);
  expect(await ask('access { key mode plane privilege }', 20)).toBe(without + 1);
});

test.each([
  ['ExposureConnection', `exposures(${onDay}, first: $first)`],
  ['ExposureGroupRow', `exposureGroups(by: ACCOUNTABLE, ${onDay}, first: $first)`],
  ['ExposureDiff', 'exposureDiff(from: "2023-01-01", to: "2024-06-01", first: $first)'],
  [
    'ComparedExposures',
    'compareExposures(from: { asOf: "2023-01-01" }, to: { asOf: "2024-06-01" }, change: OPENED, first: $first)',
  ],
  ['WhatIf', `whatIf(remove: [${escorts}], ${onDay}, first: $first)`],
  ['ChokePoint', `chokePoints(${onDay}, first: $first)`],
  ['LeadConnection', `leads(filter: { kinds: [ORGANIZATION_ABROAD] }, first: $first)`],
  ['NeighbourConnection', `neighbours(id: "${prime}", type: "SUBCONTRACTS_TO", first: $first)`],
  [
    'Path',
    `paths(from: "${prime}", to: "${encodeId('Country', 'CN')}", types: ["EMPLOYS", "LOCATED_IN"], first: $first)`,
  ],
  ['SearchHit', 'search(text: "supplier", types: ["Organization"], first: $first)'],
])('%s with every field takes as many statements for 25 rows as for 5', async (name, field) => {
  const type = schema.getType(name);
  if (type === undefined) throw new Error(`no ${name}`);
  const query = `query ($first: Int!) { found: ${field} ${everyField(schema, type)} }`;
  const ask = async (first: number) => {
    const { found } = await served.data(query, { first });
    return { found, statements: counted.taken() };
  };
  // Fills the caches that all requests share.
  await ask(30);
  const [few, many] = [await ask(5), await ask(25)];
  expect(JSON.stringify(many.found).length).toBeGreaterThan(2 * JSON.stringify(few.found).length);
  // Data that arrives at different moments may take an extra batch; one statement per row would add twenty.
  expect(Math.abs(many.statements.length - few.statements.length)).toBeLessThan(5);
  // WhatIf reads the evidence twice: of all affected accesses, then of the shown chains, with properties.
  expect(few.statements.length).toBeLessThan(70);
});

test('the list of saved screenings reads the edition once, however many there are', async () => {
  const save = (name: string) =>
    served.data('mutation ($name: String!) { saveScreening(name: $name, rows: [{ name: "Supplier 01" }]) { id } }', {
      name,
    });
  const ask = async (first: number) => {
    counted.taken();
    await served.data('query ($first: Int!) { screenings(first: $first) { id isOutdated } }', { first });
    return counted.taken().length;
  };
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) await save(name);
  await ask(4);
  expect(await ask(6)).toBe(await ask(1));
});

test('screening takes as many statements for many rows and candidates as for a few', async () => {
  const ask = async (names: readonly string[]) => {
    counted.taken();
    await served.data(
      'query ($rows: [ScreenRow!]!) { screen(rows: $rows) { match candidates { designatedOn accessesThrough score } } }',
      {
        rows: names.map((name) => ({ name })),
      },
    );
    return counted.taken().length;
  };
  await ask(['Supplier 29']);
  const few = await ask(['Supplier 01', 'Supplier 02']);
  expect(Math.abs((await ask(all.map((at) => `Supplier ${at} Inc`))) - few)).toBeLessThan(3);
});
