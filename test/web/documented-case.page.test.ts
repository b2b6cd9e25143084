import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { closePage, openPage } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';
import type { Page } from 'playwright-core';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('a link to the chains of an unknown system says so, and shows no other', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&system=nowhere`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'No such system' }).waitFor();
  expect(await page.getByRole('heading', { name: /^Who reaches/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Show the chains to other systems' }).click();
  await page.getByRole('heading', { name: /^Who reaches/ }).waitFor();
  await closePage(opened);
});

test.each(['system=nowhere&chain=nope', 'system=nope'])('a dead link (%s) shows no other chain', async (dead) => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&${dead}`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'No such system' }).waitFor();
  expect(await page.getByRole('img', { name: /^Chains/ }).count()).toBe(0);
  await closePage(opened);
});

test('a link with an invalid day says so until the page shows something else', async () => {
  const opened = await openPage(`${url}?as-of=notadate&sensitivity=huge`);
  const { page } = opened;
  const notice = page.getByRole('alert').filter({ hasText: 'This link is not valid.' });
  await notice.getByText('“notadate” is not a day such as 2025-07-18, so the page shows today.').waitFor();
  await notice.getByText('“huge” is no value of “sensitivity”, so the page leaves that out.').waitFor();
  await page.getByRole('button', { name: 'Go to 17 July 2025' }).click();
  await notice.waitFor({ state: 'detached' });
  await closePage(opened);
});

test('before the first report, every page says that nothing may have begun', async () => {
  const opened = await openPage(`${url}chains?as-of=1999-01-01`);
  const { page } = opened;
  await page
    .getByText(/^May not have begun\. The start of 2 accesses is not on record, and on 1 January 1999/)
    .waitFor();
  await page.goto(`${url}compare?as-of=2025-07-17&from=2024-01-01`);
  await page.getByText(/^May not have begun\. .* on 1 January 2024/).waitFor();
  expect(await page.getByText(/^May not have begun\./).count()).toBe(1);
  await closePage(opened);
});

test('on 17 July 2025 the page shows the chain as a list, as a picture, and with its evidence', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  const row = page.getByRole('button', { name: /China-based engineers.*Microsoft › Insight Global › Digital escorts/ });
  await expect.poll(() => row.count()).toBe(2);
  expect(await row.first().innerText()).toContain('inferred: contract not identified');

  const inspector = page.getByRole('region', { name: 'Evidence' });
  await inspector.getByRole('heading', { name: /Who reaches Defense Department cloud/ }).waitFor();
  expect(await inspector.getByRole('button', { name: 'Microsoft subcontracts to Insight Global' }).count()).toBe(1);
  expect(await inspector.getByRole('button', { name: 'Insight Global employs Digital escorts' }).count()).toBe(1);
  expect(await inspector.getByRole('button', { name: 'Digital escorts escort China-based engineers' }).count()).toBe(1);
  await inspector.getByRole('heading', { name: 'Microsoft employs China-based engineers' }).waitFor();
  await inspector
    .getByText(/closed per Microsoft, not independently confirmed/i)
    .first()
    .waitFor();
  await inspector
    .getByRole('img', {
      name: /on record until 17 Jul 2025, start unknown; exposed until 17 Jul 2025, start unknown\./,
    })
    .waitFor();
  await inspector.getByText('The same as a table').click();
  await inspector.getByRole('row', { name: 'exposed unknown 17 Jul 2025' }).waitFor();
  const evidence = await inspector.innerText();
  expect(evidence).toMatch(/Why (LOW|MODERATE|HIGH|CRITICAL)/);
  expect(evidence).toMatch(/reported · confidence \d+ of 100/);
  expect(evidence).toContain('The sources do not name the contract or task order');
  // How the claim of the Senate letter stands, that sources are reprints, and that no words of them are held.
  expect(evidence).toMatch(
    /Chairman, Senate Select Committee[^:]*, 18 Jul 2025, alleges:\s+alleged since 18 July 2025/,
  );
  expect(evidence).toMatch(/reprint/);
  expect(evidence).toContain('exact wording not stored');
  expect(await inspector.getByRole('link', { name: /ProPublica/ }).count()).toBeGreaterThan(0);

  await page.locator('.lane').first().waitFor();
  expect(await page.locator('.lane').allInnerTexts()).toEqual(['Prime', 'Tier 1', 'Escort', 'Engineer', 'System']);
  await expect.poll(() => strongPixels(page)).toBeGreaterThan(200);

  await page.getByRole('button', { name: 'List' }).click();
  const cells = await page.getByRole('row').nth(1).innerText();
  for (const name of ['Microsoft', 'Insight Global', 'Digital escorts', 'China-based engineers', 'China']) {
    expect(cells).toContain(name);
  }
  expect(await page.getByRole('contentinfo').innerText()).toMatch(/personnel records for 1 of 1 contract/);
  await closePage(opened);
});

