import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { inWords } from '#web/questions/result/values.ts';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const editor = (page: Page) => page.getByRole('textbox', { name: 'Cypher statement' });
const opened = (statement: string, more = '') =>
  openPage(`${url}?view=queries&as-of=2025-07-17&cypher=${encodeURIComponent(statement)}${more}`);

/** Clicks a button and returns the file that the browser downloads. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('the first load does not fetch the editor', async () => {
  const { page, complaints } = await openPage(`${url}chains?as-of=2025-07-17`);
  await page.getByText('2 accesses exposed').waitFor();
  const files = await page.evaluate<string>(
    'performance.getEntriesByType("resource").map(({ name }) => name).join(" ")',
  );
  expect(files).toMatch(/index-/);
  expect(files).not.toMatch(/workbench|language|question-file|queries/);
  await closePage({ page, complaints });
});

test('a statement runs from the keyboard, Escape and Tab leave the editor, and a link opens the statement without running it', async () => {
  const { page, complaints } = await openPage(`${url}?view=queries&as-of=2025-07-17`);
  await page.getByRole('button', { name: 'Write Cypher' }).press('Enter');
  await editor(page).focus();
  await page.keyboard.insertText('MATCH (s:System) WHERE s.impactLevel >= $level /* $no */ RETURN s.name AS name');
  await page.getByLabel('Type of $level').selectOption('number');
  await page.getByRole('textbox', { name: '$level' }).fill('5');
  expect(await page.getByLabel('Type of $no').count()).toBe(0);
  await editor(page).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate<boolean>('document.activeElement.closest(".cm-editor") === null')).toBe(true);
  await editor(page).focus();
  await page.keyboard.type('/');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: 'Defense Department cloud, Impact Level 5' }).waitFor();
  await page.getByText('1 row', { exact: true }).waitFor();
  const link = page.url();
  // The server never sees what is behind the #.
  expect(new URL(link).hash).toContain('p.level:number=5');
  expect(new URL(link).search).not.toContain('level');
  await closePage({ page, complaints });

  const again = await openPage(link);
  await expect.poll(() => editor(again.page).innerText()).toContain('s.impactLevel >= $level');
  expect(await again.page.getByRole('textbox', { name: '$level' }).inputValue()).toBe('5');
  expect(await again.page.getByRole('table').count()).toBe(0);
  await again.page.getByRole('button', { name: 'Run' }).click();
  await again.page.getByRole('cell', { name: 'Defense Department cloud, Impact Level 5' }).waitFor();
  await closePage(again);
});

test('what is typed after a run stays while another view is open', async () => {
  const { page, complaints } = await opened('RETURN 1 AS one');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('cell', { name: '1', exact: true }).waitFor();
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(', 2 AS two');
  await page.getByRole('link', { name: 'Chains', exact: true }).click();
  await page.getByText('2 accesses exposed').waitFor();
  await page.getByRole('link', { name: 'Queries', exact: true }).click();
  await editor(page).waitFor();
  await page.waitForTimeout(500);
  expect(await editor(page).innerText()).toBe('RETURN 1 AS one, 2 AS two');
  await closePage({ page, complaints });
});

