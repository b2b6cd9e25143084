import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { closePage, openPage, pressInPanel } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

/** Opens the Cypher of a list, runs it, and returns the text of the result table. */
async function show(page: Page, of: string): Promise<string> {
  await pressInPanel(page, `Show the Cypher of ${of}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  return page.getByRole('table').innerText();
}

test('the Cypher of the exposed accesses, and of those of one system, returns what the page shows', async () => {
  const { page, complaints } = await openPage(`${url}chains?as-of=2025-07-17&lists=10USC4872`);
  expect(await show(page, 'the exposed accesses')).toMatch(/dod-cloud-il5[\s\S]*insight-global[\s\S]*dod-cloud-il4/);
  await page.getByText('2 rows', { exact: true }).waitFor();
  expect(await page.getByRole('textbox', { name: '$filter' }).inputValue()).toContain('"lists":["10USC4872"]');
  await page.goBack();
  await page
    .getByRole('button', { name: /^▾|Impact Level 5/ })
    .first()
    .waitFor();
  await show(page, 'the chains to Defense Department cloud, Impact Level 5');
  await page.getByText('1 row', { exact: true }).waitFor();
  await closePage({ page, complaints });
});

test('the Cypher of the coverage returns the same counts', async () => {
  const { page, complaints } = await openPage(`${url}chains?as-of=2025-07-17`);
  const figures = page.getByRole('contentinfo', { name: 'Coverage' });
  await figures.getByText('location known 2').waitFor();
  expect(await figures.innerText()).toMatch(
    /of 2 accesses:\s*location known 2\s*escort on record 2\s*lineage complete 0\s*origin undetermined 0/,
  );
  await show(page, 'the coverage');
  // Accesses, with a known location, an escort, complete lineage, undetermined origin; systems exposed.
  const cells = await page.getByRole('table').locator('tbody td').allInnerTexts();
  expect(cells).toEqual(['2', '2', '2', '0', '0', '2']);
  await closePage({ page, complaints });
});

test('the longest statement, with every condition set, fits in a link that reopens it', async () => {
  const { page, complaints } = await openPage(
    `${url}chains?as-of=2025-07-17&lists=10USC4872&impact=4&about=organization:microsoft`,
  );
  await show(page, 'the coverage');
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  const link = page.url();
  await page.reload();
  const editor = page.getByRole('textbox', { name: 'Cypher statement' });
  // The editor renders only the lines in view.
  await expect.poll(() => editor.innerText()).toContain('WITH date($filter.asOf) AS day');
  expect(page.url()).toBe(link);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('region', { name: 'Result' }).getByText('1 row', { exact: true }).waitFor();
  expect(await page.getByRole('table').locator('tbody td').count()).toBe(6);
  await closePage({ page, complaints });
});

test('the Cypher of a chain returns its hops with every statement', async () => {
  const { page, complaints } = await openPage(`${url}chains?as-of=2025-07-17`);
  // The region also has a later section, on who employs the engineer.
  const path = page.getByRole('region', { name: 'Evidence' }).locator('section', { hasText: 'Hop by hop' });
  const hops = path.locator('article.hop');
  await hops.first().waitFor();
  const statements = await hops.locator('li.statement').count();
  const shownHops = await hops.count();
  await show(page, 'this chain');
  const rows = page.getByRole('table').locator('tbody tr');
  expect(await rows.count()).toBe(statements);
  // The first column numbers the hops.
  const numbers = await rows.locator('td:nth-child(1)').allInnerTexts();
  expect([...new Set(numbers)]).toEqual(Array.from({ length: shownHops }, (_, at) => String(at)));
  await closePage({ page, complaints });
});

test('the Cypher of leads, contracts and relations returns what the page shows', async () => {
  const { page, complaints } = await openPage(`${url}chains?as-of=2025-07-18`);
  await page.getByText('Leads (not exposures) · 0').waitFor();
  await page.getByRole('button', { name: 'Show the Cypher of the leads' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('No matching records').waitFor();
  await page.goto(`${url}?view=network&as-of=2025-07-18`);
  expect(await show(page, 'the contracts')).toContain('dod-cloud-services');
  const contract = encodeURIComponent(encodeId('Contract', 'dod-cloud-services'));
  await page.goto(`${url}?view=network&as-of=2025-07-18&root=${contract}&open=${contract}&show=list`);
  await page.getByText(/^systems covered 2$/).waitFor();
  await page.getByRole('region', { name: 'Expand' }).getByRole('combobox').selectOption('50');
  await show(page, 'the relations “systems covered”');
  expect(await page.getByRole('table').locator('tbody td:nth-child(2)').allInnerTexts()).toEqual(['COVERS', 'COVERS']);
  // One more than the canvas loads.
  expect(await page.getByRole('textbox', { name: '$limit' }).inputValue()).toBe('51');
  await closePage({ page, complaints });
});

test('the Cypher of the list of chains has the decisions that filter it', async () => {
  const { page, complaints } = await openPage(`${url}chains?as-of=2025-07-17&decision=accepted`);
  await page.getByText('0 of 2 chains listed.').waitFor();
  await page.getByRole('button', { name: 'Show the Cypher of the exposed accesses' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByText('No matching records').waitFor();
  await closePage({ page, complaints });
});

test('the Cypher of each panel of the overview returns the numbers of the panel', async () => {
  const { page, complaints } = await openPage(`${url}?as-of=2025-07-17`);
  const panels: readonly (readonly [string, RegExp])[] = [
    ['the systems', /dod-cloud-il5\s+1\s+1\s+1\s+CRITICAL/],
    ['the exposed accesses over time', /2025-07-17\s+2\s+2/],
    ['exposed accesses by country', /CN\s+2\s/],
    ['exposed accesses by priority, worst case', /CRITICAL\s+\d/],
    ['exposed accesses by what the record lacks', /CONTRACT_NOT_IDENTIFIED\s+2/],
    ['primes by country', /microsoft\s+CN\s+2/],
  ];
  for (const [of, rows] of panels) {
    expect(await show(page, of)).toMatch(rows);
    await page.goBack();
    await page.getByRole('list', { name: 'Country' }).waitFor();
  }
  await closePage({ page, complaints });
});
