import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { wipedForm } from '#graph/schema/wipe.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
});

test('saved questions and typed statements wait while a wipe runs, until their deadline', async () => {
  const asked = `{ runSavedQuery(name: "reach-from-covered-nations", parameters: { asOf: "2025-07-17" }) { rows }
    cypher(statement: "MATCH (x:Exposure) RETURN count(x) AS exposures") { rows } }`;
  const before = await served.data(asked);
  const { form, derivedVersion } = await readGraphState(database);
  const lease = await Lease.acquire(database, 'wipe', () => undefined);
  // A wipe deletes exposures first.
  await database.write(
    `MATCH (g:Subtier {key: 'graph'}) SET g.derivedForm = $wipedForm, g.derivedVersion = -1
     WITH g MATCH (x:Exposure) SET x:Hidden REMOVE x:Exposure`,
    { wipedForm },
  );
  const { errors: faults } = await served.ask('{ cypher(statement: "MATCH (x") { rows } }');
  const { errors: waited } = await served.ask('{ cypher(statement: "MATCH (x:Exposure) RETURN x") { rows } }');
  const answer = served.data(asked);
  const first = await Promise.race([answer, sleep(1000, 'waiting')]);
  await database.write(
    `MATCH (x:Hidden) SET x:Exposure REMOVE x:Hidden
     WITH count(*) AS exposures MATCH (g:Subtier {key: 'graph'}) SET g.derivedForm = $form, g.derivedVersion = $derivedVersion`,
    { form, derivedVersion },
  );
  await lease.release();
  expect(first).toBe('waiting');
  expect(faults).toMatchObject([{ extensions: { code: 'STATEMENT_UNPARSABLE' } }]);
  expect(waited).toMatchObject([{ extensions: { code: 'GRAPH_CHANGING' } }]);
  expect(await answer).toEqual(before);
});

test('a statement that is too slow has timed out, also if the graph was repaired while it ran', async () => {
  await database.write(`MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1`);
  const statement = 'UNWIND range(1, 1000000000) AS x WITH x WHERE x % 2 = 5 RETURN count(x) AS n';
  const { errors } = await served.ask('query ($statement: String!) { cypher(statement: $statement) { rows } }', {
    statement,
  });
  const { version, derivedVersion } = await readGraphState(database);
  expect(derivedVersion).toBe(version);
  expect(errors).toMatchObject([{ extensions: { code: 'STATEMENT_TIMED_OUT', limit: 'statementTime' } }]);
});
