import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';
import type { Page } from 'playwright-core';

/** More accesses than one page of chains has, one of them inferred. */
const access = { person: 'P1', system: 'Y1', contract: 'C1', mode: 'direct', valid_from: '2024-01-01' };
/** More accesses to another system than one page of what is looked through has. */
const MANY = 130;
/** More employers than one page has, on another contract, each with two statements: they come before the one that counts. */
const others = Array.from({ length: 110 }, (_, at) => `N${String(at)}`);
/** An order under a vehicle: the escort is employed on the vehicle, so the chain is under it, and the engineer on the order. */
const related = { id: 'related', person: 'P4', system: 'Y3', contract: 'C4' };

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withEmptyData();
  await importPackage(database, {
    'agencies.csv': chainFiles['agencies.csv'],
    'systems.csv': [
      ...chainFiles['systems.csv'],
      { id: 'Y2', name: 'Busy system', agency: 'G1', impact_level: 5 },
      { id: 'Y3', name: 'System of an order', agency: 'G1', impact_level: 5 },
    ],
    'organizations.csv': [
      ...chainFiles['organizations.csv'],
      ...others.map((id) => ({ id, name: `Company ${id}`, country: 'US' })),
    ],
    'contracts.csv': [
      ...chainFiles['contracts.csv'],
      { id: 'C2', piid: 'W2', agency: 'G1', prime: 'O1' },
      { id: 'C3', piid: 'W3', agency: 'G1', prime: 'O1' },
      { id: 'C4', piid: 'W4', agency: 'G1', prime: 'O1', parent: 'C3' },
    ],
    'subcontracts.csv': chainFiles['subcontracts.csv'],
    'people.csv': [
      ...chainFiles['people.csv'],
      ...['P3', 'P4'].map((id) => ({ id, us_person_status: 'foreign_person' })),
      { id: 'P5', us_person_status: 'citizen' },
    ],
    'locations.csv': [
      { person: 'P1', country: 'CN' },
      { person: 'P3', country: 'CN' },
      { person: 'P4', country: 'CN' },
    ],
    'employment.csv': [
      ...chainFiles['employment.csv'],
      { organization: 'O1', person: 'P3', contract: 'C1', role: 'engineer', valid_to: '2025-01-01' },
      { organization: 'O2', person: 'P4', contract: 'C4', role: 'engineer' },
      { organization: 'O2', person: 'P4', contract: 'C2', role: 'engineer' },
      { organization: 'O1', person: 'P5', contract: 'C3', role: 'escort' },
      ...others.flatMap((organization) =>
        ['2020-01-01', '2021-01-01'].map((valid_from) => ({
          ...{ organization, person: 'P3', contract: 'C2', role: 'engineer', valid_from },
        })),
      ),
    ],
    'access.csv': [
      ...Array.from({ length: 60 }, (_, at) => ({ ...access, id: `A${String(at)}` })),
      ...Array.from({ length: MANY }, (_, at) => ({ ...access, id: `B${String(at)}`, system: 'Y2' })),
      { ...access, id: 'inferred', data_class: 'inferred' },
      { ...access, ...related, mode: 'escorted' },
      { ...access, id: 'ended', person: 'P3', mode: 'escorted', valid_to: '2025-01-01' },
    ],
    'escorts.csv': [
      { escort: 'P2', access: 'ended', valid_from: '2024-01-01', valid_to: '2025-01-01' },
      { escort: 'P5', access: 'related' },
    ],
  });
  url = (await serveGraph(database)).url;
});

/** A link to a chain that a statement finds. */
async function linkTo(found: string, day: string, more = '&system=Y1'): Promise<string> {
  const [row] = await database.read(`${found} RETURN x.chain AS chain LIMIT 1`);
  const { chain } = z.object({ chain: z.string() }).parse(row);
  return `${url}chains?as-of=${day}&show=list&chain=${encodeURIComponent(encodeId('Exposure', chain))}${more}`;
}

/** The chains to a system on the day, in the order of the list if the order is ascending. */
const chainsTo = (system: string) =>
  `MATCH (x:Exposure)-[:REACHES]->(:System {key: '${system}'}) WHERE x.validFrom <= date('2025-07-17') < x.validTo WITH x ORDER BY x.byPriority`;
/** The chain of a system that the list has last, so not on its first page. */
const lastTo = (system: string) => `${chainsTo(system)} DESC`;

const ofAccess = (key: string) => `MATCH (x:Exposure)-[:OF]->(:Access {key: '${key}'})`;

test('a chain that the conditions exclude is not drawn among those that they do not, and it says so', async () => {
  const opened = await openPage(await linkTo(ofAccess('inferred'), '2025-07-17', '&system=Y1&evidence=documented'));
  const { page } = opened;
  await page.getByText('The conditions above exclude this chain.').waitFor();
  await page.getByText('50 of 60 chains listed, most urgent first').waitFor();
  expect(await page.locator('tbody tr[aria-current]').count()).toBe(0);
  await page.getByRole('button', { name: 'Picture', exact: true }).click();
  await page.getByText(/^\d+ of 60 chains drawn, closest to the first one in the list$/).waitFor();
  await closePage(opened);
});

