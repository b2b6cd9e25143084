import { beforeAll, expect, test } from 'vitest';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const question = (name: string, more = '') => openPage(`${url}?view=queries&as-of=2025-07-17&query=${name}${more}`);

test('the keyboard alone picks a country by name and runs the query', async () => {
  const { page, complaints } = await question('employers-of-personnel-in-a-country');
  await page.getByRole('combobox', { name: /^country/ }).focus();
  await page.keyboard.type('china');
  await page.getByRole('option', { name: /China/, selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Remove .*China/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'Microsoft' }).first().waitFor();
  expect(page.url()).toContain('p.country=CN');
  await page.keyboard.press('Backspace');
  await page.getByRole('button', { name: /^Remove .*China/ }).waitFor({ state: 'detached' });
  await closePage({ page, complaints });
});

test('a question is found by its words, and its table shows no types of Cypher', async () => {
  const { page, complaints } = await openPage(`${url}queries?as-of=2025-07-17`);
  await page.getByRole('searchbox', { name: 'Find a question' }).fill('supplier ESCORT');
  await page.getByText(/^\d of \d\d questions$/).waitFor();
  expect(await page.getByRole('button', { name: /^Choke points/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^Suppliers of the escorts/ }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('cell', { name: 'Insight Global' }).first().waitFor();
  for (const header of await page.getByRole('columnheader').allInnerTexts())
    expect(header).not.toMatch(/NODE|STRING|LIST|INTEGER/);
  await page.getByRole('searchbox', { name: 'Find a question' }).fill('no such words');
  await page.getByText(/^0 of \d\d questions$/).waitFor();
  await closePage({ page, complaints });
});

test('lists are offered before anything is typed, shown by title, and can be removed', async () => {
  const { page, complaints } = await question('choke-points');
  const lists = page.getByRole('combobox', { name: /^lists/ });
  await lists.click();
  await page.getByRole('option', { name: /Covered nations/ }).click();
  await lists.click();
  await page.getByRole('option', { name: /Foreign adversaries/ }).waitFor();
  expect(await page.getByRole('option', { name: /Covered nations/ }).count()).toBe(0);
  await page.getByRole('option', { name: /Foreign adversaries/ }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('4 rows', { exact: true }).waitFor();
  expect(page.url()).toContain('p.lists=10USC4872,+15CFR791.4');
  await page.getByRole('button', { name: /^Remove Covered nations/ }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => page.url()).toContain('p.lists=15CFR791.4');
  await closePage({ page, complaints });
});

test('an emptied field names its default, which is used when the query runs', async () => {
  const { page, complaints } = await question('suppliers-of-escorts');
  const note = page.getByText('Default: 10USC4872.', { exact: true });
  await page.getByRole('button', { name: /^Remove Covered nations/ }).waitFor();
  expect(await note.count()).toBe(0);
  await page.getByRole('button', { name: /^Remove Covered nations/ }).click();
  await note.waitFor();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Remove Covered nations/ }).waitFor();
  expect(await note.count()).toBe(0);
  await closePage({ page, complaints });
  // Without a default there is no note.
  const other = await question('choke-points');
  await other.page.getByRole('combobox', { name: /^lists/ }).waitFor();
  expect(await other.page.getByText(/^Default: /).count()).toBe(0);
  await closePage(other);
});

test('a system is found by part of its name; text that is typed but not picked is used as a key', async () => {
  const { page, complaints } = await question('where-visibility-ends');
  const system = page.getByRole('combobox', { name: /^system/ });
  await system.fill('level 5');
  await page.getByRole('option', { name: /Impact Level 5/ }).waitFor();
  await system.fill('dod-cloud-il5');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('1 row', { exact: true }).waitFor();
  expect(page.url()).toContain('p.system=dod-cloud-il5');
  await closePage({ page, complaints });
});

test('a link fills in the fields; a key may contain a comma, and an unknown key is marked as not on record', async () => {
  const lists = encodeURIComponent('["10USC4872", "Acme, Inc."]');
  const { page, complaints } = await question('choke-points', `&run=1&p.lists=${lists}`);
  await page.getByRole('button', { name: /^Remove Covered nations/ }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Acme, Inc.' }).getByText('not on record').waitFor();
  await page.getByText(/there is no DesignationList with the key "Acme, Inc."/).waitFor();
  await page.getByRole('combobox', { name: /^lists/ }).fill('Other, too');
  await page.getByRole('option', { name: /Use Other, too as the key/ }).click();
  await page.getByRole('button', { name: 'Remove Other, too' }).waitFor();
  await closePage({ page, complaints });
});

test('a link that only fills in the fields does not run the question, and keeps what it fills in', async () => {
  const { page, complaints } = await question('weak-evidence', '&p.minImpactLevel=5');
  const level = page.getByRole('spinbutton', { name: /^min impact level/i });
  await level.waitFor();
  expect(await level.inputValue()).toBe('5');
  await page.reload();
  await level.waitFor();
  expect(await level.inputValue()).toBe('5');
  expect(page.url()).toContain('p.minImpactLevel=5');
  expect(await page.getByRole('region', { name: 'Result' }).count()).toBe(0);
  await level.fill('4');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  expect(page.url()).toContain('run=1');
  await page.goBack();
  await page.getByRole('region', { name: 'Result' }).waitFor({ state: 'detached' });
  expect(await level.inputValue()).toBe('5');
  await closePage({ page, complaints });
});

test('a running query can be canceled and run again', async () => {
  const { page, complaints } = await question('contradicted-claims');
  let hold = true;
  await page.route('**/graphql', async (route) => {
    if (hold && route.request().postData()?.includes('contradicted-claims') === true) return;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('Running…').waitFor();
  const failed = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await failed).url()).toContain('/graphql');
  await page.getByText(/Canceled after/).waitFor();
  hold = false;
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await closePage({ page, complaints });
});

test('a form offers only what a question takes, and says what that is', async () => {
  const weak = await question('weak-evidence');
  const level = weak.page.getByRole('spinbutton', { name: /^min impact level/i });
  await weak.page.getByText(/From 0 to 6\.$/).waitFor();
  expect(await level.getAttribute('max')).toBe('6');
  await level.fill('9');
  await weak.page.getByRole('button', { name: 'Run' }).click();
  expect(await level.evaluate((field: HTMLInputElement) => field.validity.rangeOverflow)).toBe(true);
  expect(weak.page.url()).not.toContain('run=1');
  await closePage(weak);

  const doubtful = await question('doubtful-subawards');
  const doubt = doubtful.page.getByRole('combobox', { name: /^doubt/i });
  await doubt.selectOption('NO_UEI');
  expect(await doubt.locator('option').allInnerTexts()).toEqual([
    'not set',
    'AMOUNT_IS_NUMBER',
    'ABOVE_PRIME_VALUE',
    'REPEATED',
    'NO_UEI',
    'OUTSIDE_PERIOD',
  ]);
  await doubtful.page.getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => doubtful.page.url()).toContain('p.doubt=NO_UEI');
  await closePage(doubtful);

  // A link may have any text: what it has is shown, and refused.
  const other = await question('doubtful-subawards', '&run=1&p.doubt=NONE');
  await other.page.getByText('The parameter doubt must be one of AMOUNT_IS_NUMBER').waitFor();
  expect(await other.page.getByRole('combobox', { name: /^doubt/i }).inputValue()).toBe('NONE');
  await closePage(other);
});

test('the days of a comparison are not swapped', async () => {
  const { page, complaints } = await question('opened-or-closed');
  const [from, to] = [page.getByLabel(/^from/i), page.getByLabel(/^to/i)];
  await from.fill('2025-07-18');
  await to.fill('2025-07-17');
  await page.getByRole('button', { name: 'Run' }).click();
  expect(await from.evaluate((field: HTMLInputElement) => field.validity.rangeOverflow)).toBe(true);
  await from.fill('2025-07-17');
  await to.fill('2025-07-18');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByText('2 rows', { exact: true }).waitFor();
  await closePage({ page, complaints });
  const link = await question('opened-or-closed', '&run=1&p.from=2025-07-18&p.to=2025-07-17');
  await link.page.getByText('The parameter from must not be after to: 2025-07-18 is after 2025-07-17.').waitFor();
  await closePage(link);
});

test('a link with a parameter that the question does not take says that it is ignored', async () => {
  const { page, complaints } = await question('weak-evidence', '&run=1&p.agncy=dod');
  await page.getByRole('alert').filter({ hasText: 'does not take: agncy' }).waitFor();
  await page.getByRole('region', { name: 'Result' }).waitFor();
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('agncy');
  await closePage({ page, complaints });
});
