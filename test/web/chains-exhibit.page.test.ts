import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { readPicture } from '#test/picture/read-picture.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, saveScreenshot } from './open-page.ts';

let url = '';

/** Two chains of Oak to one system: a long one, which is more urgent, and one without an escort; and one to another system. */
beforeAll(async () => {
  const database = await withEmptyData();
  const tiers = ['oak', 'elm', 'ash', 'fir', 'yew', 'bay'];
  await importPackage(database, {
    'sources.csv': [
      { id: 'log', title: 'Access log', publisher: 'The Navy', published_on: '2025-03-01' },
      { id: 'awards', title: 'Subawards', publisher: 'FSRS' },
    ],
    'organizations.csv': tiers.map((id) => ({ id, name: id.toUpperCase(), source: 'awards' })),
    'contracts.csv': [{ id: 'k', prime: 'oak', identified: 'yes', source: 'awards' }],
    'subcontracts.csv': tiers
      .slice(1)
      .map((subcontractor, at) => ({ contractor: tiers[at] ?? '', subcontractor, contract: 'k', source: 'awards' })),
    'systems.csv': [
      { id: 'vault', name: 'Vault', impact_level: 5, source: 'log' },
      { id: 'depot', name: 'Depot', impact_level: 4, source: 'log' },
    ],
    'people.csv': ['dc-eng-0001', 'dc-eng-0002', 'dc-eng-0003', 'dc-esc-1'].map((id) => ({ id, source: 'log' })),
    'locations.csv': ['1', '2', '3'].map((n) => ({ person: `dc-eng-000${n}`, country: 'CN', source: 'log' })),
    'employment.csv': [
      { organization: 'bay', person: 'dc-esc-1', role: 'escort', contract: 'k', source: 'log' },
      ...['2', '3'].map((n) => ({
        ...{ organization: 'oak', person: `dc-eng-000${n}`, role: 'engineer', contract: 'k', source: 'log' },
      })),
    ],
    'access.csv': [
      { id: 'a1', person: 'dc-eng-0001', system: 'vault', contract: 'k', mode: 'escorted', source: 'log' },
      { id: 'a2', person: 'dc-eng-0002', system: 'vault', contract: 'k', mode: 'direct', source: 'log' },
      { id: 'a3', person: 'dc-eng-0003', system: 'depot', contract: 'k', mode: 'direct', source: 'log' },
    ],
    'escorts.csv': [{ access: 'a1', escort: 'dc-esc-1', source: 'log' }],
  });
  ({ url } = await serveGraph(database));
});

async function save(page: Page, format: 'SVG' | 'PNG'): Promise<Buffer> {
  const button = page.locator('.picture-tools').getByRole('button', { name: format });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path());
}

test('the exhibit of the chains has the frame of all exhibits, every hop and box of the screen, and what its counted box stands for', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('all 3 drawn').waitFor();
  const svg = (await save(page, 'SVG')).toString('utf8');
  expect(svg).toMatch(/^<\?xml/);
  const { words, lines, boxes, dashed, covered } = readPicture(svg);
  for (const part of [
    'Who reaches ',
    'Vault',
    'Depot',
    'through whom',
    'Exposed on 17 July 2025.',
    'As of 17 July 2025, all 3 drawn.',
    'Counts foreign personnel; evidence',
    'several subcontractors',
    'hop of another chain',
    'hop of the selected chain',
    'wide outline: in a foreign country',
    'Selected chain: ',
    '3 subcontractors: ASH › FIR › YEW.',
    'The Navy, Access log, 1 March 2025',
    'FSRS, Subawards, no date on record',
    'Ids in full: ',
    'Made with Subtier: ',
  ])
    expect(words).toContain(part);
  // The address restores the chain, too, although the page chose it.
  expect(page.url()).not.toContain('chain=');
  expect(words.replaceAll(' ', '')).toMatch(/MadewithSubtier:\/chains\?as-of=2025-07-17&system=depot&chain=\w/);
  expect(lines.toSorted()).toEqual([
    '3 subcontractors to BAY',
    '? to dc-eng-0003',
    'BAY to dc-esc-1',
    'ELM to 3 subcontractors',
    'OAK employs dc-eng-0003',
    'OAK to ELM',
    'OAK to dc-eng-0002',
    'dc-eng-0001 to Vault',
    'dc-eng-0002 to Vault',
    'dc-eng-0003 reaches Depot',
    'dc-esc-1 to dc-eng-0001',
  ]);
  expect(boxes).toHaveLength(11);
  // Nobody is on record who escorts the selected one.
  expect(dashed).toEqual(['? to dc-eng-0003', '?']);
  expect(covered).toEqual([]);
  expect(svg).toContain('@font-face');

  // Opened, it is drawn box by box, also in the file.
  await page.getByRole('button', { name: 'All tiers of long chains' }).click();
  const open = readPicture((await save(page, 'SVG')).toString('utf8'));
  expect(open.lines).toContain('ASH to FIR');
  expect(open.words).not.toContain('3 subcontractors');
  expect((await save(page, 'PNG')).subarray(1, 4).toString()).toBe('PNG');
  await saveScreenshot(page, 'chains exhibit');
  await closePage(opened);
});

test('without its sources, no exhibit is saved, and the page says why', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`, { expected: /Failed to load resource|ERR_FAILED/ });
  const { page } = opened;
  await page.getByText('all 3 drawn').waitFor();
  await page.route('**/graphql*', (route) => route.abort());
  await page.locator('.picture-tools').getByRole('button', { name: 'SVG' }).click();
  await page.getByText('Not saved: The Subtier server is not responding.').waitFor();
  await page.unrouteAll();
  await closePage(opened);
});
