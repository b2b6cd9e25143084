import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

/** More accesses than one page of chains has, one of them inferred. */
const access = { person: 'P1', system: 'Y1', contract: 'C1', mode: 'direct', valid_from: '2024-01-01' };
/** More employers than one page has, on another contract, each with two statements: they come before the one that counts. */
const others = Array.from({ length: 110 }, (_, at) => `N${String(at)}`);

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'agencies.csv': chainFiles['agencies.csv'],
    'systems.csv': chainFiles['systems.csv'],
    'organizations.csv': [
      ...chainFiles['organizations.csv'],
      ...others.map((id) => ({ id, name: `Company ${id}`, country: 'US' })),
    ],
    'contracts.csv': [...chainFiles['contracts.csv'], { id: 'C2', piid: 'W2', agency: 'G1', prime: 'O1' }],
    'subcontracts.csv': chainFiles['subcontracts.csv'],
    'people.csv': [...chainFiles['people.csv'], { id: 'P3', us_person_status: 'foreign_person' }],
    'locations.csv': [
      { person: 'P1', country: 'CN' },
      { person: 'P3', country: 'CN' },
    ],
    'employment.csv': [
      ...chainFiles['employment.csv'],
      { organization: 'O1', person: 'P3', contract: 'C1', role: 'engineer', valid_to: '2025-01-01' },
      ...others.flatMap((organization) =>
        ['2020-01-01', '2021-01-01'].map((valid_from) => ({
          ...{ organization, person: 'P3', contract: 'C2', role: 'engineer', valid_from },
        })),
      ),
    ],
    'access.csv': [
      ...Array.from({ length: 60 }, (_, at) => ({ ...access, id: `A${String(at)}` })),
      { ...access, id: 'inferred', data_class: 'inferred' },
      { ...access, id: 'ended', person: 'P3', mode: 'escorted', valid_to: '2025-01-01' },
    ],
    'escorts.csv': [{ escort: 'P2', access: 'ended', valid_from: '2024-01-01', valid_to: '2025-01-01' }],
  });
  url = (await serveGraph(database)).url;
});

/** A link to a chain that a statement finds. */
async function linkTo(found: string, day: string, more = ''): Promise<string> {
  const [row] = await database.read(`${found} RETURN x.chain AS chain LIMIT 1`);
  const { chain } = z.object({ chain: z.string() }).parse(row);
  return `${url}chains?as-of=${day}&system=Y1&show=list&chain=${encodeURIComponent(encodeId('Exposure', chain))}${more}`;
}

const ofAccess = (key: string) => `MATCH (x:Exposure)-[:OF]->(:Access {key: '${key}'})`;

test('a chain that the conditions exclude is not drawn among those that they do not, and it says so', async () => {
  const opened = await openPage(await linkTo(ofAccess('inferred'), '2025-07-17', '&evidence=documented'));
  const { page } = opened;
  await page.getByText('The conditions above exclude this chain.').waitFor();
  await page.getByText('50 of 60 chains listed, most urgent first').waitFor();
  expect(await page.locator('tbody tr[aria-current]').count()).toBe(0);
  await closePage(opened);
});

test('a chain that is beyond the first page is drawn, if the conditions do not exclude it', async () => {
  const last = `MATCH (x:Exposure) WHERE x.validFrom <= date('2025-07-17') < x.validTo WITH x ORDER BY x.byPriority DESC`;
  const opened = await openPage(await linkTo(last, '2025-07-17'));
  const { page } = opened;
  await page.getByText('51 of 61 chains listed, most urgent first').waitFor();
  await page.locator('tbody tr[aria-current]').waitFor();
  expect(await page.getByText('exclude this chain').count()).toBe(0);
  await closePage(opened);
});

test('who employs the engineer is shown as of the day of the chain, however many others do', async () => {
  for (const day of ['2024-06-01', '2025-07-17']) {
    const opened = await openPage(await linkTo(ofAccess('ended'), day));
    const { page } = opened;
    await page.getByRole('heading', { name: 'Prime employs P3' }).waitFor();
    const section = page.getByRole('heading', { name: 'Who employs the engineer', exact: true }).locator('..');
    expect(await section.getByRole('article').count()).toBe(1);
    expect(await page.getByText('The details below are from an earlier day.').count()).toBe(
      day === '2024-06-01' ? 0 : 1,
    );
    await closePage(opened);
  }
});

test('who employs the engineer says so if it could not be loaded', async () => {
  const opened = await openPage(await linkTo(ofAccess('A0'), '2025-07-17'), { expected: /Failed to load/ });
  const { page } = opened;
  await page.getByRole('heading', { name: /^Who reaches/ }).waitFor();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"Employment"') === true) await route.abort();
    else await route.continue();
  });
  await page.goto(await linkTo(ofAccess('ended'), '2024-06-01'));
  await page.getByRole('alert').getByText('Could not load who employs the engineer.').waitFor();
  await closePage(opened);
});
