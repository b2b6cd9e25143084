import { expect, test } from 'vitest';
import { checkStatement } from '#graph/cypher/check-statement.ts';
import { warningsAbout } from '#graph/model/names.ts';

const containing = (text: string): unknown => expect.stringContaining(text);

const words = { origin: ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'], high: ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'] };
const warningsOf = async (statement: string, parameters = {}) =>
  warningsAbout((await checkStatement(statement)).facts, { parameters, words });

test.each([
  'MATCH (o:Organization)-[e:EMPLOYS]->(p:Person) WHERE e.validFrom.year = 2025 RETURN o.name, p.headcount',
  'MATCH (x:Exposure)-[:REACHES]->(s:System) RETURN s, x.low AS low ORDER BY x.validFrom.month',
  "RETURN duration({days: 1}).days AS d, point({x: 1, y: 2}).x AS x, date('2025-01-01').quarter AS q",
  'WITH {anything: 1} AS map RETURN map.anything AS one',
  'UNWIND $rows AS row MATCH (o:Organization {key: row.organisation}) RETURN row.whatever, o',
  'WITH $map AS given RETURN given.whatever AS one, $map.other AS two',
  'MATCH (n:!Casework) RETURN n',
  'MATCH (i:Import) RETURN i.format, i.startedAt',
  'MATCH ()-[r:SUPERSEDED]->() RETURN r.type, r.supersededAt',
  'MATCH (e:Escort|Engineer) RETURN e.usPersonStatus',
])('a statement about names that exist has no warnings: %s', async (statement) => {
  expect(await warningsOf(statement)).toEqual([]);
});

test('each name is warned of once, where it is first used', async () => {
  const statement =
    'MATCH (a:Organisation), (b:Organisation) RETURN COUNT { (a)--(c:Zzz {nmae: 1}) } AS n, b.nmae AS m';
  expect(await warningsOf(statement)).toEqual([
    { message: containing('no label Organisation'), line: 1, column: 10 },
    { message: 'The model has no label Zzz, so it matches nothing.', line: 1, column: 65 },
    { message: containing('did you mean name'), line: 1, column: 70 },
  ]);
});

test.each([
  ["MATCH (x:Exposure) WHERE x.validFrom <= '2025-07-17' RETURN x", "date('2025-07-17')"],
  ['MATCH (x:Exposure) WHERE x.validFrom <= $d < x.validTo RETURN x', 'date($d)'],
  ["MATCH (x:Exposure {validFrom: '2025-07-17'}) RETURN x", "date('2025-07-17')"],
  ["MATCH (x:Exposure) WHERE x.high = 'critical' RETURN x", 'did you mean CRITICAL?'],
  ["MATCH (x:Exposure) WHERE x.origin IN ['FOREIGN', 'Foreigner'] RETURN x", 'did you mean FOREIGN?'],
  ['MATCH (x:Exposure) WHERE x.origin = $word RETURN x', "origin is never 'abroad': it is one of FOREIGN"],
  ["MATCH (p:Person {kind: 'Individual'}) RETURN p", 'did you mean INDIVIDUAL?'],
  ['MATCH (s:System)-[:ACCESSES]->(p:Person) RETURN s', 'did you mean the other direction?'],
  ['MATCH (s:System) MATCH (p:Escort)<-[:ACCESSES]-(s) RETURN s', 'did you mean the other direction?'],
  ['MATCH (x:Exposure)-[:ESCORTS]->() RETURN x', 'it goes from Person to Person.'],
  ['MATCH (o:Organization)-[:ACCESSES]-(s:System) RETURN s', 'it goes from Person to System.'],
])('a use that matches nothing is warned of: %s', async (statement, advice) => {
  const warnings = await warningsOf(statement, { d: '2025-07-17', word: 'abroad' });
  expect(warnings.map(({ message }) => message)).toContainEqual(containing(advice));
});

test.each([
  "MATCH (x:Exposure) WHERE x.validFrom <= date($d) < x.validTo AND x.origin <> 'FOREIGN' RETURN x",
  "MATCH (x:Exposure) WHERE x.high IN ['HIGH', 'CRITICAL'] OR x.origin = $origin RETURN x",
  'MATCH (s:System)-[:ACCESSES]-(p:Engineer) RETURN s',
  'MATCH (c:Contract)-[:UNDER]->(v:Contract), (x:Exposure)-[:UNDER]->(c) RETURN x',
  'MATCH (a:Organization)-[:OWNS*1..4]->(b:Organization)-[:DESIGNATED_ON|REGISTERED_IN]->(c) RETURN a',
  "MATCH (o:Organization) WHERE o.name = 'Foreign' AND o.key = $d RETURN o",
])('a use that may match has no warnings: %s', async (statement) => {
  expect(await warningsOf(statement, { d: '2025-07-17', origin: 'FOREIGN' })).toEqual([]);
});
