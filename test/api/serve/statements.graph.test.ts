import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeId } from '#serve/ids.ts';
import { statementFields } from '#serve/schema/statements.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;

/** One chain whose statements have every value that the tables of edges have. */
beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'agencies.csv': [{ id: 'G', name: 'Agency' }],
    'systems.csv': [{ id: 'Y', name: 'System', agency: 'G', impact_level: 5 }],
    'organizations.csv': [
      { id: 'PRIME', name: 'Prime', country: 'US' },
      { id: 'SUB', name: 'Sub', country: 'CA' },
    ],
    'ownership.csv': [{ owner: 'PRIME', owned: 'SUB', share_pct: 12.5, interest: 'shares' }],
    'contracts.csv': [{ id: 'C', piid: 'W1', agency: 'G', prime: 'PRIME' }],
    'subcontracts.csv': [
      {
        ...{ contract: 'C', contractor: 'PRIME', subcontractor: 'SUB' },
        ...{ subaward_number: '7', amount: -2500.5, performed_in: 'CA' },
      },
    ],
    'people.csv': [
      { id: 'E', us_person_status: 'foreign_person' },
      { id: 'X', us_person_status: 'citizen' },
    ],
    'locations.csv': [{ person: 'E', country: 'CN' }],
    'vetting.csv': [{ person: 'X', tier: 'T2', clearance: 'S', adjudication: 'favorable', expires_on: '2030-01-01' }],
    'employment.csv': [
      { organization: 'PRIME', person: 'E', contract: 'C', role: 'engineer' },
      {
        ...{ organization: 'SUB', person: 'X', contract: 'C', role: 'escort' },
        ...{ work_role: '451', proficiency: 'basic', assessed_by: 'Sub' },
      },
    ],
    'access.csv': [
      {
        ...{ id: 'A', person: 'E', system: 'Y', contract: 'C', mode: 'escorted', basis: 'observed' },
        ...{ plane: 'management', privilege: 'root', approval_ref: 'M-1' },
      },
    ],
    'escorts.csv': [{ escort: 'X', access: 'A', sessions: 3, hours: 1.5, log_fields: 'escort;country' }],
    'credentials.csv': [{ holder: 'X', access: 'A' }],
    'designations.csv': [{ list: '10USC4872', organization: 'SUB', programs: 'SDGT' }],
    'claims.csv': [{ id: 'K', text: 'No', stance: 'denies', about: 'access:A', claimant: 'PRIME' }],
    'standings.csv': [{ claim: 'K', standing: 'alleged' }],
  });
  served = await serveGraph(database);
});

const typed = statementFields.map(({ name }) => name);
const statement = z.record(z.string(), z.unknown());
const page = z.object({ edges: z.array(z.object({ statements: z.array(statement).min(1) })).min(1) });

/** The statements of the hops that a node lists in a field. */
async function statementsOf(label: string, key: string, field: string, fields: string) {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${label} { ${field}(first: 10) { edges { statements { ${fields} } } } } } }`;
  const { node } = await served.data(query, { id: encodeId(label === 'Person' ? 'Person' : 'Organization', key) });
  const { edges } = page.parse(z.record(z.string(), z.unknown()).parse(node)[field]);
  return edges.flatMap(({ statements }) => statements);
}

test('the values of statements have fields with their types', async () => {
  const [subcontract] = await statementsOf(
    'Organization',
    'PRIME',
    'subcontractsTo',
    'amount subawardNumber contract performedIn role',
  );
  expect(subcontract).toEqual({ amount: -2500.5, subawardNumber: '7', contract: 'C', performedIn: 'CA', role: null });
  const [share] = await statementsOf('Organization', 'PRIME', 'owns', 'sharePct interest amount');
  expect(share).toEqual({ sharePct: 12.5, interest: 'shares', amount: null });
  const [employment] = await statementsOf('Organization', 'SUB', 'employs', 'role workRole proficiency assessedBy');
  expect(employment).toEqual({ role: 'ESCORT', workRole: '451', proficiency: 'BASIC', assessedBy: 'Sub' });
  const [escort] = await statementsOf('Person', 'X', 'escorts', 'access sessions hours logFields');
  expect(escort).toEqual({ access: 'A', sessions: 3, hours: 1.5, logFields: ['escort', 'country'] });
  const [vetting] = await statementsOf('Person', 'X', 'holds', 'tier clearance adjudication expiresOn');
  expect(vetting).toEqual({ tier: 'T2', clearance: 'S', adjudication: 'FAVORABLE', expiresOn: '2030-01-01' });
});

test('each is what the JSON of all properties has, also on the path of an exposure', async () => {
  const query = `{ exposures(first: 10) { nodes { path { edges { statements { properties ${typed.join(' ')} } } } } } }`;
  const found = z
    .object({ nodes: z.array(z.object({ path: page })).min(1) })
    .parse((await served.data(query))['exposures']);
  const statements = found.nodes.flatMap(({ path }) => path.edges.flatMap((edge) => edge.statements));
  const named = new Set<string>();
  for (const { properties, ...values } of statements) {
    const present = Object.entries(values).filter(([, value]) => value !== null);
    expect(Object.fromEntries(present)).toEqual(properties);
    for (const [name] of present) named.add(name);
  }
  expect([...named]).toEqual(expect.arrayContaining(['amount', 'role', 'hours', 'plane', 'mode', 'privilege']));
});

test('without the JSON, a path still has the typed values', async () => {
  const query = '{ exposures(first: 10) { nodes { path { edges { type statements { hours } } } } } }';
  expect(JSON.stringify(await served.data(query))).toContain('{"hours":1.5}');
});

test('the access of an exposure has what its best statement says', async () => {
  const query = '{ exposures(first: 1) { nodes { access { plane privilege approvalRef mode contract { key } } } } }';
  const access = {
    plane: 'MANAGEMENT',
    privilege: 'root',
    approvalRef: 'M-1',
    mode: 'ESCORTED',
    contract: { key: 'C' },
  };
  expect(await served.data(query)).toMatchObject({ exposures: { nodes: [{ access }] } });
});

test('every column of a table of edges that is a value has a field', () => {
  const type = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8')).getType('Statement');
  const fields = isObjectType(type) ? type.getFields() : {};
  const types = Object.fromEntries(typed.map((name) => [name, String(fields[name]?.type)]));
  expect(types).toEqual({
    ...{ access: 'String', contract: 'String', performedIn: 'String', address: 'String' },
    ...{ subawardNumber: 'String', amount: 'Float', sharePct: 'Float', interest: 'String' },
    ...{ role: 'EmploysRole', workRole: 'String', proficiency: 'EmploysProficiency', assessedBy: 'String' },
    ...{ sessions: 'Int', hours: 'Float', logFields: '[String!]' },
    ...{ basis: 'AccessBasis', mode: 'AccessMode', plane: 'AccessesPlane', privilege: 'String', approvalRef: 'String' },
    ...{ tier: 'HoldsTier', clearance: 'HoldsClearance', adjudication: 'HoldsAdjudication', expiresOn: 'Date' },
    ...{ standing: 'StandsInStanding', programs: 'String' },
  });
});
