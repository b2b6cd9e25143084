import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';

let url: string;
const audits = serverAudits({ url: () => `${url}graphql`, fetchFn: fetch });

test('the audits include more than 30 MUST and SHOULD rules', async () => {
  url = (await serveGraph(await withEmptyData())).url;
  expect(audits.filter(({ name }) => /^(MUST|SHOULD)/.test(name)).length).toBeGreaterThan(30);
});

test.each(audits)('GraphQL over HTTP, $id: $name', async (audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' });
});