test('on 18 July 2025 nothing is exposed; the page shows who says that it ended and links to the last exposed day', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-18`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'No exposure on record for 18 July 2025' }).waitFor();
  await page
    .getByText(/closed per Microsoft, not independently confirmed/i)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Go to the last exposed day, 17 July 2025' }).click();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  expect(page.url()).toContain('as-of=2025-07-17');
  await page.goBack();
  await page.getByRole('heading', { name: 'No exposure on record for 18 July 2025' }).waitFor();
  await page.goForward();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  await closePage(opened);
});

test('today, the page links to 17 July 2025', async () => {
  // The page may open before midnight and be looked at after it.
  const today = () => new Date().toISOString().slice(0, 10);
  const before = today();
  const opened = await openPage(`${url}chains`);
  await opened.page.getByRole('heading', { name: /No exposure on record for/ }).waitFor();
  expect([before, today()]).toContain(new URL(opened.page.url()).searchParams.get('as-of'));
  await opened.page.getByRole('button', { name: 'Go to the last exposed day, 17 July 2025' }).waitFor();
  await closePage(opened);
});

test('a link restores the date, lists, selected chain and hop, and keeps unknown parameters', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&ref=mail`);
  const { page } = opened;
  await page.getByRole('button', { name: 'Covered nations' }).click();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  const level5 = page
    .getByRole('listitem')
    .filter({ hasText: 'Impact Level 5' })
    .getByRole('button', { name: /China-based/ });
  await level5.first().click();
  await page.getByRole('heading', { name: /Who reaches .*Impact Level 5/ }).waitFor();
  await page.getByRole('button', { name: 'Microsoft subcontracts to Insight Global' }).click();
  const link = page.url();
  expect(link).toContain('ref=mail');
  await closePage(opened);

  const again = await openPage(link);
  await again.page.getByRole('heading', { name: /Who reaches .*Impact Level 5/ }).waitFor();
  const pressed = (name: string) => again.page.getByRole('button', { name }).getAttribute('aria-pressed');
  expect(await pressed('Covered nations')).toBe('true');
  expect(await pressed('Microsoft subcontracts to Insight Global')).toBe('true');
  expect(await again.page.locator('.row[aria-current=true]').innerText()).toContain('China-based engineers');
  expect(again.page.url()).toBe(link);
  await closePage(again);
});

test('contradicting claims are shown from both sides, with links to their sources', async () => {
  const escorts = encodeURIComponent(encodeId('Person', 'digital-escorts'));
  const opened = await openPage(`${url}?view=network&as-of=2025-07-17&node=${escorts}&root=${escorts}&open=${escorts}`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Digital escorts' }).first().waitFor();
  const shown = page.locator('figure.claim');
  await shown.first().waitFor();
  const disclosed = /Microsoft, 15 Jul 2025, says:\s+The practice was disclosed to the US government/;
  const plan =
    /ProPublica, 20 Aug 2025, says:\s+denies this\s+Microsoft's System Security Plan of 28 February 2025 names neither/;
  const disa =
    /Defense Information Systems Agency, quoted by ProPublica, 15 Jul 2025, says:\s+denies this\s+"Literally no one seems to know/;
  const claims = await shown.allInnerTexts();
  const [own = '', ...others] = claims.filter((text) => disclosed.test(text)).sort((a, b) => b.length - a.length);
  expect(own).toMatch(plan);
  expect(own).toMatch(disa);
  // Each claim that disputes it names it in turn.
  expect(others).toHaveLength(3);
  for (const text of claims) expect(text).toContain('Contradicted:');
  const addresses = await shown
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(addresses).toContainEqual(expect.stringContaining('homelandsecuritynewswire.com/dr20250820-'));
  expect(addresses).toContainEqual(expect.stringContaining('propublica.org/article/microsoft-digital-escorts-'));
  await closePage(opened);
});

/** Counts the pixels of the picture in the color of the foreign path. */
function strongPixels(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    let count = 0;
    for (const canvas of document.querySelectorAll('canvas')) {
      const context = canvas.getContext('2d');
      if (context === null || canvas.width === 0 || canvas.height === 0) continue;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4) {
        const [red, green, blue, alpha] = data.slice(i, i + 4);
        if (alpha > 200 && red > 170 && green > 30 && green < 90 && blue < 40) count += 1;
      }
    }
    return count;
  })()`);
}
