import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { violations } from './axe.ts';
import { closePage, openPage, pressInPanel, saveScreenshot } from './open-page.ts';
import type { Locator, Page } from 'playwright-core';

/** How many primes there are: more than the flow shows at first. */
const PRIMES = 10;
const primes = Array.from({ length: PRIMES }, (_, at) => `O${at}`);

/**
 * One access under each prime, and a second one under the first: by engineers of the prime in China, but in Russia of the last prime, and in both of the
 * first. Those under the first prime are escorted by Sub One's; one is without a contract.
 */
const world = {
  'sources.csv': [{ id: 'S1', title: 'Source', data_class: 'documented' }],
  'agencies.csv': [{ id: 'G', name: 'Agency', source: 'S1' }],
  'systems.csv': [
    { id: 'Y1', name: 'One', agency: 'G', impact_level: 4, source: 'S1' },
    { id: 'Y2', name: 'Two', agency: 'G', source: 'S1' },
  ],
  'organizations.csv': [
    ...primes.map((id) => ({ id, name: `Prime ${id}`, country: 'US', source: 'S1' })),
    { id: 'SUB', name: 'Sub One', country: 'US', source: 'S1' },
  ],
  'contracts.csv': primes.map((prime, at) => ({ id: `C${at}`, prime, agency: 'G', source: 'S1' })),
  'subcontracts.csv': [{ contract: 'C0', contractor: 'O0', subcontractor: 'SUB', source: 'S1' }],
  'people.csv': [...primes.map((_, at) => `E${at}`), 'X1', 'E99'].map((id) => ({ id, source: 'S1' })),
  'locations.csv': [
    ...primes.map((_, at) => ({ person: `E${at}`, country: at === PRIMES - 1 ? 'RU' : 'CN', source: 'S1' })),
    { person: 'E0', country: 'RU', source: 'S1' },
    { person: 'E99', country: 'CN', source: 'S1' },
  ],
  'employment.csv': [
    ...primes.map((organization, at) => ({
      organization,
      person: `E${at}`,
      contract: `C${at}`,
      role: 'engineer',
      source: 'S1',
    })),
    { organization: 'SUB', person: 'X1', contract: 'C0', role: 'escort', source: 'S1' },
  ],
  'access.csv': [
    ...primes.map((_, at) => ({
      id: `A${at}`,
      person: `E${at}`,
      system: 'Y1',
      contract: `C${at}`,
      mode: at === 0 ? 'escorted' : 'direct',
      source: 'S1',
    })),
    { id: 'A98', person: 'E0', system: 'Y2', contract: 'C0', mode: 'escorted', source: 'S1' },
    { id: 'A99', person: 'E99', system: 'Y2', contract: '', mode: 'direct', source: 'S1' },
  ],
  'escorts.csv': ['A0', 'A98'].map((access) => ({ escort: 'X1', access, source: 'S1' })),
};

let url = '';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, world);
  url = (await serveGraph(database)).url;
});

const flowOf = (page: Page) =>
  page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'From prime to sensitivity', exact: true }) });

const throughAccesses = (page: Page, count: string) =>
  page
    .locator('.headline')
    .getByRole('heading', { name: new RegExp(`through ${count}\\b`) })
    .waitFor();

/** The places of the picture with their numbers, as they are read aloud. */
async function placesOf(flow: Locator): Promise<readonly string[]> {
  const places = flow.locator('.flow-place');
  await places.first().waitFor();
  return Promise.all((await places.all()).map(async (place) => (await place.locator('title').textContent()) ?? ''));
}

test('a click on a place or a band filters the page to exactly its accesses, and a second one lets go of a place', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const flow = flowOf(page);
  await throughAccesses(page, '12 accesses');
  expect(await placesOf(flow)).toEqual([
    'Prime Prime O0: 2 accesses',
    ...primes.slice(1, 8).map((prime) => `Prime Prime ${prime}: 1 access`),
    'Prime 2 others: 2 accesses: show more',
    'Prime not on record: 1 access',
    'Escort supplier Sub One: 2 accesses',
    'Escort supplier no escort on record: 10 accesses',
    'Engineer’s employer Prime O0: 2 accesses',
    ...primes.slice(1, 8).map((prime) => `Engineer’s employer Prime ${prime}: 1 access`),
    'Engineer’s employer 2 others: 2 accesses: show more',
    'Engineer’s employer not on record: 1 access',
    'Country China: 11 accesses',
    'Country Russia: 3 accesses',
    'Sensitivity controlled: 10 accesses',
    'Sensitivity not on record: 2 accesses',
  ]);
  const russia = flow.getByRole('button', { name: 'Country Russia' });
  await russia.click();
  await throughAccesses(page, '3 accesses');
  expect(new URL(page.url()).search).toContain('filter=country:RU');
  // Of the engineer who is in China too.
  await flow.getByRole('img', { name: /China: 2 of 11 accesses/ }).waitFor();
  await russia.click();
  await throughAccesses(page, '12 accesses');

  await flow.getByRole('button', { name: 'Sensitivity not on record' }).click();
  await throughAccesses(page, '2 accesses');
  await page.goBack();
  await flow.getByRole('button', { name: 'Sensitivity controlled' }).click();
  await throughAccesses(page, '10 accesses');
  await page.getByRole('button', { name: /^sensitivity controlled/ }).click();
  await throughAccesses(page, '12 accesses');

  const band = flow.locator('.flow-band.open').filter({ hasText: 'Prime O0 › Russia: 2 accesses' });
  await band.dispatchEvent('click');
  await throughAccesses(page, '2 accesses');
  expect(new URL(page.url()).search).toContain('filter=employer:O0&filter=country:RU');
  await closePage(opened);
});

