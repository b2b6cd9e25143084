import { expect, test } from 'vitest';
import { documentedCases } from '#seed/cases/cases.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';

test('a documented case has its systems, sources and claims, and nothing of other data', async () => {
  const database = await withDocumentedCase();
  await importPackage(database, {
    'sources.csv': [{ id: 'OWN', title: 'Own', data_class: 'documented' }],
    'systems.csv': [{ id: 'Y1', name: 'Own', impact_level: 5, source: 'OWN' }],
    'claims.csv': [{ id: 'K1', text: 'Own', stance: 'asserts', about: 'systems:Y1', source: 'OWN' }],
  });
  const served = await serveGraph(database);
  const shown = documentedCases
    .filter(({ key }) => key === 'digital-escorts')
    .map(({ key, title, years, place, outcome, summary }) => ({ key, title, years, place, outcome, summary }))[0];
  expect(
    await served.data('{ documentedCases { key title years place outcome summary systems { key } sources { key } } }'),
  ).toEqual({
    documentedCases: [
      {
        ...shown,
        systems: [{ key: 'dod-cloud-il4' }, { key: 'dod-cloud-il5' }],
        sources: Array.from({ length: 17 }, (_, at) => `documented-case:S${at + 1}`)
          .toSorted()
          .map((key) => ({ key })),
      },
    ],
  });
  const claims = '{ documentedCase(key: "digital-escorts") { claims { key statedOn } } }';
  const found = JSON.stringify(await served.data(claims));
  const days = [...found.matchAll(/"statedOn":"([\d-]+)"/g)].map(([, day]) => day);
  expect(days).toHaveLength(27);
  expect(days).toEqual(days.toSorted());
  expect(found).not.toContain('K1');
});

test('a case that the graph does not have is not listed; neither is an unknown one', async () => {
  const database = await withEmptyData();
  await importPackage(database, { 'organizations.csv': [{ id: 'O1', name: 'Other' }] });
  const served = await serveGraph(database);
  expect(
    await served.data(`{ documentedCases { key } documentedCase(key: "digital-escorts") { key }
      unknown: documentedCase(key: "tea-leaves") { key } }`),
  ).toEqual({ documentedCases: [], documentedCase: null, unknown: null });
});