test('a chain that is beyond the first page is drawn, if the conditions do not exclude it', async () => {
  const opened = await openPage(await linkTo(lastTo('Y1'), '2025-07-17'));
  const { page } = opened;
  await page.getByText('51 of 61 chains listed, most urgent first').waitFor();
  await page.locator('tbody tr[aria-current]').waitFor();
  expect(await page.getByText('exclude this chain').count()).toBe(0);
  await closePage(opened);
});

test('a chain is looked for up to the page that has it, and nothing is counted for that', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('heading', { name: /^Who reaches/ }).waitFor();
  const isPage = (text: string | null): boolean => text?.includes('"PassingChains"') === true;
  let pages = 0;
  page.on('request', (request) => {
    if (isPage(request.postData())) pages += 1;
  });
  const first = page.waitForResponse((response) => isPage(response.request().postData()));
  // Neither on the first page of the list, which has 50, nor on the second page of 100 that are looked through.
  await page.goto(await linkTo(`${chainsTo('Y2')} SKIP 70`, '2025-07-17', '&system=Y2'));
  expect(await (await first).text()).not.toContain('totalCount');
  await page.getByText(`51 of ${String(MANY)} chains listed, most urgent first`).waitFor();
  await page.locator('tbody tr[aria-current]').waitFor();
  expect(pages).toBe(1);
  await closePage(opened);
});

test('a chain that could not be looked for is not drawn, which is said, and trying again draws it', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('heading', { name: /^Who reaches/ }).waitFor();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"PassingChains"') !== true) return route.continue();
    return route.fulfill({ json: { errors: [{ message: 'Broken.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } });
  });
  await page.goto(await linkTo(lastTo('Y1'), '2025-07-17'));
  const alert = page.getByRole('alert').filter({ hasText: 'Could not check whether the conditions above exclude' });
  await alert.getByText('Broken.').waitFor();
  await page.getByText('50 of 61 chains listed, most urgent first').waitFor();
  expect(await page.locator('tbody tr[aria-current]').count()).toBe(0);
  await page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('51 of 61 chains listed, most urgent first').waitFor();
  await page.locator('tbody tr[aria-current]').waitFor();
  expect(await alert.count()).toBe(0);
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

test('who employs the engineer is shown on contracts above or under the one of the chain, and on no other', async () => {
  const opened = await openPage(await linkTo(ofAccess('related'), '2025-07-17', '&system=Y3'));
  const { page } = opened;
  const section = page.getByRole('heading', { name: 'Who employs the engineer', exact: true }).locator('..');
  await section.getByRole('heading', { name: 'Sub employs P4' }).waitFor();
  expect(await section.getByRole('article').count()).toBe(1);
  await closePage(opened);
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

/**
 * Imports a more urgent chain than the one that the page shows by default. Neither a page on which nothing was done nor one on which something was
 * typed about its chain shows the other one.
 */
async function expectToStayOn(system: string, served: { readonly url: string }): Promise<void> {
  const link = `${served.url}chains?as-of=2025-07-17`;
  const [untouched, typed] = [await openPage(link), await openPage(link)];
  const headingOf = (page: Page) => page.getByRole('heading', { name: `Who reaches ${system}` });
  const panel = typed.page.getByRole('region', { name: 'Decision' });
  const words = panel.getByLabel('Reason or comment');
  await headingOf(untouched.page).waitFor();
  await headingOf(typed.page).waitFor();
  await words.fill('About this one');
  await expect.poll(() => typed.page.url()).toContain('chain=');
  const named = typed.page.url();
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'S2', data_class: 'documented' }],
    'systems.csv': [{ id: 'Y6', name: 'Urgent system', impact_level: 6 }],
    'access.csv': [{ ...access, id: 'urgent', system: 'Y6' }],
  });
  for (const { page } of [untouched, typed]) {
    await page
      .getByRole('button', { name: /Urgent system/ })
      .first()
      .waitFor();
    // Long enough for the page to read the chains again.
    await page.waitForTimeout(500);
    expect(await headingOf(page).count()).toBe(1);
  }
  expect(await words.inputValue()).toBe('About this one');
  await panel.getByRole('button', { name: 'Save decision' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'under review – About this one' }).waitFor();
  expect(typed.page.url()).toBe(named);
  await untouched.page.goto(link);
  await untouched.page.getByRole('heading', { name: 'Who reaches Urgent system' }).waitFor();
  await closePage(untouched);
  await closePage(typed);
}

// The last tests, because they change the data.
test('a more urgent chain that is imported meanwhile does not take the place of the one that is decided about', async () => {
  await expectToStayOn('Busy system', { url });
});

test('nor does it where one picture shows the chains of all systems', async () => {
  database = await withEmptyData();
  const [system] = chainFiles['systems.csv'];
  await importPackage(database, { ...chainFiles, 'systems.csv': [{ ...system, impact_level: 2 }] });
  await expectToStayOn('System', await serveGraph(database));
});