test('a copied link has what is in the editor, also if it has not run', async () => {
  const statement = 'RETURN $key AS key';
  const { page, complaints } = await openPage(
    `${url}?view=queries&as-of=2025-07-17&cypher=${encodeURIComponent(statement)}`,
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  const field = page.getByRole('textbox', { name: '$key' });
  await field.fill('one');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('cell', { name: 'one', exact: true }).waitFor();
  const copied = async (): Promise<URL> => {
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Copied.').waitFor();
    return new URL(await page.evaluate<string>('navigator.clipboard.readText()'));
  };
  expect((await copied()).href).toBe(page.url());
  await field.fill('two');
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(', 2 AS two');
  await expect
    .poll(async () => [...new URLSearchParams((await copied()).hash.slice(1)).values()])
    .toEqual([`${statement}, 2 AS two`, 'two']);
  await closePage({ page, complaints });
});

test('what is typed and not run is in the history once another statement replaces it', async () => {
  const { page, complaints } = await openPage(`${url}?view=queries&as-of=2025-07-17`);
  await page.getByRole('button', { name: 'Write Cypher' }).click();
  await editor(page).focus();
  await page.keyboard.insertText('RETURN 1 AS typed');
  await page.getByRole('link', { name: 'Chains', exact: true }).click();
  await page.getByRole('button', { name: 'Show the Cypher of the exposed accesses' }).click();
  await expect.poll(() => editor(page).innerText()).toContain('MATCH');
  await page.getByText('History · 1').click();
  const past = page.getByRole('button', { name: /RETURN 1 AS typed/ });
  expect(await past.innerText()).toContain('not run');
  await past.click();
  await expect.poll(() => editor(page).innerText()).toBe('RETURN 1 AS typed');
  // The statement that was replaced this time had not been typed.
  await page.getByText('History · 1').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('cell', { name: '1', exact: true }).waitFor();
  await expect.poll(() => past.innerText()).not.toContain('not run');
  await closePage({ page, complaints });
});

test('values that are typed and not run are in the history, beside the run of the same statement with others', async () => {
  const { page, complaints } = await opened('RETURN $key AS key');
  const field = page.getByRole('textbox', { name: '$key' });
  await field.fill('one');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('cell', { name: 'one', exact: true }).waitFor();
  await field.fill('one, two');
  await page.getByRole('link', { name: 'Chains', exact: true }).click();
  await page.getByRole('button', { name: 'Show the Cypher of the exposed accesses' }).click();
  await expect.poll(() => editor(page).innerText()).toContain('MATCH');
  await page.getByText('History · 2').click();
  const past = page.getByRole('button', { name: /RETURN \$key AS key/ });
  await past.filter({ hasText: 'not run' }).click();
  await expect.poll(() => field.inputValue()).toBe('one, two');
  await past.filter({ hasNotText: 'not run' }).click();
  await expect.poll(() => field.inputValue()).toBe('one');
  await page.getByText('History · 2').waitFor();
  await closePage({ page, complaints });
});

test('Back and a pasted link bring the parameters of the same statement, and rows of other parameters are marked', async () => {
  const { page, complaints } = await opened('RETURN $key AS key');
  const field = page.getByRole('textbox', { name: '$key' });
  const changed = page.getByText('You have changed a parameter since this run.');
  for (const value of ['one', 'two']) {
    await field.fill(value);
    if (value === 'two') await changed.waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('cell', { name: value, exact: true }).waitFor();
    expect(await changed.count()).toBe(0);
  }
  await page.goBack();
  await expect.poll(() => field.inputValue()).toBe('one');
  // The rows are still those of the last run.
  await page.getByRole('cell', { name: 'two', exact: true }).waitFor();
  await changed.waitFor();
  await page.goto(page.url().replace('p.key=one', 'p.key=three'));
  await expect.poll(() => field.inputValue()).toBe('three');
  await closePage({ page, complaints });
});

test('a statement whose parameters are long does not fit in a link', async () => {
  const { page, complaints } = await opened('RETURN size($text) = 10000 AS long');
  const field = page.getByRole('textbox', { name: '$text' });
  await field.fill('x'.repeat(10_000));
  await page.getByText('Too long for a link').waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('cell', { name: 'true' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#cypher=');
  await field.fill('short');
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  await closePage({ page, complaints });
});

test("a refusal shows the server's message, code and position", async () => {
  const { page, complaints } = await opened('MATCH (s:System)\nCREATE (n:System) RETURN n');
  await page.getByRole('button', { name: 'Run' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText(/CREATE at line 2, column 1 may not be used here/).waitFor();
  await alert.getByText('STATEMENT_REFUSED').waitFor();
  await alert.getByRole('button', { name: 'Go to line 2' }).click();
  await expect
    .poll(() => page.evaluate<string>('getSelection().anchorNode.parentElement.closest(".cm-line").textContent'))
    .toBe('CREATE (n:System) RETURN n');
  await closePage({ page, complaints });
});

test('the editor marks errors while typing and completes names of the model', async () => {
  const { page, complaints } = await opened('MATCH (s:System) RETURN t');
  await page.getByText(/Error on line 1/).waitFor();
  await page.locator('.cm-lintRange-error').waitFor();
  await page.locator('.cypher-keyword', { hasText: 'MATCH' }).waitFor();
  await editor(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('MATCH (o:Organ');
  await page.getByRole('option', { name: /Organization/ }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('MATCH (s:System) RETURN s.imp');
  await page.getByRole('option', { name: /impactLevel/ }).waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('CALL db.lab');
  await page.getByRole('option', { name: /labels/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('MATCH (s:System) SET s.name = 1 ');
  await page.getByText(/SET may not be used here: statements here may only read/).waitFor();
  await closePage({ page, complaints });
});

test('a running statement can be canceled and another one run immediately', async () => {
  const endless =
    'UNWIND range(1, 100000000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a < 0 RETURN count(*) AS n';
  const { page, complaints } = await opened(endless);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('Running…').waitFor();
  const failed = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await failed).url()).toContain('/graphql');
  await page.getByText(/Canceled after/).waitFor();
  await editor(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('RETURN 7 AS seven');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: '7' }).waitFor();
  await closePage({ page, complaints });
});

test('results are limited to 1,000 rows and say so; exports match the sorting, filter and visible columns', async () => {
  const { page, complaints } = await opened(
    "UNWIND range(1, 1200) AS n RETURN n, '=' + toString(n % 7) AS rest, 'x' AS same",
  );
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('1,000 rows').waitFor();
  await page.getByText('limit reached').waitFor();
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['n\nINTEGER', 'rest\nSTRING', 'same\nSTRING']);
  await page.getByLabel('Filter rows').fill('=6 99');
  await page.getByText(/of 1,000 rows/).waitFor();
  await page.getByRole('button', { name: 'n', exact: true }).click();
  await page.getByRole('button', { name: /^n/ }).click();
  await expect.poll(() => page.getByRole('row').nth(1).innerText()).toMatch(/^993/);
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'same' }).uncheck();
  const csv = await saved(page, 'CSV');
  expect(csv.name).toBe('cypher-cut.csv');
  expect(csv.text.split('\r\n').slice(0, 2)).toEqual(['\uFEFFn,rest', "993,'=6"]);
  const json = await saved(page, 'JSON');
  expect(JSON.parse(json.text)).toMatchObject({ columns: ['n', 'rest'], truncated: true, synthetic: false });
  await closePage({ page, complaints });
});

test('the graph of a result is drawn, and its nodes and relations open', async () => {
  const { page, complaints } = await opened('MATCH (p:Person)-[r:ACCESSES]->(s:System) RETURN p, r, s');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: /^Graph · 3 nodes/ }).click();
  await page.getByRole('application').focus();
  await page.keyboard.press('Home');
  await page.getByRole('region', { name: 'Details' }).getByRole('heading').first().waitFor();
  expect(page.url()).toContain('node=');
  await page.getByRole('button', { name: 'Close details' }).click();
  const hop = await page.evaluate<string>(`fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: '{ cypher(statement: "MATCH ()-[r:ACCESSES]->() RETURN r") { graph { edges { id } } } }' }),
  }).then((answer) => answer.json()).then(({ data }) => data.cypher.graph.edges[0].id)`);
  // The position of a line depends on the layout, so the test sets the URL that a click would set.
  await page.evaluate(`history.pushState(null, '', location.search + '&hop=' + encodeURIComponent(${JSON.stringify(hop)}) + location.hash);
    dispatchEvent(new PopStateEvent('popstate'));`);
  await page.locator('article.hop').getByText('China-based engineers').waitFor();
  await page.locator('article.hop li.statement').first().waitFor();
  await closePage({ page, complaints });
});

test('Explain shows the plan without running the statement, Profile shows its cost, and neither changes the statement', async () => {
  const statement = 'MATCH (s:System), (c:Contract)\nRETURN s.key AS key, 1 / 0 AS never';
  const { page, complaints } = await opened(statement);
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByText('Plan only: the statement was not run').waitFor();
  const plan = page.getByRole('region', { name: 'Plan' });
  const heads = () => plan.getByRole('columnheader').allInnerTexts();
  await expect.poll(heads).toEqual(['Operator', 'Details', 'Estimated rows']);
  await plan.getByRole('rowheader', { name: 'ProduceResults' }).waitFor();
  await plan.getByRole('rowheader', { name: 'Branch 2 of 2: NodeByLabelScan' }).waitFor();
  expect(await editor(page).innerText()).toBe(statement);
  // Profile runs the statement, which divides by zero.
  await page.getByRole('button', { name: 'Profile' }).click();
  await page
    .getByRole('alert')
    .getByText(/by zero/)
    .waitFor();

  await editor(page).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('MATCH (s:System) WHERE s.impactLevel = 5 RETURN s');
  await page.getByRole('button', { name: 'Profile' }).click();
  await page.getByText('1 row', { exact: true }).waitFor();
  await expect.poll(heads).toEqual(['Operator', 'Details', 'Estimated rows', 'Rows', 'DB hits']);
  await plan.getByRole('row', { name: /^NodeByLabelScan s:System \d+ 2 [1-9]\d*$/ }).waitFor();
  expect((await saved(page, 'CSV')).text).toMatch(
    /^\uFEFFdepth,operator,details,estimatedRows,rows,dbHits\r\n0,ProduceResults,s,/,
  );
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('cell', { name: 'Defense Department cloud, Impact Level 5' }).waitFor();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Plan' }).waitFor({ state: 'detached' });
  await closePage({ page, complaints });
});

test('the position of a refusal is correct in the editor despite the leading EXPLAIN', async () => {
  const { page, complaints } = await opened('MATCH (n) DELETE n');
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByText('column numbers include the leading EXPLAIN').waitFor();
  await page.getByRole('button', { name: 'Go to line 1' }).click();
  await page.keyboard.insertText('/* here */');
  await expect.poll(() => editor(page).innerText()).toBe('MATCH (n) /* here */DELETE n');
  await closePage({ page, complaints });
});

test('the history is saved, reopened and cleared', async () => {
  const { page, complaints } = await opened('RETURN 1 AS one');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('cell', { name: '1' }).waitFor();
  await page.goto(`${url}?view=queries`);
  await page.getByRole('button', { name: 'Write Cypher' }).click();
  await page.getByText('History · 1').click();
  await page.getByRole('button', { name: /RETURN 1 AS one/ }).click();
  await expect.poll(() => editor(page).innerText()).toBe('RETURN 1 AS one');
  await page.getByRole('button', { name: 'Clear history' }).click();
  await page.getByText('History · 0').waitFor();
  expect(await page.evaluate<string>('localStorage.getItem("subtier.history")')).toBe('[]');
  await closePage({ page, complaints });
});

/** The names of the columns, without the types that the editor shows, and the rows, with values in the words of the page. */
async function resultOf(page: Page) {
  const table = page.getByRole('table');
  return {
    columns: await table.locator('th button').allInnerTexts(),
    // The editor shows values as they are stored.
    rows: (await table.locator('tbody').innerText()).replaceAll(/[A-Z]+(_[A-Z]+)+/g, (text) => inWords(text)),
  };
}

test('a saved question opens in the editor and returns the same result there', async () => {
  const { page, complaints } = await openPage(`${url}?view=queries&as-of=2025-07-17&query=suppliers-of-escorts&run=1`);
  await page
    .getByRole('cell', { name: /Insight Global/ })
    .first()
    .waitFor();
  const before = await resultOf(page);
  await page.locator('summary', { hasText: 'Show the Cypher' }).click();
  await page.getByRole('button', { name: 'Open in the editor' }).click();
  await page.getByLabel('Type of $lists').waitFor();
  await page.getByRole('button', { name: 'Run' }).click();
  await page
    .getByRole('cell', { name: /Insight Global/ })
    .first()
    .waitFor();
  expect(await resultOf(page)).toEqual(before);
  await page.getByLabel('$asOf', { exact: true }).fill('2025-07-18');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('No matching records').waitFor();
  await closePage({ page, complaints });
});

test('a saved question with an empty list also runs in the editor', async () => {
  const { page, complaints } = await openPage(`${url}?view=queries&as-of=2025-07-17&query=choke-points`);
  await page.locator('summary', { hasText: 'Show the Cypher' }).click();
  await page.getByRole('button', { name: 'Open in the editor' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('4 rows', { exact: true }).waitFor();
  await closePage({ page, complaints });
});

test("a user's own question is saved, exported, deleted and imported", async () => {
  const { page, complaints } = await opened(
    'MATCH (s:System) WHERE s.impactLevel >= $level RETURN s',
    '&run=1&p.level:number=4',
  );
  await page.getByText('Save this question').click();
  await page.getByLabel('Title').fill('Systems from a level');
  await page.getByRole('button', { name: 'Save in this browser' }).click();
  const row = page.getByRole('button', { name: /^Systems from a level/ });
  await row.waitFor();
  const file = await saved(page, 'Export .cypher');
  expect(file.name).toBe('systems-from-a-level.cypher');
  expect(file.text).toContain('type: Int');
  await page.getByRole('button', { name: /^Delete/ }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('Import .cypher').setInputFiles([
    { name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) },
    { name: 'empty.cypher', mimeType: 'text/plain', buffer: Buffer.from('/* title: x */') },
    { name: 'large.cypher', mimeType: 'text/plain', buffer: Buffer.alloc(100_001, 'x') },
  ]);
  await page
    .getByText(
      '1 imported. Not imported: empty.cypher has no statement. Not imported: large.cypher is larger than 100 KB.',
    )
    .waitFor();
  await page.reload();
  await row.click();
  expect(await page.getByRole('textbox', { name: '$level' }).inputValue()).toBe('4');

  // On the server it is there for everybody, until somebody deletes it.
  await page.getByText('Save this question').click();
  await page.getByRole('button', { name: 'Save on the server' }).click();
  const shared = page.getByRole('region', { name: 'Questions on the server' }).getByRole('button');
  await shared.waitFor();
  await page.evaluate('localStorage.clear()');
  await page.goto(`${new URL(page.url()).origin}/queries`);
  await shared.click();
  expect(await page.getByRole('textbox', { name: '$level' }).inputValue()).toBe('4');
  await page.getByText('Save this question').click();
  await page.getByRole('button', { name: /^Delete from the server/ }).click();
  await page
    .getByRole('group', { name: /for everybody/ })
    .getByRole('button', { name: /^Delete from the server/ })
    .click();
  await shared.waitFor({ state: 'detached' });
  await closePage({ page, complaints });
});

test('no more questions are imported or saved than the browser keeps, and none is replaced unnoticed', async () => {
  const { page, complaints } = await opened('RETURN 1');
  const files = (name: string, count: number, length: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${name} ${index + 1}.cypher`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`RETURN ${index} // ${'x'.repeat(length)}`),
    }));
  const input = page.getByLabel('Import .cypher');
  await input.setInputFiles(files('many', 201, 1));
  await page.getByText('0 imported. Not imported: 201 files are too many: import at most 200 at once.').waitFor();
  await input.setInputFiles(files('large', 30, 90_000));
  await page
    .getByText('22 imported. No room for 8 more, such as “large 23”: delete some of your questions first.')
    .waitFor();
  await input.setInputFiles(files('small', 190, 1));
  await page.getByText('178 imported. No room for 12 more, such as “small 179”').waitFor();
  await page.reload();
  await page.getByText('Your questions · 200').waitFor();
  await page.getByText('Save this question').click();
  await page.getByLabel('Title').fill('One more');
  await page.getByRole('button', { name: 'Save in this browser' }).click();
  await page.getByText('No room for “One more”: delete some of your questions first.').waitFor();
  expect(await page.getByRole('button', { name: 'large 1', exact: true }).count()).toBe(1);
  await page.getByLabel('Title').fill('large 1');
  await page.getByRole('button', { name: 'Replace “large 1” in this browser' }).click();
  await page.getByText('Saved in this browser.').waitFor();
  await page.getByText('Your questions · 200').waitFor();
  await closePage({ page, complaints });
});

test('on a phone, the editor is no wider than the screen', async () => {
  const statement = `RETURN ${Array.from({ length: 40 }, (_, i) => String(i)).join(' + ')} AS sum`;
  const { page, complaints } = await openPage(`${url}?view=queries&cypher=${encodeURIComponent(statement)}`, {
    viewport: { width: 360, height: 740 },
  });
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('cell', { name: '780' }).waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await closePage({ page, complaints });
});

test('a name that matches nothing is warned of beside the answer, which is then no all-clear', async () => {
  const { page, complaints } = await opened('MATCH (o:Organisation) RETURN o');
  await editor(page).focus();
  await page.keyboard.press('Control+Enter');
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByText('No matching records').waitFor();
  const warning = result.getByRole('list', { name: 'Warnings' }).getByRole('listitem');
  expect(await warning.allInnerTexts()).toEqual([
    expect.stringMatching(/^Warning on line 1: The model has no label Organisation, .* Organization\?/),
  ]);
  await closePage({ page, complaints });
});
