import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { caseNamed } from './investigation.ts';
import { closePage, openPage } from './open-page.ts';
import type { Page } from 'playwright-core';

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withDocumentedCase();
  url = (await serveGraph(database)).url;
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
