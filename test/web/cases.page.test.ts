import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import type { ServedGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { importPackage } from '../import-package.ts';
import { violations } from './axe.ts';
import { closePage, openPage } from './open-page.ts';
import type { Locator, Page } from 'playwright-core';

let database: Database;
let served: ServedGraph;
let url = '';

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
  url = served.url;
});

const engineers = encodeURIComponent(encodeId('Person', 'china-based-engineers'));
const microsoft = encodeURIComponent(encodeId('Organization', 'microsoft'));
const canvasOf = (root: string, more = '') => `${url}canvas?as-of=2025-07-17&root=${root}${more}`;
const caseNamed = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
const download = async (page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> => {
  const waiting = page.waitForEvent('download');
  await act();
  const found = await waiting;
  return { name: found.suggestedFilename(), text: await readFile(await found.path(), 'utf8') };
};

/** Saves the canvas under a name. */
async function saveAs(page: Page, name: string): Promise<void> {
  await page.locator('summary', { hasText: 'Save as an investigation' }).click();
  const panel = page.getByRole('region', { name: 'Investigation' });
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await panel.getByRole('textbox', { name: 'Notes', exact: true }).fill(`Notes of ${name}`);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** Saves a canvas of one node under a name, and returns the id of the investigation. */
async function saveNode(page: Page, name: string): Promise<string> {
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, name);
  await page.getByText('Saved.', { exact: true }).waitFor();
  return caseOf(page) ?? '';
}

/** The investigation that the address names. */
const caseOf = (page: Page): string | null => new URL(page.url()).searchParams.get('case');

/** Follows a link to an investigation, without loading the page again. */
async function follow(page: Page, id: string): Promise<void> {
  await page.evaluate((wanted) => {
    window.history.pushState(null, '', `/canvas?as-of=2025-07-17&case=${encodeURIComponent(wanted)}`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, id);
}

test('a canvas is saved with its date, and a step right before a reload is neither lost nor called saved', async () => {
  const opened = await openPage(canvasOf(engineers, `&open=${engineers}`));
  const { page } = opened;
  await page.getByText('6 nodes, 6 relations').waitFor();
  await saveAs(page, 'Escorts');
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.reload();
  await page.getByText('1 node, 0 relations').waitFor();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Escorts').getByText('6 nodes, 6 relations · as of 17 July 2025').waitFor();
  await caseNamed(page, 'Escorts').getByText('Notes of Escorts').waitFor();
  await closePage(opened);
});

test('an investigation is renamed, noted, forked, merged, exported, imported and deleted on its page', async () => {
  const opened = await openPage(canvasOf(encodeURIComponent(encodeId('Organization', 'microsoft'))));
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
  expect(await page.evaluate('document.activeElement?.textContent')).toBe('Delete Imported');
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

test('an investigation that is saved while another one is opened does not become that one', async () => {
  const opened = await openPage(canvasOf(encodeURIComponent(encodeId('Organization', 'microsoft'))));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Opened meanwhile');
  await page.getByText('Saved.', { exact: true }).waitFor();
  const link = new URL(page.url()).searchParams.get('case') ?? '';
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"SaveInvestigation"') === true) await released;
    await route.continue();
  });
  const panel = page.getByRole('region', { name: 'Investigation' });
  await page.locator('summary', { hasText: 'Save as an investigation' }).click();
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Saved slowly');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await follow(page, link);
  await page.getByRole('button', { name: 'Open it and discard my canvas' }).click();
  await page.getByRole('heading', { name: 'Opened meanwhile' }).waitFor();
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('"SaveInvestigation"') === true,
  );
  release();
  await answered;
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Saved slowly').waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Opened meanwhile' }).waitFor();
  expect(new URL(page.url()).searchParams.get('case')).toBe(link);
  await closePage(opened);
});

