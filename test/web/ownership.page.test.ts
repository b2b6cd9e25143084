import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { savesScreenshots } from '../runs.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

let url = '';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'organizations.csv': [
      { id: 'SUPPLIER', name: 'Supplier Inc', country: 'US' },
      { id: 'HOLDING', name: 'Holding LLC', country: 'US' },
      { id: 'LISTED', name: 'Listed Trading Company Limited', country: 'RU' },
      { id: 'ALONE', name: 'Alone Corp', country: 'US' },
    ],
    'lists.csv': [{ id: 'CSL-SDN', title: 'Specially Designated Nationals (SDN) - Treasury Department' }],
    'designations.csv': [{ list: 'CSL-SDN', organization: 'LISTED' }],
    'ownership.csv': [
      { owner: 'HOLDING', owned: 'SUPPLIER', share_pct: 60 },
      { owner: 'LISTED', owned: 'HOLDING', share_pct: 75 },
    ],
  });
  url = (await serveGraph(database)).url;
});

const day = 'as-of=2026-08-01';

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 360],
  ['dark', 360],
] as const)(
  'the page of a company says who owns it under each rule, and shows the steps: %s, %i wide',
  async (theme, width) => {
    const opened = await openPage(`${url}organization/SUPPLIER?${day}`, {
      colorScheme: theme,
      viewport: { width, height: 900 },
    });
    const { page } = opened;
    const panel = page.locator('section.panel', { has: page.getByRole('heading', { name: 'Ownership', exact: true }) });
    await panel.getByText('Parties on its lists hold 60 to 100 percent of Supplier Inc').first().waitFor();
    const text = await panel.innerText();
    expect(text).toMatch(/Ultimate parents: Listed Trading Company Limited.* Held from abroad: 45 to 100 percent/s);
    expect(text).toMatch(/Companies owned by blocked parties covered/i);
    await panel
      .locator('summary', { hasText: /steps$/ })
      .first()
      .click();
    const rows = panel.getByRole('table').first().getByRole('row');
    expect(await rows.count()).toBe(5);
    expect(await rows.nth(1).innerText()).toMatch(/Holding LLC.*Supplier Inc.*60 percent.*counts whole.*60 percent/s);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    if (savesScreenshots) await panel.screenshot({ path: `.build/screenshots/ownership-${theme}-${width}.png` });
    await closePage(opened);
  },
);

test('a company without an owner on record is not called clear', async () => {
  const opened = await openPage(`${url}organization/ALONE?${day}`);
  const { page } = opened;
  await page.getByText('No owner of Alone Corp is on record.').first().waitFor();
  await page.getByText('Held from abroad: not on record').waitFor();
  await closePage(opened);
});
