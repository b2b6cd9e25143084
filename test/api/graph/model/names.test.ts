import { expect, test } from 'vitest';
import { checkStatement } from '#graph/cypher/check-statement.ts';
import { warningsAbout } from '#graph/model/names.ts';

const containing = (text: string): unknown => expect.stringContaining(text);

const warningsOf = async (statement: string) => warningsAbout((await checkStatement(statement)).facts);

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