test('a shared link opens an investigation, asks before it drops a canvas, and a later version of someone else is not overwritten', async () => {
  const first = await openPage(canvasOf(encodeURIComponent(encodeId('Organization', 'insight-global'))));
  await first.page.getByText('1 node, 0 relations').waitFor();
  await saveAs(first.page, 'Shared');
  const link = new URL(first.page.url());
  const second = await openPage(canvasOf(engineers));
  await second.page.getByText('1 node, 0 relations').waitFor();
  await second.page.goto(`${url}canvas?as-of=2025-07-17&case=${link.searchParams.get('case') ?? ''}`);
  await second.page.getByRole('button', { name: 'Keep my canvas' }).click();
  await second.page.getByText('1 node, 0 relations').waitFor();
  await second.page.goto(link.href);
  await second.page.getByRole('button', { name: 'Open it and discard my canvas' }).click();
  await second.page.getByRole('heading', { name: 'Shared' }).waitFor();
  await second.page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Mine');
  await second.page.getByRole('button', { name: 'Save', exact: true }).click();
  await second.page.getByText('Saved.', { exact: true }).waitFor();

  await first.page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Also mine');
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await first.page.getByRole('alert').filter({ hasText: 'open it again, or fork it' }).waitFor();
  await first.page.getByRole('textbox', { name: 'Name', exact: true }).fill('My version');
  await first.page.getByRole('button', { name: 'Save as a new one' }).click();
  await first.page.getByRole('heading', { name: 'My version' }).waitFor();
  await closePage(first);
  await closePage(second);
});

