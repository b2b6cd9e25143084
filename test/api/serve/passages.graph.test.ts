import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { chainFiles } from '../../chain-files.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let served: ServedGraph;
const digest = '0f'.repeat(32);
const words = 'Engineers in China maintain it, as P1 says.';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'S2', grade: 'original', data_class: 'documented' }],
    'locations.csv': [{ person: 'P1', country: 'CN' }],
    'passages.csv': [
      { about: 'locations:P1|CN', text: words, locator: 'page 3', page_sha256: digest, read_at: '2026-12-01' },
      // What another source states is not behind this one's words.
      { about: 'access:A1;claims:K1', text: 'The access was closed.' },
    ],
  });
  served = await serveGraph(database);
});

test('a statement has the passages of its own source, and another source says that it holds none', async () => {
  const found = await served.data(`{ exposures(filter: { asOf: "2025-01-01" }, first: 1) { nodes { path { edges { type
    statements { source { key grade } passages { text locator pageSha256 readAt about } } } } } } }`);
  const located = {
    type: 'LOCATED_IN',
    statements: [
      {
        source: { key: 'S2', grade: 'ORIGINAL' },
        passages: [
          {
            text: words,
            locator: 'page 3',
            pageSha256: digest,
            readAt: '2026-12-01',
            about: ['locations:P1|CN'],
          },
        ],
      },
      { source: { key: 'S1', grade: null }, passages: [] },
    ],
  };
  const accessed = { type: 'ACCESSES', statements: [{ source: { key: 'S1' }, passages: [] }] };
  expect(found).toMatchObject({
    exposures: { nodes: [{ path: { edges: [{}, {}, {}, accessed, located] } }] },
  });
});

test('a claim and its source list the passages, and so do the ends of a hop that they are about', async () => {
  const found = await served.data(`{
    claims(first: 9) { nodes { key passages { text } } }
    people(filter: { key: { eq: "P1" } }, first: 1) { nodes { passagesAbout(first: 9) { totalCount } } }
    sources(first: 9) { nodes { key describesPassages(first: 9) { nodes { text } } } } }`);
  expect(found).toMatchObject({
    claims: { nodes: [{ key: 'K1', passages: [{ text: 'The access was closed.' }] }] },
    people: { nodes: [{ passagesAbout: { totalCount: 2 } }] },
  });
  expect(JSON.stringify(found['sources'])).toContain(words);
});

const made = z.object({ dossier: z.object({ markdown: z.string() }) });

async function dossierOf(profile: string): Promise<string> {
  const data = await served.data(
    `query ($profile: DossierProfile!) { dossier(subject: SYSTEM, id: "Y1", asOf: "2025-01-01", profile: $profile) { markdown } }`,
    { profile },
  );
  return made.parse(data).dossier.markdown;
}

test('a dossier shows the words beside the statement, and who is named in them as its profile allows', async () => {
  const internal = await dossierOf('INTERNAL');
  expect(internal).toContain(`“${words}” (page 3, read 2026-12-01, SHA-256 of the page ${digest})`);
  expect(internal).toContain('none held');
  const shown = await dossierOf('PUBLIC');
  expect(shown).toContain('Engineers in China maintain it, as person ');
  expect(shown).not.toContain('as P1 says');
});
