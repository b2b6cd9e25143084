import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('what hides exposures is named wherever the page says that there are none', async () => {
  // All accesses of the case are reported.
  const opened = await openPage(`${url}?as-of=2025-07-17&evidence=documented`);
  const { page } = opened;
  const headline =
    'none of the 2 systems on record is known to have been reached by foreign personnel in the selected evidence';
  await page.getByRole('heading', { name: headline }).waitFor();
  await page.getByText('no access on record on this day in the selected evidence').waitFor();
  await page.goto(`${url}chains?as-of=2025-07-17&evidence=documented`);
  await page
    .getByRole('heading', { name: 'No exposure on record for 17 July 2025 in the selected evidence' })
    .waitFor();
  // What is reported is not invented.
  await untilAnswered(page);
  expect(await page.getByText(/synthetic \(invented\)/).count()).toBe(0);
  await page.getByRole('button', { name: 'Count all evidence' }).click();
  await page.getByRole('heading', { name: '2 accesses exposed · 2 systems' }).waitFor();
  expect(page.url()).not.toContain('evidence=');

  await page.goto(`${url}chains?as-of=2025-07-17&about=country:RU`);
  await page
    .getByRole('heading', { name: 'No exposure on record for 17 July 2025 under the conditions above' })
    .waitFor();
  await page.getByText('No leads on record for this day under the conditions above.').waitFor();
  await closePage(opened);
});

test('a link to the chains of another system draws these, not those that were drawn together before', async () => {
  const together = 'chains?as-of=2025-07-17&system=dod-cloud-il4&with=dod-cloud-il4';
  const opened = await openPage(`${url}${together}`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Draw only one system' }).waitFor();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  const row = page.getByRole('region', { name: 'Systems' }).getByRole('row', { name: /Impact Level 5/ });
  await row.getByRole('link', { name: /^Chains/ }).click();
  await page.getByRole('heading', { name: /Who reaches .*Impact Level 5/ }).waitFor();
  expect(page.url()).not.toContain('with=');

  await page.goto(`${url}${together}`);
  await page.getByRole('button', { name: 'Draw only one system' }).waitFor();
  await page.goto(`${url}system/dod-cloud-il5?as-of=2025-07-17&with=dod-cloud-il4`);
  await page.getByRole('link', { name: 'Draw them in Chains' }).click();
  await page.getByRole('heading', { name: /Who reaches .*Impact Level 5/ }).waitFor();
  await closePage(opened);
});

test('of a country that the page is about and a bar of another country, the one chosen last counts', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&about=country:RU`);
  const { page } = opened;
  await page.getByText('located in').first().waitFor();
  await page.goto(`${url}?as-of=2025-07-17&about=country:RU&filter=country:CN`);
  await page.getByRole('heading', { name: /none of the 2 systems .* under the conditions above/ }).waitFor();
  expect(page.url()).not.toContain('filter=');
  await closePage(opened);
});

// The last tests: they replace the data.
test('accesses without a contract are not said to be missing where conditions hide them', async () => {
  const database = await withEmptyData();
  const [access] = chainFiles['access.csv'];
  await importPackage(database, { ...chainFiles, 'employment.csv': [], 'access.csv': [{ ...access, contract: null }] });
  const served = await serveGraph(database);
  const opened = await openPage(`${served.url}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('heading', { name: /1 of 1 system on record was reached/ }).waitFor();
  await page.goto(`${served.url}?as-of=2025-07-17&about=country:RU`);
  const sentence = 'The record does not show who reaches these systems under the conditions above';
  await page.getByRole('heading', { name: sentence }).waitFor();
  await page.getByRole('contentinfo', { name: 'Coverage' }).getByText(sentence).waitFor();
  expect(await page.getByText('not who has access').count()).toBe(0);
  await page.goto(`${served.url}chains?as-of=2025-07-17&about=country:RU`);
  await page.getByRole('heading', { name: sentence }).waitFor();
  await page.getByRole('button', { name: 'Clear all filters except evidence' }).click();
  await page.getByRole('heading', { name: '1 access exposed · 1 system' }).waitFor();
  await closePage(opened);
});

test('an access without a contract that has ended is not said to be missing', async () => {
  const [access] = chainFiles['access.csv'];
  const files = {
    ...chainFiles,
    'employment.csv': [],
    'access.csv': [{ ...access, contract: null, valid_to: '2025-01-01' }],
  } as const;
  const database = await withEmptyData();
  await importPackage(database, files);
  const served = await serveGraph(database);
  const opened = await openPage(`${served.url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'No exposure on record for 17 July 2025' }).waitFor();
  await page.getByRole('button', { name: 'Go to the last exposed day, 31 December 2024' }).waitFor();
  const coverage = page.getByRole('contentinfo', { name: 'Coverage' });
  await coverage.getByText('no access on record on this day').waitFor();
  expect(await page.getByText(/the record does not show who reaches/i).count()).toBe(0);
  expect(await page.getByText('not who has access').count()).toBe(0);
  await closePage(opened);

  // An access from within the US is never exposed: only the day itself can be spoken of.
  const again = await withEmptyData();
  await importPackage(again, {
    ...files,
    'people.csv': [
      { id: 'P1', us_person_status: 'citizen' },
      { id: 'P2', us_person_status: 'citizen' },
    ],
    'locations.csv': [{ person: 'P1', country: 'US' }],
  });
  const domestic = await openPage(`${(await serveGraph(again)).url}chains?as-of=2025-07-17`);
  await domestic.page.getByText('On this day, the record shows who has contracts, not who has access.').waitFor();
  await closePage(domestic);
});

test('the bar offers no list of companies, also on days before it names any', async () => {
  for (const day of ['1999-01-01', '2025-07-17']) {
    const opened = await openPage(`${url}?as-of=${day}`);
    const { page } = opened;
    await untilAnswered(page);
    await page.getByRole('button', { name: 'Covered nations' }).waitFor();
    expect(await page.getByRole('button', { name: /889/ }).count()).toBe(0);
    await closePage(opened);
  }
});
