import { beforeAll, expect, test } from 'vitest';
import { serveGraph } from '../api/serve/serve-graph.ts';
import type { ServedGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { violations } from './axe.ts';
import { canvasOf, caseNamed, download, engineers, microsoft, saveAs, saveNode } from './investigation.ts';
import { closePage, openPage } from './open-page.ts';

let served: ServedGraph;
let url = '';

beforeAll(async () => {
  served = await serveGraph(await withDocumentedCase());
  url = served.url;
});

test('an investigation is renamed, noted, forked, merged, exported, imported and deleted on its page', async () => {
  const opened = await openPage(canvasOf(url, microsoft));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Primes');
  await page.getByRole('link', { name: 'Cases' }).click();
  const primes = caseNamed(page, 'Primes');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await caseNamed(other, 'Primes').waitFor();
  await primes.getByRole('button', { name: 'Rename, notes' }).click();
  await primes.getByRole('textbox', { name: 'Notes', exact: true }).fill('Ask the company');
  await primes.getByRole('textbox', { name: 'Name', exact: true }).fill('All primes');
  await primes.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').filter({ hasText: 'Saved “All primes”.' }).waitFor();
  const all = caseNamed(page, 'All primes');
  // The other tab follows without a reload.
  await caseNamed(other, 'All primes').waitFor();
  await other.close();
  await all.getByText('Ask the company').waitFor();

  await all.getByRole('button', { name: 'Fork' }).click();
  await all.getByLabel('Name of the copy').fill('Second look');
  await all.getByRole('button', { name: 'Make a copy' }).click();
  await caseNamed(page, 'Second look').getByText('1 node, 0 relations').waitFor();

  const file = await download(page, () => all.getByRole('button', { name: 'Export' }).click());
  expect(file.name).toBe('investigation-all-primes.json');
  const input = page.getByLabel('Import a file');
  await input.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('tea') });
  await page.getByRole('alert').filter({ hasText: 'broken.json is not JSON' }).waitFor();
  await input.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await page
    .getByRole('alert')
    .filter({ hasText: 'other.json was not imported: file is not an investigation' })
    .waitFor();
  const again = file.text.replace('"All primes"', '"Imported"');
  await input.setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(again) });
  const imported = caseNamed(page, 'Imported');
  await imported.getByText('1 node, 0 relations').waitFor();

  await imported.getByRole('button', { name: 'Merge' }).click();
  await imported.getByLabel(/Add to “Imported”/).selectOption('Second look');
  await imported.getByRole('button', { name: 'Add them' }).click();
  await page
    .getByText('Added “Second look” to “Imported”. Nodes of “Imported” stay in place; “Second look” is unchanged.')
    .waitFor();

  await imported.getByRole('button', { name: 'Delete' }).click();
  await imported.getByRole('button', { name: 'Keep' }).click();
  await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Delete Imported');
  await imported.getByRole('button', { name: 'Delete' }).click();
  await imported
    .getByRole('group', { name: /cannot be restored/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  await imported.waitFor({ state: 'detached' });

  // The canvas of this tab knows the new name and can still be saved.
  await page.getByRole('link', { name: 'Canvas' }).click();
  await page.getByRole('heading', { name: 'All primes' }).waitFor();
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Asked the company');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await closePage(opened);
});

test('notes that somebody saved while the form of another tab was open are not replaced', async () => {
  const opened = await openPage(canvasOf(url, microsoft));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Two editors');
  const link = page.url();
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Two editors').getByRole('button', { name: 'Rename, notes' }).click();
  const notes = caseNamed(page, 'Two editors').getByRole('textbox', { name: 'Notes', exact: true });
  await notes.fill('Short');
  const other = await page.context().newPage();
  await other.goto(link);
  await other.getByRole('textbox', { name: 'Notes', exact: true }).fill('Two pages of notes');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await other.getByText('Saved.', { exact: true }).waitFor();
  await other.close();
  await caseNamed(page, 'Two editors').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').filter({ hasText: 'open it again, or fork it' }).waitFor();
  expect(await notes.inputValue()).toBe('Short');
  await caseNamed(page, 'Two editors').getByRole('button', { name: 'Open it and discard my changes' }).click();
  expect(await notes.inputValue()).toBe('Two pages of notes');
  await page.reload();
  await caseNamed(page, 'Two editors').getByText('Two pages of notes').waitFor();
  await closePage(opened);
});

/** Forks an investigation so often that the list gets a search field. */
async function forkToSearch(id: string, name: string): Promise<void> {
  for (let at = 0; at < 9; at += 1) {
    await served.data('mutation ($id: ID!, $name: String!) { forkInvestigation(id: $id, name: $name) { id } }', {
      id,
      name: `${name} ${at}`,
    });
  }
}

