import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('a person comments on an exposure, accepts it until a day, and finds both after a reload', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const panel = page.getByRole('region', { name: 'Decision' });
  await panel.getByText('On record here since').waitFor();
  expect(await panel.locator('strong').innerText()).toBe('open');

  await panel.getByLabel('Reason or comment').fill('Asked the company');
  await panel.getByRole('button', { name: 'Comment only' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'local: Asked the company' }).waitFor();

  await panel.getByLabel('Decide').selectOption('accepted');
  await panel.getByLabel('Reason or comment').fill('Waiver 12');
  await panel.getByLabel('Accepted until').fill('2020-01-01');
  await panel.getByRole('button', { name: 'Save decision' }).click();
  await panel.getByRole('alert').getByText('until is 2020-01-01, which is in the past.').waitFor();
  await panel.getByLabel('Accepted until').fill('2999-12-31');
  await panel.getByRole('button', { name: 'Save decision' }).click();
  await panel
    .getByRole('listitem')
    .filter({ hasText: /local: accepted until .*2999 – Waiver 12/ })
    .waitFor();

  await page.reload();
  await panel.getByText('Asked the company').waitFor();
  expect(await panel.locator('strong').innerText()).toBe('accepted');
  await page.getByText('2 accesses exposed · 2 systems').waitFor();

  // The same decision about several exposures of the list at once.
  await page.getByRole('button', { name: 'Decide about several' }).click();
  const several = page.getByRole('region', { name: 'Decide about several exposures' });
  const rows = page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /China-based/ });
  await rows.nth(0).press('Enter');
  await rows.nth(1).click();
  await several.getByText('2 exposures picked.').waitFor();
  // A refusal does not keep the others from being tried, and each is listed.
  await several.getByLabel('Decide').selectOption('accepted');
  await several.getByLabel('Reason or comment').fill('No log');
  await several.getByLabel('Accepted until').fill('2020-01-01');
  await several.getByRole('button', { name: 'Save 2 decisions' }).click();
  await several.getByText('Saved for 0 of 2 exposures.').waitFor();
  const refused = several.getByRole('alert').getByRole('listitem');
  expect(await refused.allInnerTexts()).toEqual([
    expect.stringMatching(/^China-based engineers, .*: until is 2020-01-01, which is in the past/),
    expect.stringMatching(/^China-based engineers, .*: until is 2020-01-01, which is in the past/),
  ]);
  await several.getByLabel('Decide').selectOption('disputed');
  await several.getByRole('button', { name: 'Save 2 decisions' }).click();
  await several.getByText('Saved for 2 of 2 exposures.').waitFor();
  await panel.locator('strong', { hasText: 'disputed' }).waitFor();
  // Another browser notices without a reload.
  const other = await openPage(`${url}chains?as-of=2025-07-17`);
  const there = other.page.getByRole('region', { name: 'Decision' });
  await there.locator('strong', { hasText: 'disputed' }).waitFor();
  await untilAnswered(other.page);
  const asked: string[] = [];
  other.page.on('request', (request) => {
    asked.push(request.postData() ?? request.url());
  });
  await panel.getByLabel('Reason or comment').fill('Seen by two');
  await panel.getByRole('button', { name: 'Comment only' }).click();
  await there.getByRole('listitem').filter({ hasText: 'local: Seen by two' }).waitFor();
  // It has loaded again only what depends on decisions, and nothing twice.
  const documents = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile('web/src/generated/persisted-documents.json', 'utf8')));
  const loaded = asked
    .map((body) => `${documents[/"sha256Hash":"([^"]+)"/.exec(body)?.[1] ?? ''] ?? ''} ${body}`)
    .filter((text) => !text.startsWith('query Status '));
  expect(loaded.filter((text) => !/\b(review|reviews|decisions|watchSets)\b/.test(text))).toEqual([]);
  expect(loaded.length).toBeLessThan(10);
  await closePage(other);
  await closePage(opened);
});

