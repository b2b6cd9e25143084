import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { withDocumentedCase } from '../documented-case.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { violations } from './axe.ts';
import { caseNamed } from './investigation.ts';
import { closePage, openPage } from './open-page.ts';

let url = '';
beforeAll(async () => {
  const served = await serveGraph(await withDocumentedCase());
  // Neo4j plans the statements here rather than while the page waits.
  await served.data('{ brief { day } requestDrafts(first: 1) { title } }');
  url = served.url;
});

test('from a gap of the brief to a request that is kept, edited, asked, refused and downloaded, by keyboard', async () => {
  const opened = await openPage(url);
  const { page } = opened;
  const link = page.getByRole('link', { name: /^Draft a request ?: Under which contract/ });
  await link.waitFor();
  await link.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Draft a request' }).waitFor();
  // The day that the brief describes, because nothing is exposed today.
  expect(page.url()).toContain('as-of=2025-07-17');
  const draft = caseNamed(page, 'The contract: Department of Defense');
  await draft.getByText('FOIA request to Department of Defense · settles 2 accesses to 2 systems').waitFor();
  await draft.locator('summary').press('Enter');
  await draft.getByText('REQUEST UNDER THE FREEDOM OF INFORMATION ACT').waitFor();
  await draft.getByText('5 U.S.C. 552, subsection (a)(3)').waitFor();
  expect(await violations(page)).toEqual([]);
  await draft.getByRole('button', { name: /^Keep/ }).press('Enter');

  await page.getByRole('heading', { level: 2, name: 'The contract: Department of Defense' }).waitFor();
  const form = page.getByRole('form', { name: /^Request / });
  const text = form.getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('Send the contract.');
  await form.getByRole('combobox', { name: 'Status' }).selectOption('refused');
  await form.getByRole('textbox', { name: /^What came back/ }).fill('Exemption 4');
  await form.getByRole('button', { name: 'Save' }).press('Enter');
  await form.getByText('Saved.').waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: /^refused on / })
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  expect(await text.inputValue()).toBe('Send the contract.\n');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: /^Download \.txt/ }).press('Enter'),
  ]);
  expect(download.suggestedFilename()).toBe('the-contract-department-of-defense.txt');
  expect(await readFile(await download.path(), 'utf8')).toBe('Send the contract.\n');

  await page.getByRole('main').getByRole('link', { name: 'Cases' }).press('Enter');
  const kept = caseNamed(page, 'The contract: Department of Defense');
  await kept.getByText('refused', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await kept.getByRole('link').press('Enter');
  await form.getByRole('button', { name: /^Delete/ }).press('Enter');
  await form
    .getByRole('group', { name: /cannot be restored/ })
    .getByRole('button', { name: /^Delete/ })
    .press('Enter');
  await page.getByText('None saved yet.').waitFor();
  await closePage(opened);
});

test('what is typed while a request is being saved stays, and is saved next', async () => {
  const opened = await openPage(`${url}cases?as-of=2025-07-17&ask=ALL`);
  const { page } = opened;
  await caseNamed(page, 'The contract: Department of Defense').getByRole('button', { name: /^Keep/ }).click();
  const form = page.getByRole('form', { name: /^Request / });
  const note = form.getByRole('textbox', { name: /^What came back/ });
  const release = new AbortController();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"SaveRequest"') === true && !release.signal.aborted)
      await once(release.signal, 'abort');
    await route.continue();
  });
  await note.fill('Sent');
  await form.getByRole('button', { name: 'Save' }).click();
  await note.fill('Sent on Monday');
  release.abort();
  await form.getByText('Saved.').waitFor();
  expect(await note.inputValue()).toBe('Sent on Monday');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Saved.').waitFor();
  await page.unroute('**/graphql');
  await page.reload();
  expect(await note.inputValue()).toBe('Sent on Monday');
  await closePage(opened);
});

test('what a chain lacks leads to the drafts about its system', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&system=dod-cloud-il5`);
  const { page } = opened;
  const unknown = page.locator('section', { has: page.getByRole('heading', { name: 'Unknown' }) });
  await unknown.getByRole('link', { name: /^Draft a request ?: The sources do not name the contract/ }).click();
  await caseNamed(page, 'The contract: Microsoft')
    .getByText('document request to Microsoft · settles 1 access to 1 system')
    .waitFor();
  expect(page.url()).toContain('about=system:dod-cloud-il5');
  await closePage(opened);
});