test('what is typed into the name and notes of an investigation stays with other names listed, in another view, and when it is deleted', async () => {
  const opened = await openPage(canvasOf(url, microsoft));
  const { page } = opened;
  const id = await saveNode(page, 'Half renamed');
  await forkToSearch(id, 'Another');
  await page.getByRole('link', { name: 'Cases' }).click();
  const item = caseNamed(page, 'Half renamed');
  const edit = item.getByRole('button', { name: 'Rename, notes' });
  await edit.click();
  const notes = item.getByRole('textbox', { name: 'Notes', exact: true });
  await notes.fill('Half a thought');
  await edit.click();
  expect(await notes.inputValue()).toBe('Half a thought');
  const search = page.getByRole('searchbox', { name: 'Name contains' });
  await search.fill('no such name');
  await page.getByText('No investigation has a matching name.').waitFor();
  expect(await notes.inputValue()).toBe('Half a thought');
  await search.fill('');
  await caseNamed(page, 'Another 8').waitFor();
  expect(await notes.inputValue()).toBe('Half a thought');
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/cases'));
  await page.getByRole('link', { name: 'Cases' }).click();
  expect(await notes.inputValue()).toBe('Half a thought');
  expect(await item.getByText('Someone has deleted this investigation.').count()).toBe(0);

  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"Investigations"') !== true) return route.continue();
    return route.fulfill({ json: { errors: [{ message: 'Broken.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] } });
  });
  const other = await page.context().newPage();
  await other.goto(`${url}cases?as-of=2025-07-17`);
  const there = caseNamed(other, 'Half renamed');
  await there.getByRole('button', { name: 'Delete' }).press('Enter');
  await there
    .getByRole('group', { name: /cannot be restored/ })
    .getByRole('button', { name: 'Delete' })
    .press('Enter');
  await there.waitFor({ state: 'detached' });
  await other.close();
  const alert = page.getByRole('alert').filter({ hasText: 'Could not load the investigations.' });
  await alert.waitFor();
  await page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await item.getByText('Someone has deleted this investigation.').waitFor();
  expect(await notes.inputValue()).toBe('Half a thought');
  await item.getByRole('button', { name: 'Cancel' }).click();
  await item.waitFor({ state: 'detached' });
  await closePage(opened);
});

test('whatever name is searched for, any investigation can be merged, and a form that closes gives the focus back', async () => {
  const opened = await openPage(canvasOf(url, microsoft));
  const { page } = opened;
  const id = await saveNode(page, 'Into this one');
  await forkToSearch(id, 'Source');
  await page.getByRole('link', { name: 'Cases' }).click();
  await page.getByRole('searchbox', { name: 'Name contains' }).fill('into this');
  await caseNamed(page, 'Source 8').waitFor({ state: 'detached' });
  const item = caseNamed(page, 'Into this one');
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
  await item.getByRole('button', { name: 'Merge' }).press('Enter');
  await item.getByLabel(/Add to “Into this one”/).selectOption('Source 8');
  await item.getByRole('button', { name: 'Add them' }).press('Enter');
  await page.getByText('Added “Source 8” to “Into this one”.').waitFor();
  await expect.poll(focused).toBe('Merge Into this one');

  for (const name of ['Save', 'Cancel']) {
    await item.getByRole('button', { name: 'Rename, notes' }).press('Enter');
    await item.getByRole('textbox', { name: 'Notes', exact: true }).fill(`To ${name}`);
    await item.getByRole('button', { name, exact: true }).press('Enter');
    await item.getByRole('form').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Rename, notes Into this one');
  }
  await page.getByRole('button', { name: 'New watch set' }).press('Enter');
  await page.getByRole('form', { name: 'New watch set' }).getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect.poll(focused).toBe('New watch set');

  // The canvas of this tab has nothing that the later version would discard.
  await page.getByRole('link', { name: 'Canvas' }).click();
  await page.getByRole('button', { name: 'Open it', exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Too late');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'someone saved a later version meanwhile' });
  await refusal.waitFor();
  await page.getByRole('button', { name: 'Open it and discard my changes' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  // The refusal was of what is discarded.
  await refusal.waitFor({ state: 'detached' });
  await closePage(opened);
});

test.each(['light', 'dark'] as const)('the cases are accessible in the %s theme', async (colorScheme) => {
  const opened = await openPage(canvasOf(url, engineers), { colorScheme, bypassCSP: true });
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, `Case in the ${colorScheme}`);
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Cases' }).click();
  const item = caseNamed(page, `Case in the ${colorScheme}`);
  await item.getByRole('button', { name: 'Rename, notes' }).click();
  await item.getByRole('button', { name: /^Dossier/ }).click();
  await item.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'New watch set' }).click();
  expect(await violations(page)).toEqual([]);
  await closePage(opened);
});
