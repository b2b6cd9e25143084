import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { encodeId } from '#serve/ids.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { importPackage } from '../import-package.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, pressInPanel, untilAnswered } from './open-page.ts';
import { mostBytes, weightOf } from './page-weight.ts';
import type { Page } from 'playwright-core';

const folder = await mkdtemp(join(tmpdir(), 'subtier-overview-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withDocumentedCase();
  url = (await serveGraph(database)).url;
});

test('today, the first page says what was exposed last, shows that day, and who says that it ended', async () => {
  const opened = await openPage(url);
  const { page } = opened;
  const sentence = page.getByRole('heading', {
    name: /none of the 2 systems on record is known to have been reached by foreign personnel; last on 17 July 2025\./,
  });
  await sentence.waitFor();
  // Once: in the brief.
  const ended = page.getByText(/closed per Microsoft, not independently confirmed/i);
  await ended.first().waitFor();
  expect(await ended.count()).toBe(1);
  await page.getByText('the last day on record with an exposure').waitFor();
  await page.getByRole('button', { name: /China 2$/ }).waitFor();
  await page.getByText('first visit from this browser').waitFor();
  expect(await weightOf(page)).toBeLessThanOrEqual(mostBytes.overview);
  // Links lead to the day that the panels show.
  const prime = page.getByRole('region', { name: 'Primes by country' }).getByRole('link', { name: 'Microsoft' });
  expect(await prime.getAttribute('href')).toContain('/organization/microsoft?as-of=2025-07-17');
  await page.getByRole('button', { name: 'Go to 17 July 2025' }).click();
  await page.getByRole('heading', { name: /On 17 July 2025, 2 of 2 systems on record were reached/ }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/?as-of=2025-07-17');
  await page.goBack();
  await sentence.waitFor();
  await closePage(opened);
});

test('the first page says which documented case the systems on record are of, and leads to its page and its last day', async () => {
  const opened = await openPage(`${url}documented-case`);
  const { page } = opened;
  const cases = page.getByRole('list', { name: 'Documented cases' });
  await cases.getByText('until July 2025 · China').waitFor();
  await cases.getByText(/^ProPublica reported in July 2025 that Microsoft engineers in China/).waitFor();
  await cases.getByText(/^Ended according to Microsoft, not independently confirmed/).waitFor();
  expect(await cases.getByRole('listitem').count()).toBe(1);
  await cases.getByRole('button', { name: '17 Jul 2025' }).click();
  await page.getByRole('heading', { name: /On 17 July 2025, 2 of 2 systems on record were reached/ }).waitFor();
  await cases.getByRole('link', { name: 'Digital escorts' }).click();
  await page.getByRole('heading', { name: 'Claims · 27' }).waitFor();
  expect(page.url()).toContain('/documented-case/digital-escorts?as-of=2025-07-17');
  await closePage(opened);
});

test('on a day before everything on record, the overview says that the start of the accesses is unknown', async () => {
  const opened = await openPage(`${url}?as-of=1950-01-01`);
  const { page } = opened;
  await page
    .getByRole('heading', { name: /On 1 January 1950, 2 of 2 systems on record may have been reached/ })
    .waitFor();
  await page.getByText('Start not on record: may not have begun by 1 January 1950').waitFor();
  await page
    .getByText(/^May not have begun\. The start of 2 accesses is not on record, and on 1 January 1950/)
    .waitFor();
  await page
    .getByText('The start of 2 accesses is not on record, so they count on every day before their end.')
    .waitFor();
  await page.getByRole('button', { name: 'today', exact: true }).click();
  await page.getByRole('heading', { name: /none of the 2 systems on record is known/ }).waitFor();
  expect(await page.getByText('is not on record, so they count').count()).toBe(0);
  await closePage(opened);
});

test('with a list, the overview says it of the accesses from the countries that the list designates on the day', async () => {
  const listed = `${url}?as-of=2019-01-01&lists=10USC4872`;
  const opened = await openPage(listed);
  const { page } = opened;
  const start = page.getByText(
    'The start of 2 accesses is not on record, so they count on every day before their end on which the lists above apply.',
  );
  await start.waitFor();
  for (const country of [
    `about=country:${encodeURIComponent(encodeId('Country', 'CN'))}`,
    'filter=country:CN&filter=country:RU',
  ]) {
    await page.goto(`${listed}&${country}`);
    await start.waitFor();
  }
  await closePage(opened);
});

test('the overview ranks systems, and leads from a number to its chains and evidence', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&lists=10USC4872`);
  const { page } = opened;
  await page.getByRole('heading', { name: /personnel located in a country on Covered nations/ }).waitFor();
  const rows = page.getByRole('region', { name: 'Systems' }).getByRole('row');
  await rows.nth(2).waitFor();
  expect(await rows.nth(1).innerText()).toMatch(/Impact Level 5\s+IL5\s+CRITICAL\s+1\s+1/);
  const matrix = page.getByRole('region', { name: 'Primes by country' });
  await matrix.getByRole('columnheader', { name: 'undetermined' }).waitFor();
  expect(await matrix.getByRole('row').nth(1).innerText()).toMatch(/Microsoft\s+2/);
  await panelOf(page, 'Remedies')
    .getByRole('listitem')
    .filter({ hasText: 'Move China-based engineers to the United States' })
    .filter({ hasText: 'closes 2' })
    .waitFor();
  await rows.nth(1).getByRole('link', { name: 'Chains to' }).click();
  await page.getByRole('heading', { name: /Who reaches .*Impact Level 5/ }).waitFor();
  expect(page.url()).toContain('/chains?as-of=2025-07-17&lists=10USC4872&system=dod-cloud-il5');
  await page.goBack();
  await rows
    .nth(1)
    .getByRole('link', { name: /Impact Level 5/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 1' }).waitFor();
  await page.getByRole('link', { name: 'Evidence of China-based engineers reaching' }).first().click();
  await page.getByRole('heading', { name: 'Hop by hop' }).waitFor();
  expect(page.url()).toMatch(/\/exposure\/[\w-]+\?as-of=2025-07-17/);
  await page.getByRole('link', { name: 'China-based engineers', exact: true }).first().click();
  await page.getByRole('heading', { level: 2, name: 'China-based engineers' }).waitFor();
  expect(page.url()).toContain('/person/china-based-engineers?');
  await closePage(opened);
});

const panelOf = (page: Page, title: string) =>
  page.locator('.panel').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

test('a click on a bar filters everything, Shift excludes, by mouse and keyboard, and the address keeps it', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const supplier = page.getByRole('list', { name: 'Escort supplier' }).getByRole('button');
  await supplier.waitFor();
  expect(await supplier.innerText()).toMatch(/Insight Global\s+2/);
  await page.getByRole('list', { name: 'Country' }).getByRole('button').click();
  await page.getByRole('button', { name: /located in .*China.*remove this filter/ }).waitFor();
  expect(page.url()).toContain('filter=country:CN');
  await page.getByRole('heading', { name: /2 of 2 systems/ }).waitFor();
  await page
    .getByRole('list', { name: 'Country' })
    .getByRole('button')
    .click({ modifiers: ['Shift'] });
  await page.getByRole('heading', { name: /none of the 2 systems/ }).waitFor();
  expect(page.url()).toContain('filter=-country:CN');
  await panelOf(page, 'Remedies').getByText('None: no action of these kinds touches an exposed access').waitFor();
  await panelOf(page, 'Prime').getByText('None on record under the conditions above.').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: /2 of 2 systems/ }).waitFor();
  await page.getByRole('button', { name: /remove this filter/ }).click();
  await expect.poll(() => page.url()).not.toContain('filter=');

  const gaps = page.getByRole('list', { name: 'What the record lacks' }).getByRole('button');
  await gaps.first().focus();
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => page.url()).toContain('filter=-gap:CONTRACT_NOT_IDENTIFIED');
  await page.getByRole('button', { name: /not lacking contract not identified/ }).waitFor();
  const link = page.url();
  await closePage(opened);
  const again = await openPage(link);
  await again.page.getByRole('heading', { name: /none of the 2 systems/ }).waitFor();
  await again.page.getByRole('button', { name: 'Clear all filters except evidence' }).click();
  await again.page.getByRole('heading', { name: /2 of 2 systems/ }).waitFor();
  await closePage(again);
});

test('the highest clearance of the engineers is a condition, which the address keeps', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const clearance = page.getByRole('combobox', { name: 'clearance' });
  const rows = page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /China-based/ });
  await rows.nth(1).waitFor();
  await clearance.selectOption('Top Secret');
  await expect.poll(() => rows.count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('filter')).toBe('clearance:TS');
  await clearance.selectOption('not on record');
  await rows.nth(1).waitFor();
  await page.reload();
  await rows.nth(1).waitFor();
  expect(await clearance.inputValue()).toBe('NOT_ON_RECORD');
  await page.goto(`${url}chains?as-of=2025-07-17&filter=clearance:s&filter=clearance:ts`);
  await expect.poll(() => clearance.locator('option:checked').innerText()).toBe('Secret or Top Secret');
  await clearance.selectOption('any');
  await rows.nth(1).waitFor();
  expect(page.url()).not.toContain('filter=');
  await closePage(opened);
});

test('the chart has a table with the same months, whose days can be opened', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('img', { name: /Exposed accesses by month; most on .*: 2 accesses of 2 on record/ }).waitFor();
  await page.getByRole('button', { name: 'Table of the counts over time' }).click();
  const months = page.getByRole('region', { name: 'Months as a table' });
  const june = months.getByRole('row', { name: /17 Jun 2025/ });
  expect(await june.innerText()).toMatch(/17 Jun 2025\s+2\s+2\s+0\s+2/);
  expect(await months.getByRole('row', { name: /17 Aug 2025/ }).innerText()).toMatch(/17 Aug 2025\s+0\s+0\s+0\s+0/);
  await june.getByRole('button').click();
  await page.getByRole('heading', { name: /On 17 June 2025, 2 of 2 systems/ }).waitFor();
  await closePage(opened);
});

test('an older link without a view opens the chains', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&show=list`);
  await opened.page.getByText('2 accesses exposed · 2 systems').waitFor();
  expect(opened.page.url()).toContain('/chains?as-of=2025-07-17&show=list');
  await closePage(opened);
});

