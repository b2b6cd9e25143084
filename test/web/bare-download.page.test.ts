import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import { runImport } from '#seed/import/import.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import type { ServedGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

let served: ServedGraph;

const rows = Array.from({ length: 60 }, (_, i) => ({
  prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
  prime_award_amount: '500000',
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  subaward_sam_report_id: `report-${String(i)}`,
  // As filers do who confuse the columns.
  subaward_number: String(1000 + i),
  subaward_amount: String(1000 + i),
  subaward_action_date: '2025-02-19',
  subawardee_uei: `SUBSUBSUB${String(i).padStart(3, '0')}`,
  subawardee_name: `Invented Sub ${String(i)}`,
  subaward_primary_place_of_performance_country_code: i === 7 ? 'CHN' : 'USA',
}));

beforeAll(async () => {
  const database = await withEmptyData();
  await ensurePolicyLists(database);
  served = await serveGraph(database);
  const empty = await openPage(served.url);
  await empty.page.getByRole('heading', { name: 'No data yet' }).waitFor();
  await empty.page.getByText('npx subtier import usaspending-subawards').waitFor();
  // The designation lists are on every database.
  const list = await openPage(`${served.url}list/10USC4872`);
  await list.page.getByRole('heading', { name: 'Countries it designates · 6' }).waitFor();
  await list.page.getByRole('link', { name: /China/ }).first().click();
  await list.page.getByRole('heading', { name: /^Lists that designate it · / }).waitFor();
  expect(await list.page.getByRole('heading', { name: 'No data yet' }).count()).toBe(0);
  await closePage(list);

  // A register of companies says nothing of payments.
  await importPackage(database, { 'organizations.csv': [{ id: 'REGISTERED', name: 'Invented Register Entry' }] });
  await empty.page.getByRole('heading', { name: 'The record does not show who reaches these systems' }).waitFor();
  expect(await empty.page.getByText('Personnel records for 0 of 0 contracts.').innerText()).not.toContain('paid');
  await empty.page.getByRole('link', { name: 'Import', exact: true }).click();
  await empty.page.getByText('No two organizations look alike.').waitFor();
  await empty.page.goBack();

  const folder = await mkdtemp(join(tmpdir(), 'subtier-files-'));
  await writeFile(join(folder, 'subawards.csv'), stringify(rows, { header: true }));
  await runImport(database, { format: 'usaspending-subawards', paths: [join(folder, 'subawards.csv')] });
  await rm(folder, { recursive: true });
  // The open page updates automatically.
  await empty.page.getByText(/the record does not show who reaches these systems/).waitFor();
  await closePage(empty);
});

test('without personnel records the page says so, and lists the lead separately', async () => {
  const opened = await openPage(`${served.url}chains?as-of=2025-03-01`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'The record does not show who reaches these systems' }).waitFor();
  await expect.poll(() => page.getByRole('contentinfo').innerText()).toMatch(/0 of \d contracts?/);
  await page.getByRole('heading', { name: /Leads \(not exposures\) · 1/ }).waitFor();
  await page.getByRole('button', { name: /Work performed abroad/ }).click();
  await page.getByRole('heading', { name: 'Invented Sub 7' }).waitFor();
  await closePage(opened);
});

test('exploring the network node by node shows counts and limits', async () => {
  const opened = await openPage(`${served.url}?view=network&as-of=2025-03-01`);
  const { page } = opened;
  await page.getByRole('button', { name: /60 subcontractors · 60 subawards/ }).click();
  await page.getByText('2 nodes, 1 relation').waitFor();
  await page.getByRole('searchbox', { name: 'Search and add' }).fill('Invented Prime');
  await page.getByRole('button', { name: /^Invented Prime/ }).click();
  await page.getByLabel(/highest priority first/).selectOption('25');
  await page.getByRole('button', { name: 'Expand subcontractors' }).click();
  await page.getByText(/25 of 6\d, ranked by priority/).waitFor();
  await page.getByRole('button', { name: 'More subcontractors' }).click();
  await page.getByText(/50 of 6\d, ranked by priority/).waitFor();
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => page.getByRole('row', { name: /subcontracts to/ }).count()).toBe(50);
  await page.getByRole('button', { name: 'Collapse subcontractors' }).click();
  await page.getByText('2 nodes, 1 relation').waitFor();
  await page.getByRole('button', { name: 'Expand subcontractors' }).click();
  await page.getByRole('button', { name: 'subcontracts to' }).first().click();
  await page.getByText('the amount is the number of the subaward').waitFor();
  await closePage(opened);
});

test('the page of a prime and the footer show how much it reports', async () => {
  const opened = await openPage(`${served.url}organization/ABCDEFGHJK19?as-of=2025-03-01`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Subaward reporting' }).waitFor();
  await page
    .getByText(/on 1 of 1 award above the reporting threshold; 60 subawards reported, the latest of 19 February 2025\./)
    .waitFor();
  await page.getByText(/awards reporting subawards 1 \/ 1/).waitFor();
  await page.getByText('subcontractors · 60').click();
  await page.getByText('doubtful the amount is the number of the subaward').nth(59).waitFor();
  await page.getByRole('link', { name: 'Its doubtful reports' }).click();
  await page.getByRole('heading', { name: 'Doubtful subawards' }).waitFor();
  await page.getByText('60 rows').waitFor();
  await closePage(opened);
});