test('the list is filtered by decisions, in the address and with chips, and no count beside it changes', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const list = page.getByRole('list', { name: 'Exposed accesses by system' });
  const rows = list.getByRole('button', { name: /China-based/ });
  // The first test has disputed both.
  await rows
    .getByText(/^disputed, \d+ \w+ \d{4}$/)
    .nth(1)
    .waitFor();
  await page.getByLabel('Decide', { exact: true }).selectOption('under review');
  await page.getByRole('button', { name: 'Save decision' }).click();
  await rows.getByText(/^under review, /).waitFor();
  const counts = page.getByRole('contentinfo', { name: 'Coverage' });
  await counts.getByText(/personnel records for/).waitFor();
  await untilAnswered(page);
  const before = await counts.innerText();

  await page.getByRole('combobox', { name: 'decision' }).selectOption('under review');
  await page.getByText('1 of 2 chains listed.').waitFor();
  await rows.getByText(/^under review, /).waitFor();
  expect(await rows.count()).toBe(1);
  await list.getByText('· 1 access listed').waitFor();
  expect(page.url()).toContain('decision=under-review');
  await page.getByRole('combobox', { name: 'decision' }).selectOption('open or undecided');
  await page.reload();
  await page.getByText('1 of 2 chains listed.').waitFor();
  await page.getByRole('heading', { name: '2 accesses exposed · 2 systems' }).waitFor();
  await expect.poll(() => counts.innerText()).toBe(before);

  const chips = page.getByRole('list', { name: 'Decisions of the listed chains' });
  await chips.getByRole('button', { name: /^under review/ }).click();
  await page.getByText('0 of 2 chains listed.').waitFor();
  await chips.getByRole('button', { name: /^open or undecided/ }).click();
  await rows.nth(1).waitFor();
  expect(page.url()).not.toContain('decision=');
  await closePage(opened);
});

test('what is typed stays when somebody else comments, is empty once it is saved, and says when it is full', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const other = await openPage(`${url}chains?as-of=2025-07-17`);
  const panel = opened.page.getByRole('region', { name: 'Decision' });
  const there = other.page.getByRole('region', { name: 'Decision' });
  const words = panel.getByLabel('Reason or comment');
  await words.fill('Half a thought');
  await there.getByLabel('Reason or comment').fill('In between');
  await there.getByRole('button', { name: 'Comment only' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'local: In between' }).waitFor();
  expect(await words.inputValue()).toBe('Half a thought');
  await panel.getByRole('button', { name: 'Comment only' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'local: Half a thought' }).waitFor();
  await expect.poll(() => words.inputValue()).toBe('');
  await words.fill('x'.repeat(2_000));
  await panel.getByText('At most 2,000 characters').waitFor();
  await closePage(other);
  await closePage(opened);
});

test('what is picked and typed to decide about several stays when something is searched for', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const rows = page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /China-based/ });
  const several = page.getByRole('region', { name: 'Decide about several exposures' });
  await several.getByRole('button', { name: 'Decide about several' }).click();
  await untilAnswered(page);
  await rows.nth(0).click();
  await rows.nth(1).click();
  await several.getByText('2 exposures picked.', { exact: true }).waitFor();
  await several.getByLabel('Reason or comment').fill('Half a reason');
  await page.getByRole('combobox', { name: 'Search names, keys and identifiers' }).fill('microsoft');
  await expect.poll(() => page.url()).toContain('q=microsoft');
  expect(await several.getByText('2 exposures picked.', { exact: true }).count()).toBe(1);
  expect(await several.getByLabel('Reason or comment').inputValue()).toBe('Half a reason');
  await closePage(opened);
});