test('on a phone and on 1280 × 720, nothing of the overview is wider than the window', async () => {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 720 },
  ]) {
    const opened = await openPage(`${url}?as-of=2025-07-17`, { viewport });
    await opened.page.getByRole('list', { name: 'Source of the access' }).waitFor();
    const width = await opened.page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(viewport.width);
    // The title of a source is long, and read whole.
    const cut = await opened.page
      .locator('.bar-name')
      .evaluateAll((names) => names.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    expect(cut).toBe(0);
    expect(await opened.page.getByRole('link', { name: 'Queries' }).isVisible()).toBe(true);
    await closePage(opened);
  }
});

test('where all data is synthetic, it is shown at once under a banner; with other data it is hidden, and a visit says what came', async () => {
  const other = await withEmptyData();
  await generateWorld({ scale: 200, seed: '1', to: join(folder, 'world') });
  await runImport(other, { format: 'chain-package', paths: [join(folder, 'world')], strict: true });
  const served = await serveGraph(other);
  const opened = await openPage(`${served.url}?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('All data here is synthetic.').waitFor();
  await page.getByRole('heading', { name: /[1-9]\d* of [1-9]\d* systems on record were reached/ }).waitFor();
  expect(page.url()).toContain('evidence=documented,reported,inferred,synthetic');

  await runImport(other, { format: 'chain-package', paths: ['seed/cases/digital-escorts'], strict: true });
  // The visit before lies more than half an hour back.
  await page.evaluate(`{
    const visits = JSON.parse(localStorage.getItem('subtier.visits'));
    visits[0].at = '2026-01-01T00:00:00.000Z';
    localStorage.setItem('subtier.visits', JSON.stringify(visits));
  }`);
  await page.goto(`${served.url}?as-of=2025-07-17`);
  await page
    .getByText(/the data changed once since 1 Jan 2026: \+2 systems, \+1 contract, \+2 organizations/)
    .waitFor();
  await page.getByRole('heading', { name: /2 of 2 systems on record/ }).waitFor();
  const footer = page.getByRole('contentinfo', { name: 'Coverage' });
  await footer.getByText('1 of 1 contract', { exact: true }).waitFor();
  await footer.getByText('synthetic data hidden').waitFor();
  await page
    .getByText(/^With the synthetic \(invented\) data that is now hidden, [\d,]+ accesses are exposed\./)
    .waitFor();
  expect(await footer.getByText('awards reporting subawards').count()).toBe(0);
  await page.getByRole('button', { name: 'Show synthetic data' }).click();
  await page.getByText('Synthetic data is included.').waitFor();
  await page.getByRole('heading', { level: 3, name: /of [1-9]\d+ systems on record/ }).waitFor();
  await footer.getByText(/\d+ of [1-9]\d+ contracts/).waitFor();
  await footer.getByText('awards reporting subawards').waitFor();

  // A graph that was wiped counts its versions from the beginning.
  await page.evaluate(`{
    const visits = JSON.parse(localStorage.getItem('subtier.visits'));
    visits[0] = { ...visits[0], at: '2026-01-01T00:00:00.000Z', graphVersion: 1_000_000 };
    localStorage.setItem('subtier.visits', JSON.stringify(visits));
  }`);
  await page.goto(`${served.url}?as-of=2025-07-17`);
  await page.getByText('nothing to compare: the graph has been replaced since 1 Jan 2026').waitFor();

  // Nothing synthetic leads to this system.
  const counted = page.waitForResponse(
    (response) => response.request().postData()?.includes('"SyntheticCount"') === true,
  );
  await page.goto(`${served.url}?as-of=2025-07-17&about=system:dod-cloud-il5`);
  await page.getByRole('heading', { name: /1 of 2 systems on record was reached/ }).waitFor();
  await counted;
  await untilAnswered(page);
  expect(await page.getByText('With the synthetic').count()).toBe(0);
  await closePage(opened);
});

/** E1 in China, E2 foreign by status, E3 of undetermined origin, each with an access under C1 of O1. */
const origins = {
  'sources.csv': [{ id: 'S1', title: 'First', data_class: 'documented' }],
  'agencies.csv': [{ id: 'G', name: 'Agency', source: 'S1' }],
  'systems.csv': [
    { id: 'Y1', name: 'One', agency: 'G', impact_level: 5, source: 'S1' },
    { id: 'Y2', name: 'Two', agency: 'G', impact_level: 4, source: 'S1' },
  ],
  'organizations.csv': [{ id: 'O1', name: 'Prime One', country: 'US', source: 'S1' }],
  'contracts.csv': [{ id: 'C1', prime: 'O1', agency: 'G', source: 'S1' }],
  'people.csv': [
    { id: 'E1', us_person_status: 'unknown', source: 'S1' },
    { id: 'E2', us_person_status: 'foreign_person', source: 'S1' },
    { id: 'E3', us_person_status: 'unknown', source: 'S1' },
  ],
  'locations.csv': [{ person: 'E1', country: 'CN', source: 'S1' }],
  'employment.csv': ['E1', 'E2', 'E3'].map((person) => ({
    organization: 'O1',
    person,
    contract: 'C1',
    role: 'engineer',
    source: 'S1',
  })),
  'access.csv': [
    { id: 'A1', person: 'E1', system: 'Y1', contract: 'C1', mode: 'direct', source: 'S1' },
    { id: 'A2', person: 'E2', system: 'Y1', contract: 'C1', mode: 'direct', source: 'S1' },
    { id: 'A3', person: 'E3', system: 'Y2', contract: 'C1', mode: 'direct', source: 'S1' },
  ],
};

test('accesses of undetermined origin count if the page is told so, by a control, a button or a cell of the matrix', async () => {
  const other = await withEmptyData();
  await importPackage(other, origins);
  const served = await serveGraph(other);
  const opened = await openPage(`${served.url}?as-of=2025-07-17`);
  const { page } = opened;
  const sentence = (words: string) => page.getByRole('heading', { name: words }).waitFor();
  await sentence('1 of 2 systems on record may have been reached by foreign personnel, through 2 accesses');
  await page
    .getByText('1 of 3 accesses on record that day is of undetermined origin, because no location is on record.')
    .waitFor();
  const matrix = page.getByRole('region', { name: 'Primes by country' });
  const prime = matrix.getByRole('row', { name: /Prime One/ });
  await prime.waitFor();
  // In China, foreign by status, undetermined.
  expect(await prime.getByRole('cell').allInnerTexts()).toEqual([
    expect.stringMatching(/^1\s/),
    '1',
    expect.stringMatching(/^1\s+accesses of Prime One of undetermined origin/),
  ]);

  await page.getByRole('button', { name: 'Count them too' }).click();
  await sentence(
    '2 of 2 systems on record may have been reached by foreign personnel, or personnel of undetermined origin, through 3',
  );
  expect(page.url()).toContain('origin=foreign,undetermined');
  expect(await page.getByRole('button', { name: 'Count them too' }).count()).toBe(0);

  await prime.getByRole('button', { name: /undetermined origin/ }).click();
  await sentence(
    '1 of 2 systems on record may have been reached by personnel of undetermined origin, through 1 access',
  );
  expect(page.url()).toMatch(/origin=undetermined&filter=prime:O1/);
  expect(await page.getByRole('region', { name: 'Systems' }).getByRole('row').nth(1).innerText()).toContain('Two');
  // The matrix keeps the numbers of foreign origins, which lead back to them.
  await prime.getByRole('button', { name: /from .*China/ }).click();
  await sentence('1 of 2 systems on record may have been reached by foreign personnel, through 1 access');
  await page.goBack();

  // Chains, their Cypher and a link have the condition too.
  await page.goto(page.url().replace('/?', '/chains?'));
  await page.getByText('1 access exposed · 1 system').waitFor();
  await page.getByRole('button', { name: 'Show the Cypher of the exposed accesses' }).click();
  expect(await page.getByRole('textbox', { name: '$filter' }).inputValue()).toContain('"origins":["UNDETERMINED"]');
  await page.goto(`${served.url}?as-of=2025-07-17`);
  await matrix.getByRole('button', { name: /^undetermined.*show accesses of undetermined origin/ }).click();
  await sentence(
    '1 of 2 systems on record may have been reached by personnel of undetermined origin, through 1 access',
  );
  const control = page.getByRole('combobox', { name: 'origin' });
  expect(await control.inputValue()).toBe('UNDETERMINED');
  // Nothing of undetermined origin is at this level, and the day has other exposures.
  await page.getByRole('combobox', { name: 'sensitivity' }).selectOption('national security (IL5) and up');
  await sentence(
    'none of the 2 systems on record is known to have been reached by personnel of undetermined origin at sensitivity national security (IL5) and up',
  );
  await page.getByRole('button', { name: 'Clear all filters except evidence' }).click();
  await sentence('1 of 2 systems on record may have been reached by foreign personnel');
  expect(page.url()).not.toContain('origin=');
  await control.selectOption('either');
  await sentence('foreign personnel, or personnel of undetermined origin');

  // The start of no access is on record. With a list, E2 is of undetermined origin too.
  await page.goto(`${served.url}?as-of=2025-07-17&lists=10USC4872&origin=foreign,undetermined`);
  const undetermined =
    'The start of 2 accesses of undetermined origin is not on record, so they count on every day before their end.';
  const located =
    'The start of 1 access is not on record, so it counts on every day before its end on which the lists above apply.';
  await page.getByText(undetermined).waitFor();
  await page.getByText(located).waitFor();
  await page.goto(`${served.url}?as-of=2025-07-17&lists=10USC4872&origin=undetermined`);
  await page.getByText(undetermined).waitFor();
  expect(await page.getByText(located).count()).toBe(0);
  await page.goto(`${served.url}?as-of=2025-07-17&lists=10USC4872`);
  await page.getByText(located).waitFor();
  expect(await page.getByText(undetermined).count()).toBe(0);
  await page.goto(`${served.url}?as-of=2025-07-17&origin=foreign,undetermined`);
  await sentence('foreign personnel, or personnel of undetermined origin');

  // Without a country, a chain says whether its engineer is foreign by status or of undetermined origin.
  await page.goto(page.url().replace('/?', '/chains?'));
  // The inspector has buttons that begin with the engineer too.
  const chain = (engineer: string) => page.locator('[data-row]', { hasText: new RegExp(`^${engineer}`) });
  await chain('E3').filter({ hasText: 'origin undetermined' }).waitFor();
  await chain('E2').filter({ hasText: 'foreign by status' }).waitFor();
  expect(await chain('E1').innerText()).toMatch(/China/);
  expect(await chain('E1').innerText()).not.toMatch(/status|undetermined/);
  await page.goto(`${served.url}contract/C1?as-of=2025-07-17&origin=foreign,undetermined`);
  await page.getByRole('row', { name: /^E3\s+origin undetermined/ }).waitFor();
  await closePage(opened);
});

/** E1, E2 and E3 in China: E1 reaches Y1 under O1 until a day, E2 reaches Y2 under O2, and E3 reaches Y2 without a contract. */
const twoPrimes = {
  ...origins,
  'organizations.csv': [...origins['organizations.csv'], { id: 'O2', name: 'Prime Two', country: 'US', source: 'S1' }],
  'contracts.csv': [...origins['contracts.csv'], { id: 'C2', prime: 'O2', agency: 'G', source: 'S1' }],
  'people.csv': ['E1', 'E2', 'E3'].map((id) => ({ id, us_person_status: 'unknown', source: 'S1' })),
  'locations.csv': ['E1', 'E2', 'E3'].map((person) => ({ person, country: 'CN', source: 'S1' })),
  'employment.csv': [
    { organization: 'O1', person: 'E1', contract: 'C1', role: 'engineer', source: 'S1' },
    { organization: 'O2', person: 'E2', contract: 'C2', role: 'engineer', source: 'S1' },
  ],
  'access.csv': [
    { id: 'A1', person: 'E1', system: 'Y1', contract: 'C1', mode: 'direct', valid_to: '2025-07-18', source: 'S1' },
    { id: 'A2', person: 'E2', system: 'Y2', contract: 'C2', mode: 'direct', valid_to: '', source: 'S1' },
    { id: 'A3', person: 'E3', system: 'Y2', contract: '', mode: 'direct', valid_to: '', source: 'S1' },
  ],
};

test('where conditions may hide exposures, the sentence says so beside what they leave, on the day and today', async () => {
  const other = await withEmptyData();
  await importPackage(other, twoPrimes);
  const served = await serveGraph(other);
  const opened = await openPage(`${served.url}?as-of=2025-07-17`);
  const { page } = opened;
  const sentence = (words: string) => page.getByRole('heading', { name: words }).waitFor();
  await sentence('2 of 2 systems on record were reached by foreign personnel, through 3 accesses; today 1 system.');
  await page
    .getByRole('list', { name: 'Prime' })
    .getByRole('button', { name: /Prime One/ })
    .click();
  await sentence(
    '1 of 2 systems on record was reached by foreign personnel, through 1 access under the conditions above; none on record today under these conditions',
  );
  await page.goto(`${served.url}?as-of=2025-07-17&about=organization:O2`);
  await sentence('through 1 access under the conditions above; today 1 system under these conditions.');
  await page.goto(`${served.url}?as-of=2025-07-17&evidence=documented`);
  await sentence('through 3 accesses in the selected evidence; today 1 system under these conditions.');

  await page.goto(`${served.url}?about=organization:O1`);
  await sentence('reached by foreign personnel under the conditions above; last on 17 July 2025');
  await page.getByText('the last day on record with an exposure under the conditions above.').waitFor();
  await closePage(opened);
});

test('a cell of the matrix leads to as many accesses as it says, without those that are excluded', async () => {
  const other = await withEmptyData();
  await importPackage(other, twoPrimes);
  const served = await serveGraph(other);
  const opened = await openPage(`${served.url}?as-of=2025-07-17&filter=-prime:O1&filter=-country:RU`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'through 2 accesses under the conditions above' }).waitFor();
  const matrix = page.getByRole('region', { name: 'Primes by country' });
  const cell = matrix.getByRole('button', { name: /accesses of primes not on record from/ });
  expect(await cell.innerText()).toMatch(/^1\s/);
  await cell.click();
  await page.getByRole('heading', { name: 'through 1 access under the conditions above' }).waitFor();
  expect(page.url()).toContain('filter=-prime:O1&filter=-country:RU&filter=-prime:O2&filter=country:CN');
  await closePage(opened);
});

/** Also E4, a citizen in the US, with an access. */
const withDomestic = {
  ...origins,
  'people.csv': [...origins['people.csv'], { id: 'E4', us_person_status: 'citizen', source: 'S1' }],
  'locations.csv': [...origins['locations.csv'], { person: 'E4', country: 'US', source: 'S1' }],
  'employment.csv': [
    ...origins['employment.csv'],
    { organization: 'O1', person: 'E4', contract: 'C1', role: 'engineer', source: 'S1' },
  ],
  'access.csv': [
    ...origins['access.csv'],
    { id: 'A4', person: 'E4', system: 'Y1', contract: 'C1', mode: 'direct', source: 'S1' },
  ],
};

test('counts of accesses on record have domestic accesses too, under any condition', async () => {
  const other = await withEmptyData();
  await importPackage(other, withDomestic);
  const { url: served } = await serveGraph(other);
  const opened = await openPage(`${served}person/E4?as-of=2025-07-17`);
  const { page } = opened;
  const footer = page.getByRole('contentinfo', { name: 'Coverage' });
  await page.getByRole('button', { name: 'Exposures that they are on' }).click();
  await footer.getByText('of 1 access:').waitFor();

  for (const filter of ['', '&filter=prime:O1']) {
    await page.goto(`${served}?as-of=2025-07-17${filter}`);
    await footer.getByText('of 4 accesses:').waitFor();
    await page.getByText('1 of 4 accesses on record that day is of undetermined origin').waitFor();
    await page.getByRole('img', { name: /: 2 accesses of 4 on record\. The line/ }).waitFor();
  }
  await page.goto(`${served}?as-of=2025-07-17&filter=-prime:O1`);
  await footer.getByText('no access on record on this day under the conditions above').waitFor();

  await page.goto(`${served}chains?as-of=2025-07-17&filter=prime:O1&about=system:Y2`);
  await page.getByText('1 access on record on this day, 1 of undetermined origin.').waitFor();
  await closePage(opened);
});

test('an access without contract, escort and employer can be revoked or its engineer moved, and leads open on the day that is shown', async () => {
  const other = await withEmptyData();
  await importPackage(other, {
    ...origins,
    'organizations.csv': [...origins['organizations.csv'], { id: 'O2', name: 'Sub Two', country: 'CN', source: 'S1' }],
    'subcontracts.csv': [{ contract: 'C1', contractor: 'O1', subcontractor: 'O2', source: 'S1' }],
    // Without E1.
    'employment.csv': origins['employment.csv'].slice(1),
    'access.csv': [
      { id: 'A1', person: 'E1', system: 'Y1', contract: '', mode: 'direct', valid_to: '2025-07-18', source: 'S1' },
    ],
  });
  const opened = await openPage((await serveGraph(other)).url);
  const { page } = opened;
  await page.getByRole('button', { name: 'Go to 17 July 2025' }).waitFor();
  const remedies = panelOf(page, 'Remedies').getByRole('listitem').filter({ hasText: 'closes' });
  await remedies.first().waitFor();
  expect((await remedies.allInnerTexts()).map((text) => text.split(/\s/)[0])).toEqual(['Move', 'Revoke', 'Vet']);
  const lead = page.getByRole('link', { name: 'Sub Two' }).first();
  expect(await lead.getAttribute('href')).toContain('/organization/O2?as-of=2025-07-17');
  const leads = await downloadCsv(page, 'these leads');
  expect(leads.file).toBe('leads-2025-07-17.csv');
  expect(leads.text).toMatch(/^\uFEFFlead,organization,organization key,country,contract,contract key,/);
  expect(leads.text).toMatch(/\r\n[^,\r]+,Sub Two,O2,China,C1,C1,/);
  await closePage(opened);
});

test('lists that are cut say so and show the rest when asked, and every number of the matrix leads on', async () => {
  const other = await withEmptyData();
  await generateWorld({ scale: 2000, seed: '1', to: join(folder, 'larger') });
  await runImport(other, { format: 'chain-package', paths: [join(folder, 'larger')], strict: true });
  const opened = await openPage(`${(await serveGraph(other)).url}?as-of=2025-07-17`);
  const { page } = opened;
  const employers = page.getByRole('list', { name: 'Engineer’s employer' }).getByRole('button');
  await employers.nth(8).waitFor();
  const all = Number(/Show all (\d+)/.exec(await employers.nth(8).innerText())?.[1]);
  await page
    .getByText(`8 of ${String(all)}`)
    .first()
    .waitFor();
  await employers.nth(8).click();
  await expect.poll(() => employers.count()).toBe(all + 1);
  await employers.nth(all).click();
  await expect.poll(() => employers.count()).toBe(9);
  expect(await page.getByText('no chain left').count()).toBe(0);
  await page.getByRole('link', { name: 'All remedies' }).click();
  await page.getByText(/the first 20 of \d+/).waitFor();
  await page.getByRole('button', { name: 'Show more remedies' }).click();
  await page.getByRole('button', { name: 'Show fewer remedies' }).waitFor();
  await expect.poll(() => page.locator('ol.ranked > li').count()).toBeGreaterThan(20);
  await page.goBack();

  // Chains without a prime on record can be selected, and the people without a location are one question away.
  const matrix = page.getByRole('region', { name: 'Primes by country' });
  const cell = matrix.getByRole('button', { name: /accesses of primes not on record/ }).first();
  const accesses = Number(/^[\d,]+/.exec(await cell.innerText())?.[0]);
  await cell.click();
  await expect.poll(() => page.url()).toMatch(/filter=-prime:.*filter=country:/);
  await page.getByRole('heading', { name: new RegExp(`through ${String(accesses)} access`) }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Whose location is not on record?' }).click();
  await page.getByRole('heading', { name: 'Location not on record' }).waitFor();
  expect(page.url()).toContain('query=location-not-on-record');
  await closePage(opened);
});

/** Presses the CSV button of a panel, and returns the name and the text of the file. */
async function downloadCsv(page: Page, of: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), pressInPanel(page, `Save the CSV of ${of}`)]);
  return { file: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('tables of the overview and the list of chains are saved as CSV, without formulas', async () => {
  const other = await withEmptyData();
  const named = [{ id: 'O1', name: '=HYPERLINK("x")', country: 'US', source: 'S1' }];
  await importPackage(other, { ...origins, 'organizations.csv': named });
  const served = await serveGraph(other);
  const opened = await openPage(`${served.url}?as-of=2025-07-17&origin=foreign,undetermined`);
  const { page } = opened;
  await page.getByRole('list', { name: 'Prime' }).waitFor();
  const matrix = await downloadCsv(page, 'primes by country');
  expect(matrix.file).toBe('primes-by-country-2025-07-17.csv');
  const prime = `"'=HYPERLINK(""x"")",O1`;
  expect(matrix.text).toBe(
    `\uFEFFprime,prime key,country,accesses,origin undetermined\r\n${prime},,2,1\r\n${prime},CN,1,0\r\n`,
  );
  expect((await downloadCsv(page, 'exposed accesses by prime')).text).toBe(
    `\uFEFFprime,key,accesses\r\n${prime},3\r\n`,
  );
  const systems = (await downloadCsv(page, 'the systems')).text.split('\r\n');
  expect(systems.slice(1, 3).map((row) => row.split(',').slice(0, 2))).toEqual([
    ['One', 'Y1'],
    ['Two', 'Y2'],
  ]);
  expect((await downloadCsv(page, 'the exposed accesses over time')).text).toContain('\r\n2025-07-17,3,2,1,3\r\n');
  expect((await downloadCsv(page, 'the remedies')).text).toContain(',REVOKE_ACCESS,A1,1,0,0\r\n');

  await page.goto(`${served.url}chains?as-of=2025-07-17&origin=foreign,undetermined`);
  await page.getByText('3 accesses exposed').waitFor();
  const chains = await downloadCsv(page, 'the exposed accesses');
  expect(chains.file).toBe('chains-2025-07-17.csv');
  const rows = chains.text.trimEnd().split('\r\n');
  expect(rows).toHaveLength(4);
  expect(rows.filter((row) => row.includes('UNDETERMINED'))).toEqual([expect.stringContaining(',A3,')]);
  await closePage(opened);
});
