import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, expect, test } from 'vitest';
import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import type { ServedGraph } from '../api/serve/serve-graph.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

let served: ServedGraph;

const rows = Array.from({ length: 60 }, (_, i) => ({
  prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  subaward_sam_report_id: `report-${String(i)}`,
  subaward_number: String(i),
  subaward_amount: '1000',
  subaward_action_date: '2025-02-19',
  subawardee_uei: `SUBSUBSUB${String(i).padStart(3, '0')}`,
  subawardee_name: `Invented Sub ${String(i)}`,
  subaward_primary_place_of_performance_country_code: i === 7 ? 'CHN' : 'USA',
}));

beforeAll(async () => {
  const database = await withEmptyData();
  served = await serveGraph(database);
  const empty = await openPage(served.url);
  await empty.page.getByRole('heading', { name: 'No data yet' }).waitFor();
  await empty.page.getByText('npx subtier import usaspending-subawards').waitFor();

  const folder = await mkdtemp(join(tmpdir(), 'subtier-files-'));
  await writeFile(join(folder, 'subawards.csv'), stringify(rows, { header: true }));
  await runImport(database, { format: 'usaspending-subawards', paths: [join(folder, 'subawards.csv')] });
  await rm(folder, { recursive: true });
  // The open page updates automatically.
  await empty.page.getByText(/nothing is known about who touches these systems/).waitFor();
  await closePage(empty);
});

test('without personnel records the page says so, and lists the lead separately', async () => {
  const opened = await openPage(`${served.url}chains?as-of=2025-03-01`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Nobody knows who touches these systems' }).waitFor();
  expect(await page.getByRole('contentinfo').innerText()).toMatch(/0 of \d contracts?/);
  await page.getByRole('heading', { name: /Leads \(not exposures\) · 1/ }).waitFor();
  await page.getByRole('button', { name: /Work performed abroad/ }).click();
  await page.getByRole('heading', { name: 'Invented Sub 7' }).waitFor();
  await closePage(opened);
});

test('exploring the network node by node shows counts and limits', async () => {
  const opened = await openPage(`${served.url}?view=network&as-of=2025-03-01`);
  const { page } = opened;
  await page.getByRole('button', { name: /60 subcontractors · 60 subawards/ }).click();
  await page.getByText(/\d+ nodes, \d+ relations/).waitFor();
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('cell', { name: 'Invented Prime' }).first().waitFor();
  const rowsBefore = await page.getByRole('row').count();
  expect(rowsBefore).toBeLessThan(40);
  await page.keyboard.press('/');
  await page.keyboard.type('Invented Prime');
  await page
    .getByRole('option', { name: /Invented Prime/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/25 of 6\d relations on this day shown/).waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByText(/50 of 6\d relations on this day shown/).waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(45);
  const link = page.url();
  await closePage(opened);
  const again = await openPage(link);
  await again.page.getByText(/50 of 6\d relations on this day shown/).waitFor();
  await closePage(again);
});