test('what is picked and typed to decide about several stays when the day or a condition changes, and is about those that are listed then', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const rows = page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /China-based/ });
  const several = page.getByRole('region', { name: 'Decide about several exposures' });
  const words = several.getByLabel('Reason or comment');
  const sensitivity = page.getByRole('combobox', { name: 'sensitivity' });
  await several.getByRole('button', { name: 'Decide about several' }).click();
  await untilAnswered(page);
  await rows.nth(0).click();
  await rows.nth(1).click();
  await words.fill('On the day before');
  await page.getByRole('button', { name: 'One day earlier' }).click();
  await expect.poll(() => page.url()).toContain('as-of=2025-07-16');
  await rows.and(page.locator('[aria-pressed=true]')).nth(1).waitFor();
  await several.getByText('2 exposures picked.', { exact: true }).waitFor();
  await sensitivity.selectOption('national security (IL5) and up');
  await several.getByText('1 exposure picked. 1 pick is no longer listed and was left out.').waitFor();
  expect(await words.inputValue()).toBe('On the day before');
  await several.getByRole('button', { name: 'Comment only' }).click();
  await several.getByText('Saved for 1 of 1 exposure.').waitFor();
  // What was left out is picked again, and what was saved is not.
  await sensitivity.selectOption('any');
  await rows.nth(1).waitFor();
  await expect.poll(() => rows.and(page.locator('[aria-pressed=true]')).count()).toBe(1);
  await several.getByText('1 exposure picked.', { exact: true }).waitFor();

  const panel = page.getByRole('region', { name: 'Decision' });
  await page.goto(`${url}chains?as-of=2025-07-17&system=dod-cloud-il5`);
  await panel.getByRole('listitem').filter({ hasText: 'local: On the day before' }).waitFor();
  await page.goto(`${url}chains?as-of=2025-07-17&system=dod-cloud-il4`);
  await panel.getByText('On record here since').waitFor();
  expect(await panel.getByText('On the day before').count()).toBe(0);
  await closePage(opened);
});

test('what is typed stays when another day is chosen in the history of the access', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-10`);
  const { page } = opened;
  await page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /China-based/ })
    .first()
    .click();
  const panel = page.getByRole('region', { name: 'Decision' });
  const words = panel.getByLabel('Reason or comment');
  await panel.getByLabel('Decide').selectOption('accepted');
  await panel.getByLabel('Accepted until').fill('2999-12-31');
  await words.fill('Half a thought about another day');
  const inspector = page.getByRole('region', { name: 'Evidence' });
  await inspector.getByText('The same as a table').click();
  await inspector
    .getByRole('row', { name: /^exposed / })
    .getByRole('button', { name: '17 Jul 2025' })
    .click();
  await inspector.getByRole('img', { name: /The line marks 17 Jul 2025/ }).waitFor();
  expect(await words.inputValue()).toBe('Half a thought about another day');
  expect(await panel.getByLabel('Accepted until').inputValue()).toBe('2999-12-31');
  await panel.getByRole('button', { name: 'Comment only' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'local: Half a thought about another day' }).waitFor();
  await expect.poll(() => words.inputValue()).toBe('');
  await closePage(opened);
});

test('a decision about several is about those that are listed: neither about what was saved before nor about what others took off the list', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const rows = page
    .getByRole('list', { name: 'Exposed accesses by system' })
    .getByRole('button', { name: /China-based/ });
  const several = page.getByRole('region', { name: 'Decide about several exposures' });
  const toggle = several.getByRole('button', { name: 'Decide about several' });
  /** Opens both again, and then the list of those that are open, with nothing picked. */
  const openBoth = async (): Promise<void> => {
    await page.goto(`${url}chains?as-of=2025-07-17`);
    await toggle.click();
    await untilAnswered(page);
    await rows.nth(0).click();
    await rows.nth(1).click();
    await several.getByLabel('Decide').selectOption('open');
    await several.getByRole('button', { name: 'Save 2 decisions' }).click();
    await several.getByText('Saved for 2 of 2 exposures.').waitFor();
    await several.getByText('Click chains in the list to pick them.').waitFor();
    await page.goto(`${url}chains?as-of=2025-07-17&decision=open`);
    await page.getByText('2 of 2 chains listed.').waitFor();
    await toggle.click();
  };
  const expectOneOfEach = async (): Promise<void> => {
    await page.goto(`${url}chains?as-of=2025-07-17`);
    await rows.getByText(/^disputed, /).waitFor();
    await rows.getByText(/^under review, /).waitFor();
  };

  await openBoth();
  await untilAnswered(page);
  await rows.nth(0).click();
  await several.getByLabel('Decide').selectOption('under review');
  await several.getByRole('button', { name: 'Save decision' }).click();
  await page.getByText('1 of 2 chains listed.').waitFor();
  await several.getByText('Saved for 1 of 1 exposure.').waitFor();
  await rows.first().click();
  await several.getByText('1 exposure picked.', { exact: true }).waitFor();
  await several.getByLabel('Decide').selectOption('disputed');
  await several.getByRole('button', { name: 'Save decision' }).click();
  // The list is empty, and still says what was saved.
  await page.getByText('0 of 2 chains listed.').waitFor();
  await several.getByText('Saved for 1 of 1 exposure.').waitFor();
  await expectOneOfEach();

  await openBoth();
  await untilAnswered(page);
  await rows.nth(0).click();
  await rows.nth(1).click();
  await several.getByText('2 exposures picked.', { exact: true }).waitFor();
  const other = await openPage(`${url}chains?as-of=2025-07-17`);
  const there = other.page.getByRole('region', { name: 'Decision' });
  await there.getByLabel('Decide').selectOption('under review');
  await there.getByRole('button', { name: 'Save decision' }).click();
  await several.getByText('1 exposure picked. 1 pick is no longer listed and was left out.').waitFor();
  await closePage(other);
  await several.getByLabel('Decide').selectOption('disputed');
  await several.getByRole('button', { name: 'Save decision' }).click();
  await several.getByText('Saved for 1 of 1 exposure.').waitFor();
  await expectOneOfEach();
  await closePage(opened);
});

test('a saved file has what the server has by then, not what it had when a file was saved before', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&decision=closed`);
  const { page } = opened;
  await page.getByText('0 of 2 chains listed.').waitFor();
  const linesOfFile = async (): Promise<number> => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the CSV of the exposed accesses' }).click();
    return (await readFile(await (await downloading).path(), 'utf8')).trimEnd().split('\r\n').length;
  };
  expect(await linesOfFile()).toBe(1);
  const other = await openPage(`${url}chains?as-of=2025-07-17`);
  const there = other.page.getByRole('region', { name: 'Decision' });
  await there.getByLabel('Decide').selectOption('closed');
  await there.getByLabel('Who says so').fill('The company');
  await there.getByRole('button', { name: 'Save decision' }).click();
  await page.getByText('1 of 2 chains listed.').waitFor();
  expect(await linesOfFile()).toBe(2);
  await closePage(other);
  await closePage(opened);
});