test('notes that somebody saved while the form of another tab was open are not replaced', async () => {
  const opened = await openPage(canvasOf(encodeURIComponent(encodeId('Organization', 'microsoft'))));
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

test('an investigation that someone deletes while a tab shows it is not called saved, and can be saved as a new one', async () => {
  const opened = await openPage(canvasOf(encodeURIComponent(encodeId('Organization', 'insight-global'))));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Short-lived');
  await page.getByText('Saved.', { exact: true }).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${url}cases?as-of=2025-07-17`);
  const item = caseNamed(other, 'Short-lived');
  const remove = item.getByRole('button', { name: 'Delete' });
  await remove.press('Enter');
  await item
    .getByRole('group', { name: /cannot be restored/ })
    .getByRole('button', { name: 'Delete' })
    .press('Enter');
  await item.waitFor({ state: 'detached' });
  await other.close();

  await page.getByText('Someone has deleted this investigation.').waitFor();
  expect(await page.getByText('Saved.', { exact: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  // A link must not drop what nobody else has any more.
  await page.goto(`${url}canvas?as-of=2025-07-17&case=nothing`);
  await page.getByRole('button', { name: 'Keep my canvas' }).click();
  await page.getByText('Someone has deleted this investigation.').waitFor();
  await page.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(await page.getByText('Someone has deleted this investigation.').count()).toBe(0);
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Short-lived').getByText('1 node, 0 relations').waitFor();
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
  const opened = await openPage(canvasOf(microsoft));
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
  const opened = await openPage(canvasOf(microsoft));
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
  expect(await focused()).toBe('New watch set');

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

test('a link to an investigation that could not be loaded stays, and trying again discards nothing that came after', async () => {
  const opened = await openPage(canvasOf(microsoft), { expected: /Failed to load/ });
  const { page } = opened;
  const link = await saveNode(page, 'Opened later');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const isOpening = (text: string | null): boolean => text?.includes('"OpenInvestigation"') === true;
  await page.route('**/graphql', async (route) => {
    if (isOpening(route.request().postData())) await route.abort();
    else await route.continue();
  });
  await follow(page, link);
  const alert = page.getByRole('alert').filter({ hasText: 'Could not open the investigation.' });
  await alert.getByText('Try again once the server is back.').waitFor();
  expect(caseOf(page)).toBe(link);

  await page.getByRole('searchbox', { name: 'Search and add' }).fill('insight global');
  await page.getByRole('button', { name: /^Insight Global/ }).click();
  await page.getByText('1 node, 0 relations').waitFor();
  const discard = page.getByRole('button', { name: 'Open it and discard my canvas' });
  await discard.click();
  await alert.waitFor();
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await page.getByRole('button', { name: 'pin Insight Global', exact: true }).waitFor();
  await page.unroute('**/graphql');
  const answered = page.waitForResponse((response) => isOpening(response.request().postData()));
  await alert.getByRole('button', { name: 'Try again' }).click();
  await (await answered).finished();
  // Long enough for the page to read the answer.
  await page.waitForTimeout(500);
  expect(await page.getByRole('button', { name: 'pin Insight Global', exact: true }).count()).toBe(1);
  await discard.click();
  await page.getByRole('heading', { name: 'Opened later' }).waitFor();
  expect(caseOf(page)).toBe(link);
  await closePage(opened);
});

test('Back to another investigation asks before it drops a note that is still being written', async () => {
  const opened = await openPage(canvasOf(microsoft));
  const { page } = opened;
  const noted = await saveNode(page, 'Noted');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.goto(canvasOf(engineers));
  await saveNode(page, 'Left before');
  await follow(page, noted);
  await page.getByRole('heading', { name: 'Noted', exact: true }).waitFor();
  await page.getByRole('application', { name: 'Canvas' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask them');
  await page.goBack();
  await page.getByRole('button', { name: 'Keep my canvas' }).click();
  await page.getByRole('button', { name: 'write a note on Microsoft', exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Noted', exact: true }).waitFor();
  expect(caseOf(page)).toBe(noted);
  await closePage(opened);
});

test('before an investigation is saved with another date or other conditions, the page says so', async () => {
  const opened = await openPage(canvasOf(engineers));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Dated');
  const saved = page.getByText('Saved.', { exact: true });
  await saved.waitFor();
  await page.locator('#as-of').fill('2025-07-18');
  const otherDay = page.getByText('Saving would save it as of 18 July 2025 instead of 17 July 2025.');
  await otherDay.waitFor();
  expect(await saved.count()).toBe(0);
  await page.reload();
  await otherDay.waitFor();
  // Nothing would be lost.
  expect(await page.getByRole('button', { name: 'Close', exact: true }).isDisabled()).toBe(false);
  await page.getByRole('button', { name: 'Return to the saved date', exact: true }).click();
  await saved.waitFor();
  expect(page.url()).toContain('as-of=2025-07-17');

  const link = new URL(page.url());
  link.searchParams.set('as-of', '2025-07-18');
  link.searchParams.set('impact', '5');
  await page.evaluate((href) => {
    window.history.pushState(null, '', href);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, link.href);
  await otherDay.waitFor();
  await page.getByText('Saving would replace its conditions with those above.').waitFor();
  await page.getByRole('button', { name: 'Return to the saved date and conditions' }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await saved.waitFor();
  await page.getByRole('link', { name: 'Cases' }).click();
  await caseNamed(page, 'Dated').getByText('1 node, 0 relations · as of 18 July 2025').waitFor();
  await closePage(opened);
});

test('an unknown investigation is said to be unknown, and the canvas stays', async () => {
  const opened = await openPage(`${url}canvas?case=nothing`);
  await opened.page.getByText('This server has no such investigation.').waitFor();
  await opened.page.getByRole('heading', { name: 'Start with a name' }).waitFor();
  await closePage(opened);
});

test('a watch set is made, filters every page with its own denominators, is changed and deleted', async () => {
  const opened = await openPage(`${url}cases?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: 'New watch set' }).click();
  const form = page.getByRole('form', { name: 'New watch set' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Cloud');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('alert').filter({ hasText: 'rule has no condition: it would match every system.' }).waitFor();
  await form.getByRole('alert').filter({ hasText: 'Give an agency, an impact level,' }).waitFor();
  await form.getByLabel('Impact level').selectOption('IL5 and up');
  const agency = form.getByRole('combobox', { name: /^Owned by/ });
  await agency.fill('defense');
  await page.getByRole('option', { name: /Department of Defense/ }).waitFor();
  await agency.press('Enter');
  await form.getByRole('button', { name: 'Save' }).click();
  const item = caseNamed(page, 'Cloud');
  await item.getByText(/IL5 and up · matches 1 system on record/).waitFor();

  await item.getByRole('link', { name: 'Show its chains' }).click();
  await page.getByRole('heading', { name: '1 access exposed · 1 system' }).waitFor();
  expect(page.url()).toContain('watch=');
  await page.goBack();

  await page.getByRole('combobox', { name: 'watch set' }).selectOption('Cloud');
  await page.getByRole('link', { name: 'Overview' }).click();
  await page
    .getByRole('heading', { name: /On 17 July 2025, 1 of 1 system in the watch set “Cloud” was reached/ })
    .waitFor();
  await page.getByRole('contentinfo', { name: 'Coverage' }).getByText('of 1 access:').waitFor();
  await page.getByRole('link', { name: 'Chains', exact: true }).click();
  await page.getByRole('heading', { name: '1 access exposed · 1 system' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '1 access exposed · 1 system' }).waitFor();

  await page.getByRole('link', { name: 'Cases' }).click();
  await item.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('form', { name: 'Watch set Cloud' });
  await edit.getByLabel('Impact level').selectOption('any level');
  await edit.getByRole('button', { name: 'Save' }).click();
  await item.getByText(/matches 2 systems on record/).waitFor();
  await item.getByRole('button', { name: 'Delete' }).click();
  await item
    .getByRole('group', { name: /stop working/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  await page.getByText('None yet. “Navy, IL5 and up” would be one.').waitFor();
  expect(page.url()).not.toContain('watch=');
  await page.goto(`${url}chains?as-of=2025-07-17&watch=gone`);
  await page.getByText('This server has no watch set "gone": it may have been deleted.').first().waitFor();
  await closePage(opened);
});

test('a dossier is downloaded for the public or inside, as HTML or Markdown, from every place that has one', async () => {
  const opened = await openPage(`${url}system/dod-cloud-il5?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: /^Dossier of / }).click();
  const form = page.getByRole('form', { name: /^Dossier of / });
  await form.getByLabel('For').selectOption('PUBLIC');
  const html = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(html.name).toMatch(/as-of-2025-07-17\.public\.html$/);
  expect(html.text).toContain('<!doctype html>');
  expect(html.text).not.toContain('china-based-engineers');

  await page.goto(`${url}chains?as-of=2025-07-17`);
  await page.getByRole('button', { name: 'Dossier of this exposure' }).click();
  await form.getByLabel('For').selectOption('INTERNAL');
  await form.getByLabel('As').selectOption('Markdown');
  const markdown = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(markdown.name).toMatch(/\.internal\.md$/);
  expect(markdown.text).toMatch(/^# /);

  await page.goto(`${url}cases?as-of=2025-07-17`);
  const prime = page.getByRole('combobox', { name: 'Prime' });
  await prime.fill('microsoft');
  await page.getByRole('option', { name: /^Microsoft/ }).waitFor();
  await prime.press('Enter');
  await page.getByRole('button', { name: 'Dossier of microsoft' }).click();
  await form.getByLabel('As').selectOption('json');
  const manifest = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(JSON.parse(manifest.text)).toMatchObject({ request: { subject: 'PRIME', key: 'microsoft' } });

  // Its manifest makes the same dossier again; another file is refused.
  const again = page.getByRole('group').filter({ hasText: 'Recreate from a manifest…' }).last();
  await again.locator('summary').click();
  const input = again.getByLabel('Choose the manifest');
  for (const text of ['tea', '{}']) {
    await input.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await again.getByRole('alert').filter({ hasText: 'other.json is not the manifest of a dossier' }).waitFor();
  }
  const changed = manifest.text.replace(/"datasetHash": "[^"]*"/, '"datasetHash": "other"');
  await input.setInputFiles({ name: 'old.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
  await again
    .getByRole('alert')
    .filter({ hasText: 'old.json: manifest cannot be used to make the same dossier again, because the data' })
    .waitFor();
  await again.getByLabel('As').selectOption('Markdown');
  const remade = await download(page, () =>
    input.setInputFiles({ name: manifest.name, mimeType: 'application/json', buffer: Buffer.from(manifest.text) }),
  );
  expect(remade.name).toBe(manifest.name.replace(/json$/, 'md'));
  expect(remade.text).toMatch(/^# /);
  expect(await again.getByRole('alert').count()).toBe(0);
  await closePage(opened);
});

test('the dossier of an investigation is as of the date, and of the lists, that it was saved with', async () => {
  const opened = await openPage(canvasOf(encodeURIComponent(encodeId('System', 'dod-cloud-il5')), '&lists=10USC4872'));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'July');
  // On the canvas, making one saves nothing.
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Not yet');
  await page.getByRole('button', { name: 'Dossier of July' }).click();
  const form = page.getByRole('form', { name: 'Dossier of July' });
  const html = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(html.name).toBe('july-as-of-2025-07-17.committee.html');
  await form.getByText('Downloaded july-as-of-2025-07-17.committee.html.').waitFor();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.goto(`${url}cases?as-of=2026-11-27&impact=6`);
  const item = caseNamed(page, 'July');
  const remove = item.getByRole('button', { name: 'Delete' });
  const before = await remove.boundingBox();
  await item.getByRole('button', { name: /^Dossier/ }).click();
  await form.getByText(/^As of 17 July 2025, as saved, .* on 10USC4872; all classes of evidence/).waitFor();
  // Opening the form moves no button of its row.
  expect(await remove.boundingBox()).toEqual(before);
  await form.getByLabel('As').selectOption('json');
  const manifest = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(manifest.name).toBe('july-as-of-2025-07-17.committee.json');
  expect(JSON.parse(manifest.text)).toMatchObject({ request: { asOf: '2025-07-17', lists: ['10USC4872'] } });
  await form.getByLabel('As').selectOption('Markdown');
  const markdown = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(markdown.text).toContain('1 chain on 1 access');
  await closePage(opened);
});

test('an investigation keeps which saved questions were asked on its canvas, and says which have changed since', async () => {
  const opened = await openPage(canvasOf(engineers));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'Asked');
  await page.locator('summary', { hasText: 'Select' }).first().click();
  await page.getByRole('button', { name: /^person/ }).click();
  await page.locator('summary', { hasText: 'Ask a saved question about it' }).click();
  await page.locator('summary', { hasText: 'Questions that do not use the selection' }).click();
  const question = page.locator('details', { hasText: 'Ask a saved question' }).getByRole('listitem').first();
  await question.getByRole('button').click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  const name = new URL(page.url()).searchParams.get('query') ?? '';
  await page.getByRole('link', { name: 'Canvas' }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await page.getByText('Saved.', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Cases' }).click();
  const file = await download(page, () => caseNamed(page, 'Asked').getByRole('button', { name: 'Export' }).click());
  const version = /"version": "([0-9a-f]{12})"/.exec(file.text)?.[1] ?? '';
  expect(JSON.parse(file.text)).toMatchObject({ questions: [{ name, version }] });
  // As if the question had had another statement when it was saved.
  const older = file.text.replace(version, '0123456789ab').replace('"Asked"', '"Asked before"');
  await page
    .getByLabel('Import a file')
    .setInputFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(older) });
  await page.getByRole('link', { name: 'Open Asked before' }).click();
  await page.getByText('Since the canvas was last saved: 1 saved question changed.').waitFor();
  await page.locator('summary', { hasText: 'Details' }).first().click();
  await page.getByText(`Changed: the saved question ${name}`).waitFor();
  // A note leaves it known; a step on the canvas is saved with the question of now.
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Look again');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Since the canvas was last saved: 1 saved question changed.').waitFor();
  await closePage(opened);
});

test('a question that is run in Queries is kept in the investigation with its parameters, and opens with them again', async () => {
  const opened = await openPage(canvasOf(engineers));
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  // Without an investigation there is nothing to keep it in.
  await page.getByRole('link', { name: 'Queries' }).click();
  await page.getByRole('button', { name: /^Suppliers of the escorts/ }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  const keep = page.getByRole('button', { name: 'Add to the investigation “Asked elsewhere”' });
  expect(await keep.count()).toBe(0);
  await page.getByRole('link', { name: 'Canvas' }).click();
  await saveAs(page, 'Asked elsewhere');

  await page.getByRole('link', { name: 'Queries' }).click();
  await page.getByRole('button', { name: /^Suppliers of the escorts/ }).click();
  const asOf = page.getByLabel('as of Date');
  for (const day of ['2025-06-01', '2025-07-01']) {
    await asOf.fill(day);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await keep.press('Enter');
    await page.getByText('Added; save the investigation to keep it.').waitFor();
  }
  await page.getByRole('button', { name: 'Save it on the canvas' }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();

  await page.getByRole('link', { name: 'Cases' }).click();
  const file = await download(page, () =>
    caseNamed(page, 'Asked elsewhere').getByRole('button', { name: 'Export' }).click(),
  );
  // As if the question had had another statement when it was saved, in a tab that knows nothing of it.
  const older = file.text.replaceAll(/"version": "[0-9a-f]{12}"/g, '"version": "0123456789ab"');
  await page.getByLabel('Import a file').setInputFiles({
    name: 'case.json',
    mimeType: 'application/json',
    buffer: Buffer.from(older.replace('"Asked elsewhere"', '"Asked elsewhere, before"')),
  });
  await page.getByRole('link', { name: 'Open Asked elsewhere, before' }).click();
  await page.getByText('Since the canvas was last saved: 1 saved question changed.').waitFor();
  await page.getByText('Based on 2 saved questions').click();
  const asked = page.getByRole('group').filter({ hasText: 'Based on 2 saved questions' }).last().getByRole('listitem');
  expect(await asked.allInnerTexts()).toEqual([
    expect.stringContaining('asOf: 2025-06-01'),
    expect.stringContaining('asOf: 2025-07-01'),
  ]);
  await asked
    .first()
    .getByRole('button', { name: /^Suppliers of the escorts/ })
    .click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  expect(await asOf.inputValue()).toBe('2025-06-01');
  await page.getByText('Added to the investigation “Asked elsewhere, before”.').waitFor();

  // What is removed is not saved again.
  await page.getByRole('link', { name: 'Canvas' }).click();
  await page.getByText('Based on 2 saved questions').click();
  await asked
    .first()
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Based on 1 saved question').waitFor();
  await closePage(opened);
});

test('a saved question that this server lacks is marked, and stays in the investigation when its canvas is saved', async () => {
  const opened = await openPage(canvasOf(engineers));
  const { page } = opened;
  await saveNode(page, 'From another server');
  await page.getByRole('link', { name: 'Cases' }).click();
  const file = await download(page, () =>
    caseNamed(page, 'From another server').getByRole('button', { name: 'Export' }).click(),
  );
  const question = { name: 'x/my-question', version: '0123456789ab', parameters: { asOf: '2025-06-01' } };
  const moved = file.text
    .replace('"questions": []', `"questions": [${JSON.stringify(question)}]`)
    .replace('"From another server"', '"Moved here"');
  await page.getByLabel('Import a file').setInputFiles({
    name: 'case.json',
    mimeType: 'application/json',
    buffer: Buffer.from(moved),
  });
  await page.getByRole('link', { name: 'Open Moved here' }).click();
  const marked = page.getByText('x/my-question (not on this server)');
  await page.getByText('Based on 1 saved question').click();
  await marked.waitFor();

  await page.getByRole('application', { name: 'Canvas' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Based on 1 saved question').click();
  await marked.waitFor();
  const id = caseOf(page);
  expect(
    await served.data('query ($id: ID!) { investigation(id: $id) { questions { name version parameters } } }', { id }),
  ).toEqual({ investigation: { questions: [question] } });

  await page.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByRole('alert').filter({ hasText: 'so it cannot be added to an investigation: remove it' }).waitFor();
  await page.getByRole('button', { name: 'Remove x/my-question' }).click();
  await page.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  expect(caseOf(page)).not.toBe(id);
  await closePage(opened);
});

test.each(['light', 'dark'] as const)('the cases are accessible in the %s theme', async (colorScheme) => {
  const opened = await openPage(canvasOf(engineers), { colorScheme, bypassCSP: true });
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

/** Begins a watch set of systems at IL5 and up, and returns its form. */
async function newWatchSet(page: Page, name: string) {
  await page.getByRole('button', { name: 'New watch set' }).click();
  const form = page.getByRole('form', { name: 'New watch set' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByLabel('Impact level').selectOption('IL5 and up');
  return form;
}

test('what is typed into the forms of watch sets stays while others are edited, and in another view', async () => {
  const opened = await openPage(`${url}cases?as-of=2025-07-17`);
  const { page } = opened;
  for (const name of ['Typed first', 'Typed second']) {
    await (await newWatchSet(page, name)).getByRole('button', { name: 'Save' }).click();
    await page.getByText(`Saved “${name}”.`).waitFor();
  }
  const form = await newWatchSet(page, 'Half a watch set');
  const only = form.getByRole('combobox', { name: /^Only these/ });
  await only.fill('dod-cloud-il5');
  await page.getByRole('option', { name: /dod-cloud-il5/ }).click();
  const edits = ['Typed first', 'Typed second'].map((name) => ({
    name,
    form: page.getByRole('form', { name: `Watch set ${name}` }),
  }));
  for (const edit of edits) {
    await caseNamed(page, edit.name).getByRole('button', { name: 'Edit' }).click();
    await edit.form.getByRole('textbox', { name: 'Name', exact: true }).fill(`${edit.name}, changed`);
  }
  // A second click on it begins no other one.
  await page.getByRole('button', { name: 'New watch set' }).click();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/cases'));
  await page.getByRole('link', { name: 'Cases' }).click();

  expect(await form.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Half a watch set');
  expect(await form.getByRole('list', { name: 'Picked' }).innerText()).toContain('dod-cloud-il5');
  const [first, second] = edits;
  expect(await second?.form.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(
    'Typed second, changed',
  );
  await second?.form.getByRole('button', { name: 'Cancel' }).click();
  await first?.form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved “Typed first, changed”.').waitFor();
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved “Half a watch set”.').waitFor();
  expect(await page.getByRole('form').filter({ hasText: 'all of these hold' }).count()).toBe(0);
  await caseNamed(page, 'Typed second').waitFor();
  await closePage(opened);
});

test('a watch set that another tab deletes while it is edited is not lost, and can be saved as a new one', async () => {
  const opened = await openPage(`${url}cases?as-of=2025-07-17`);
  const { page } = opened;
  const form = await newWatchSet(page, 'In two tabs');
  await form.getByRole('button', { name: 'Save' }).click();
  await caseNamed(page, 'In two tabs').getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('form', { name: 'Watch set In two tabs' });
  await edit.getByRole('textbox', { name: 'Name', exact: true }).fill('Still wanted');

  const other = await page.context().newPage();
  await other.goto(`${url}cases?as-of=2025-07-17`);
  await caseNamed(other, 'In two tabs').getByRole('button', { name: 'Delete' }).click();
  await other
    .getByRole('group', { name: /stop working/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  await other.getByText('Deleted “In two tabs”.').waitFor();

  await edit.getByText('Someone has deleted this watch set.').waitFor();
  await edit.getByRole('button', { name: 'Save as a new one' }).click();
  await page.getByText('Saved “Still wanted”.').waitFor();
  await caseNamed(other, 'Still wanted').waitFor();
  await closePage(opened);
});

test('a watch set that another tab has changed while it is edited is not replaced, and keeps a system that is not on record', async () => {
  await database.write(
    `CREATE (:System {key: 'short-lived', name: 'Short-lived', impactLevel: 5, dataClass: 'DOCUMENTED', confidence: 50})`,
  );
  const opened = await openPage(`${url}cases?as-of=2025-07-17`);
  const { page } = opened;
  const form = await newWatchSet(page, 'Both tabs');
  const only = form.getByRole('combobox', { name: /^Only these/ });
  await only.fill('short-lived');
  await page.getByRole('option', { name: /^Short-lived/ }).waitFor();
  await only.press('Enter');
  await form.getByRole('button', { name: 'Save' }).click();
  await caseNamed(page, 'Both tabs').getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('form', { name: 'Watch set Both tabs' });
  const name = edit.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Mine');
  await database.write(`MATCH (s:System {key: 'short-lived'}) DETACH DELETE s`);

  const other = await page.context().newPage();
  await other.goto(`${url}cases?as-of=2025-07-17`);
  await caseNamed(other, 'Both tabs').getByRole('button', { name: 'Edit' }).click();
  const theirs = other.getByRole('form', { name: 'Watch set Both tabs' });
  await theirs.getByLabel('Impact level').selectOption('IL4 and up');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await other.getByText('Saved “Both tabs”.').waitFor();
  await other.close();

  const rule = /IL4 and up · one of short-lived \(not on record\)/;
  await caseNamed(page, 'Both tabs').getByText(rule).waitFor();
  await edit.getByRole('button', { name: 'Save' }).click();
  await edit.getByRole('alert').filter({ hasText: 'someone saved a later version meanwhile' }).waitFor();
  expect(await name.inputValue()).toBe('Mine');
  // What was typed stays until the user lets go of it.
  await caseNamed(page, 'Both tabs').getByRole('button', { name: 'Edit' }).click();
  expect(await name.inputValue()).toBe('Mine');
  await edit.getByText('Someone saved a later version.').waitFor();
  await edit.getByRole('button', { name: 'Open it and discard my changes' }).click();
  expect(await name.inputValue()).toBe('Both tabs');
  await name.fill('Mine');
  await edit.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved “Mine”.').waitFor();
  await caseNamed(page, 'Mine').getByText(rule).waitFor();
  await closePage(opened);
});

test('a refusal to save a watch set loads the later version that another browser has saved', async () => {
  const opened = await openPage(`${url}cases?as-of=2025-07-17`);
  const { page } = opened;
  const form = await newWatchSet(page, 'Both browsers');
  await form.getByRole('button', { name: 'Save' }).click();
  const item = caseNamed(page, 'Both browsers');
  await item.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('form', { name: 'Watch set Both browsers' });
  const name = edit.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Mine');
  // The page would otherwise notice by the status, seconds later.
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"Status"') === true) return;
    await route.continue();
  });

  const other = await openPage(`${url}cases?as-of=2025-07-17`);
  await caseNamed(other.page, 'Both browsers').getByRole('button', { name: 'Edit' }).click();
  const theirs = other.page.getByRole('form', { name: 'Watch set Both browsers' });
  await theirs.getByLabel('Impact level').selectOption('IL4 and up');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await other.page.getByText('Saved “Both browsers”.').waitFor();
  await closePage(other);

  await edit.getByRole('button', { name: 'Save' }).click();
  await edit.getByRole('alert').filter({ hasText: 'someone saved a later version meanwhile' }).waitFor();
  await item.getByText(/^IL4 and up · matches/).waitFor();
  expect(await name.inputValue()).toBe('Mine');
  await edit.getByRole('button', { name: 'Open it and discard my changes' }).click();
  expect(await name.inputValue()).toBe('Both browsers');
  await name.fill('Of both browsers');
  await edit.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved “Of both browsers”.').waitFor();
  await closePage(opened);
});

// The last ones, because they change the data.
test('an investigation is opened again on its date, with what has gone and what is new since', async () => {
  const opened = await openPage(canvasOf(engineers, `&open=${engineers}`));
  await opened.page.getByText('6 nodes, 6 relations').waitFor();
  await saveAs(opened.page, 'Drifting');
  await closePage(opened);
  await database.write(
    `MATCH (p:Person {key: 'china-based-engineers'})-[r:LOCATED_IN]->(:Country), (o:Organization {key: 'microsoft'})
     CREATE (o)-[new:EMPLOYS]->(p) SET new = properties(r), new.key = 'new', new.contract = 'new', new.recordedAt = datetime()
     DELETE r`,
  );
  const again = await openPage(`${url}cases?as-of=2026-01-01`);
  const { page } = again;
  await page.getByRole('link', { name: 'Open Drifting' }).click();
  await page.getByText('6 nodes, 6 relations', { exact: true }).waitFor();
  expect(page.url()).toContain('as-of=2025-07-17');
  await page.getByText('Since the canvas was last saved: 1 relation gone, 1 new relation.').waitFor();
  await page.locator('summary', { hasText: 'Details' }).first().click();
  await page.getByText(/Removed: China-based engineers is located in .*China/).waitFor();
  await page.getByRole('button', { name: 'Add the new relations' }).click();
  await page.getByText('6 nodes, 7 relations').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await closePage(again);
});

test('an investigation says which of its edges have other dates now, and takes them over', async () => {
  const opened = await openPage(canvasOf(engineers, `&open=${engineers}`));
  const { page } = opened;
  // The test above may have taken a node away.
  await page.getByText(/^[56] nodes, \d relations/).waitFor();
  await saveAs(page, 'Ended');
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await database.write(`MATCH ()-[r:ESCORTS]->() SET r.validTo = date('2025-06-01')`);
  await page.reload();
  await page.getByText(/^Since the canvas was last saved: \d relations? changed\.$/).waitFor();
  await page.locator('summary', { hasText: 'Details' }).first().click();
  await page
    .getByText(/Changed: Digital escorts escorts China-based engineers, now until 31 May 2025, start unknown/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Update the changed relations' }).click();
  await page.getByRole('button', { name: 'Update the changed relations' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await closePage(opened);
});

test('a canvas that is not saved says that the data has changed since, and what has changed once it is saved', async () => {
  const opened = await openPage(canvasOf(engineers, `&open=${engineers}`));
  const { page } = opened;
  // The edges that change next have been read, with the dates of before.
  await expect.poll(() => page.evaluate(() => window.sessionStorage.getItem('subtier.canvas'))).toContain('"ACCESSES"');
  await page
    .getByRole('contentinfo', { name: 'Coverage' })
    .getByText(/^changed /)
    .waitFor();
  const notice = page.getByText(/^The data has changed since you built this canvas/);
  expect(await notice.count()).toBe(0);
  await database.write(`MATCH ()-[r:ACCESSES]->() SET r.validTo = date('2025-07-19')`);
  await importPackage(database, { 'sources.csv': [{ id: 'S' }], 'agencies.csv': [{ id: 'G' }] });
  await notice.waitFor();
  await page.reload();
  await page.getByText(/Save it as an investigation to see what changed\.$/).waitFor();
  await saveAs(page, 'Earlier');
  await page.getByText(/\d relations? changed/).waitFor();
  expect(await notice.count()).toBe(0);
  // What the canvas reads from now on is not earlier.
  await page.getByRole('button', { name: 'Update the changed relations' }).click();
  await page.getByText('There are changes that are not saved.').waitFor();
  expect(await notice.count()).toBe(0);
  await closePage(opened);
});
