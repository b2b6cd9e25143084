import { expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '#graph/engine/open-database.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { writeZip } from '../../seed/readers/write-zip.ts';
import { atFileEnd } from '../../file-end.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { followEvents } from './follow-events.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const accepted = z.object({ id: z.string() });
const progress = `subscription ($id: ID!) { importProgress(id: $id) { state rejectCount failure { message } } }`;
const exposuresOnly = `{ exposures(filter: { asOf: "2024-06-01" }, first: 10) { totalCount edges { node { engineer { key } } } } }`;

function packageWith(engineer: string): Blob {
  const csv = (...lines: readonly string[]) => `${lines.join('\n')}\n`;
  const files = {
    'sources.csv': csv('id', 'S1'),
    'agencies.csv': csv('id,name', 'G1,Agency'),
    'systems.csv': csv('id,name,agency,impact_level', 'Y1,System,G1,5'),
    'organizations.csv': csv('id,name,country', 'O1,Prime,US'),
    'contracts.csv': csv('id,piid,agency,prime', 'C1,W1,G1,O1'),
    'people.csv': csv('id,us_person_status', `${engineer},foreign_person`),
    'locations.csv': csv('person,country', `${engineer},CN`),
    'employment.csv': csv('organization,person,contract,role', `O1,${engineer},C1,engineer`),
    'access.csv': csv('id,person,system,contract,mode,valid_from', `A1,${engineer},Y1,C1,direct,2024-01-01`),
  };
  const members = Object.entries(files).map(([name, content]) => ({ name, content }));
  return new Blob([Uint8Array.from(writeZip(members))]);
}

async function upload(served: ServedGraph, body: Blob): Promise<void> {
  const response = await fetch(`${served.url}imports?format=chain-package&name=p.zip`, {
    method: 'POST',
    headers: { 'X-Subtier-CSRF': '1' },
    body,
  });
  const { id } = accepted.parse(await response.json());
  const events = await followEvents(served.url, progress, { id });
  expect(events.at(-1)).toMatchObject({ data: { importProgress: { state: 'DONE', rejectCount: 0, failure: null } } });
}

test('what one of two servers imports, or a process wipes, the other answers from at once', async () => {
  const database = await withEmptyData();
  const first = await serveGraph(database);
  // With its own connections, like a server on another machine.
  const own = await openDatabase({ environment: testEnvironment(), onProgress: () => undefined });
  atFileEnd(() => own.close());
  const second = await serveGraph(own);
  // Twice, so that the second server caches the answer before each change.
  const expectBoth = async (engineers: readonly string[]) => {
    for (const served of [second, second, second, first, first]) {
      const { exposures } = z
        .object({ exposures: z.object({ totalCount: z.number(), edges: z.array(z.unknown()) }) })
        .parse(await served.data(exposuresOnly));
      expect(exposures).toEqual({
        totalCount: engineers.length,
        edges: engineers.map((key) => ({ node: { engineer: { key } } })),
      });
    }
  };
  await expectBoth([]);
  await upload(first, packageWith('P1'));
  await expectBoth(['P1']);
  await upload(second, packageWith('P2'));
  await expectBoth(['P2']);
  await wipeGraph(database, () => undefined);
  await expectBoth([]);
  await upload(first, packageWith('P3'));
  await expectBoth(['P3']);
});