test('a decision that is saved while the list loads again is in the list', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  const panel = page.getByRole('region', { name: 'Decision' });
  const row = page.getByRole('list', { name: 'Exposed accesses by system' }).locator('[aria-current=true]');
  const save = async (status: string): Promise<void> => {
    await panel.getByLabel('Decide').selectOption(status);
    await panel.getByRole('button', { name: 'Save decision' }).click();
    await panel.locator('strong', { hasText: status }).waitFor();
  };
  await save('under review');
  await row.getByText(/^under review, /).waitFor();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let [asked, held] = [0, 0];
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('SystemChains') !== true) return route.continue();
    asked += 1;
    const response = await route.fetch();
    held += 1;
    await released;
    await route.fulfill({ response });
  });
  await save('open');
  await expect.poll(() => held > 0 && held === asked).toBe(true);
  await save('disputed');
  release();
  await row.getByText(/^disputed, /).waitFor();
  await closePage(opened);
});

// The last test: it replaces the data.
test('an exposure that counts only under lists can be decided', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'people.csv': ['P1', 'P2'].map((id) => ({ id, us_person_status: 'citizen' })),
    'locations.csv': [],
  });
  const served = await serveGraph(database);
  const opened = await openPage(`${served.url}chains?as-of=2025-07-17&lists=10USC4872&origin=undetermined`);
  const panel = opened.page.getByRole('region', { name: 'Decision' });
  await panel.getByText('On record here since').waitFor();
  await panel.getByLabel('Decide').selectOption('disputed');
  await panel.getByRole('button', { name: 'Save decision' }).click();
  await panel.locator('strong', { hasText: 'disputed' }).waitFor();
  await closePage(opened);
});