test('the others get places of their own, and then what is not on record can be selected', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const flow = flowOf(page);
  await placesOf(flow);
  expect(await flow.getByRole('button', { name: /^Prime not on record/ }).count()).toBe(0);
  await flow.getByRole('button', { name: /^Prime 2 others/ }).click();
  await flow.getByRole('button', { name: 'Prime Prime O9: 1 access' }).waitFor();
  expect((await placesOf(flow)).filter((place) => place.includes('others'))).toEqual([]);
  await flow.getByRole('button', { name: /^Prime not on record/ }).click();
  await throughAccesses(page, '1 access');
  await page.goBack();
  await flow.getByRole('button', { name: 'Show fewer' }).click();
  await flow.getByRole('button', { name: /^Prime 2 others/ }).waitFor();
  await closePage(opened);
});

test('the keyboard enters the picture once, moves between places, and filters', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const flow = flowOf(page);
  await placesOf(flow);
  await flow.getByRole('button', { name: 'Table' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate<string>('document.activeElement.querySelector("title").textContent');
  expect(await focused()).toBe('Prime Prime O0: 2 accesses');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Prime Prime O1: 1 access');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await throughAccesses(page, '2 accesses');
  expect(new URL(page.url()).search).toContain('sensitivity=NOT_ON_RECORD');
  await closePage(opened);
});

test('the tables have the numbers of the picture, and lead to the same accesses', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17`);
  const { page } = opened;
  const flow = flowOf(page);
  const drawn = (await placesOf(flow)).map((place) => place.replace(': show more', ''));
  const bands = await flow.locator('.flow-band title').allTextContents();
  await flow.getByRole('button', { name: 'Table' }).click();
  await flow.getByRole('region', { name: 'Flow as tables' }).waitFor();
  const [places, between] = [flow.getByRole('table').nth(0), flow.getByRole('table').nth(1)];
  const rowsOf = async (table: Locator) => {
    const rows = await table.locator('tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('td, th').allTextContents()));
  };
  const counted = (cell = '') =>
    Number.parseInt(cell, 10) === 1 ? '1 access' : `${Number.parseInt(cell, 10)} accesses`;
  expect((await rowsOf(places)).map(([stage, place, count]) => `${stage} ${place}: ${counted(count)}`)).toEqual(drawn);
  const stages = /^(Prime|Escort supplier|Engineer’s employer|Country|Sensitivity) /;
  const nameOf = (cell = '') => cell.replace(stages, '');
  expect(
    (await rowsOf(between)).map(([from, to, count]) => `${nameOf(from)} › ${nameOf(to)}: ${counted(count)}`),
  ).toEqual(bands);
  await between.getByRole('button', { name: /2 accesses by Engineer’s employer Prime O0 and Country Russia/ }).click();
  await throughAccesses(page, '2 accesses');
  await closePage(opened);
});

test('the flow is saved as an exhibit that says what it shows, and as CSV', async () => {
  const opened = await openPage(`${url}?as-of=2025-07-17&filter=country:CN`);
  const { page } = opened;
  await throughAccesses(page, '11 accesses');
  const drawn = await placesOf(flowOf(page));
  const save = async (button: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), pressInPanel(page, button)]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const svg = await save('SVG of the flow');
  expect(svg.name).toBe('from-prime-to-sensitivity-2025-07-17.svg');
  const text = svg.content.toString('utf8').replaceAll('&amp;', '&');
  expect(text).toContain('From prime to sensitivity: 11 accesses');
  expect(text).toContain('As of 17 July 2025. Counts foreign personnel; located in China; evidence');
  expect(text).toContain('/?as-of=2025-07-17&filter=country:CN');
  // On the page, what is selected stands in front of all; the file has what is selected.
  expect(drawn).toContain('Country Russia: 2 of 3 accesses');
  for (const place of ['Country China: 11 accesses', 'Country Russia: 2 accesses'])
    expect(text).toContain(`<title>${place.replace(': show more', '')}</title>`);
  const png = await save('PNG of the flow');
  expect(png.name).toBe('from-prime-to-sensitivity-2025-07-17.png');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  const csv = await save('Save the CSV of the flow');
  expect(csv.name).toBe('from-prime-to-sensitivity-2025-07-17-cut.csv');
  expect(csv.content.toString('utf8')).toContain('\r\ncountry,Russia,RU,,,,2\r\n');
  await closePage(opened);
});

test.each(['light', 'dark'] as const)(
  'picture and tables are accessible in the %s theme, and fit a phone',
  async (colorScheme) => {
    const opened = await openPage(`${url}?as-of=2025-07-17&filter=prime:O0`, { colorScheme, bypassCSP: true });
    const { page } = opened;
    await placesOf(flowOf(page));
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await saveScreenshot(page, `the flow-${colorScheme}`, true);
    await flowOf(page).getByRole('button', { name: 'Table' }).click();
    await flowOf(page).getByRole('region', { name: 'Flow as tables' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await flowOf(page).getByRole('button', { name: 'Table' }).click();
    await placesOf(flowOf(page));
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await closePage(opened);
  },
);
