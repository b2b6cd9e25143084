import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { violations } from './axe.ts';
import { closePage, openPage, saveScreenshot } from './open-page.ts';
import type { Page } from 'playwright-core';

/**
 * Engineers in China on one contract: three of Sub One, which also supplies the escort of the prime's own engineer, and one of Sub Two; a
 * foreign person of Sub Two stays one wherever they work.
 */
const engineers = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6'];
const employerOf = (person: string) =>
  ['E1', 'E2', 'E3', 'X1'].includes(person) ? 'SUB1' : person === 'E6' ? 'O1' : 'SUB2';
const world = {
  'systems.csv': [
    { id: 'Y1', name: 'One', impact_level: 5 },
    { id: 'Y2', name: 'Two', impact_level: 4 },
  ],
  'organizations.csv': [
    { id: 'O1', name: 'Prime One', country: 'US' },
    { id: 'SUB1', name: 'Sub One', country: 'US' },
    { id: 'SUB2', name: 'Sub Two', country: 'US' },
  ],
  'contracts.csv': [{ id: 'C1', prime: 'O1' }],
  'subcontracts.csv': ['SUB1', 'SUB2'].map((subcontractor) => ({ contract: 'C1', contractor: 'O1', subcontractor })),
  'people.csv': [...engineers, 'X1'].map((id) => ({
    id,
    us_person_status: id === 'E5' ? 'foreign_person' : 'unknown',
  })),
  'locations.csv': engineers.map((person) => ({ person, country: 'CN' })),
  'employment.csv': [...engineers, 'X1'].map((person) => ({
    organization: employerOf(person),
    person,
    contract: 'C1',
    role: person === 'X1' ? 'escort' : 'engineer',
  })),
  'access.csv': engineers.map((person) => ({
    id: `A${person.slice(1)}`,
    person,
    system: person === 'E4' ? 'Y2' : 'Y1',
    contract: 'C1',
    mode: person === 'E6' ? 'escorted' : 'direct',
  })),
  'escorts.csv': [{ escort: 'X1', access: 'A6' }],
};

let url = '';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, world);
  url = (await serveGraph(database)).url;
});

const panelOf = (page: Page, title: string | RegExp) =>
  page.locator('.panel').filter({ has: page.getByRole('heading', { name: title }) });

test('two clicks lead from the front page to what the end of the subcontract that closes most changes', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const remedies = panelOf(page, 'Remedies');
  await remedies
    .getByRole('link', { name: 'Move everybody whom Sub One employs in China to the United States' })
    .waitFor();
  await remedies.getByRole('link', { name: 'End a subcontract' }).click();
  const rows = panelOf(page, 'End a subcontract').locator('ol.ranked > li');
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringMatching(/^End the subcontract of Sub One from Prime One under C1\s+closes 3 · opens 1/),
    expect.stringMatching(/^End the subcontract of Sub Two from Prime One under C1\s+closes 2$/),
  ]);
  expect(await violations(page)).toEqual([]);
  await saveScreenshot(page, 'remedies-ranking');
  await rows.first().getByRole('link').click();

  await page.getByText('Closes 3 of 6 accesses exposed; 3 stay exposed.').waitFor();
  await page.getByText('stop working on the contract').waitFor();
  await page.getByText('Flow-down of the cloud computing clause').waitFor();
  expect(await panelOf(page, 'Would close: 4 chains').getByRole('listitem').count()).toBe(4);
  const opens = panelOf(page, 'Would open: 1 chain');
  expect(await opens.getByRole('listitem').innerText()).toMatch(/^Prime One › no escort on record › E6 › One/);
  expect(await violations(page)).toEqual([]);
  await saveScreenshot(page, 'remedies-effect');

  // The address restores it, and a chain that would close leads to the chain.
  await page.reload();
  await page.getByText('Closes 3 of 6 accesses exposed; 3 stay exposed.').waitFor();
  await page.getByRole('link', { name: 'Chain of E1 to One' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/chains');
  await closePage(opened);
});

test('remedies obey the conditions, and a short list says whether there may be a shorter one', async () => {
  const opened = await openPage(`${url}remedies?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Find a short list' }).click();
  const set = panelOf(page, 'A short list');
  await set.getByText(/^\d actions together leave 0 of 6 accesses exposed\.$/).waitFor();
  await set.getByText(/It takes at least 2 actions, so there may be a shorter list\./).waitFor();
  // A foreign person stays one in the United States.
  await page.getByRole('link', { name: 'Move staff' }).click();
  const moves = panelOf(page, 'Move staff').locator('ol.ranked > li');
  await moves.nth(5).waitFor();
  expect(await moves.nth(5).innerText()).toMatch(/^Move E5 to the United States\s+closes 0/);
  await page.goto(`${url}remedies?as-of=2025-07-17&about=system:Y2`);
  await page.getByRole('link', { name: 'End the subcontract of Sub Two from Prime One under C1' }).click();
  await page.getByText(/Closes 1 of 1 access exposed/).waitFor();
  // On a day before the data or with an action that does not exist, the page says so.
  await page.goto(`${url}remedies?as-of=2025-07-17&remedy=END_SUBCONTRACT&remedy=C1&remedy=SUB1&remedy=SUB2`);
  await page.getByText('no source states that SUB1 subcontracts to SUB2 under C1').waitFor();
  await closePage(opened);
});
