import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { canvasOf, caseNamed, download, saveAs } from './investigation.ts';
import { closePage, openPage, saveScreenshot, untilAnswered } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

test('a dossier is downloaded for the public or inside, as HTML or Markdown, from every place that has one', async () => {
  const opened = await openPage(`${url}system/dod-cloud-il5?as-of=2025-07-17`);
  const { page } = opened;
  await page.getByRole('button', { name: /^Dossier of / }).click();
  const form = page.getByRole('form', { name: /^Dossier of / });
  await form.getByLabel('For').selectOption('PUBLIC');
  const html = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(html.name).toMatch(/as-of-17-july-2025\.public\.html$/);
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
  await again.getByRole('alert').waitFor({ state: 'detached' });
  await closePage(opened);
});

test('the dossier of an investigation is as of the date, and of the lists, that it was saved with', async () => {
  const opened = await openPage(
    canvasOf(url, encodeURIComponent(encodeId('System', 'dod-cloud-il5')), '&lists=10USC4872'),
  );
  const { page } = opened;
  await page.getByText('1 node, 0 relations').waitFor();
  await saveAs(page, 'July');
  // On the canvas, making one saves nothing.
  await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Not yet');
  await page.getByRole('button', { name: 'Dossier of July' }).click();
  const form = page.getByRole('form', { name: 'Dossier of July' });
  const html = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(html.name).toBe('july-as-of-17-july-2025.committee.html');
  await form.getByText('Downloaded july-as-of-17-july-2025.committee.html.').waitFor();
  await page.getByText('There are changes that are not saved.').waitFor();
  await page.goto(`${url}cases?as-of=2026-11-27&impact=6`);
  const item = caseNamed(page, 'July');
  const remove = item.getByRole('button', { name: 'Delete' });
  // The other lists of the page have loaded, too.
  await remove.waitFor();
  await untilAnswered(page);
  const before = await remove.boundingBox();
  await item.getByRole('button', { name: /^Dossier/ }).click();
  await form.getByText(/^As of 17 July 2025, as saved, .* on 10USC4872; all classes of evidence/).waitFor();
  // Opening the form moves no button of its row.
  expect(await remove.boundingBox()).toEqual(before);
  await form.getByLabel('As').selectOption('json');
  const manifest = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(manifest.name).toBe('july-as-of-17-july-2025.committee.json');
  expect(JSON.parse(manifest.text)).toMatchObject({ request: { asOf: '2025-07-17', lists: ['10USC4872'] } });
  await form.getByLabel('As').selectOption('Markdown');
  const markdown = await download(page, () => form.getByRole('button', { name: 'Download' }).click());
  expect(markdown.text).toContain('1 chain on 1 access');
  await closePage(opened);
});

/** The words of up to 13 characters in tables that lie on more than one line. */
const brokenWords = `[...document.querySelectorAll('th, td')].flatMap((cell) =>
  [...(cell.textContent ?? '').matchAll(/[^\\s]{1,13}(?=\\s|$)/g)]
    .filter(({ index }) => index === 0 || /\\s/.test(cell.textContent[index - 1]))
    .filter(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(cell.firstChild, index);
      range.setEnd(cell.firstChild, index + word.length);
      return range.getClientRects().length > 1 && !word.includes('-');
    })
    .map(([word]) => word))`;

/** The texts in pictures that run over their boxes, tags and grounds. */
const overrunningTexts = `[...document.querySelectorAll('svg text')].filter((text) =>
  [...text.parentElement.querySelectorAll(':scope > rect')].every((rect) => {
    const box = rect.getBBox();
    const { x, y, width, height } = text.getBBox();
    return x < box.x || x + width > box.x + box.width || y + height / 2 < box.y || y + height / 2 > box.y + box.height;
  }),
).map(({ textContent }) => textContent)`;

const ground = 'getComputedStyle(document.body).backgroundColor';

test('a dossier in HTML breaks no word of its tables, keeps names in their boxes, and is dark only on a dark screen', async () => {
  const opened = await openPage(`${url}system/dod-cloud-il5?as-of=2025-07-17`, {
    viewport: { width: 1280, height: 720 },
    colorScheme: 'light',
  });
  const { page } = opened;
  await page.getByRole('button', { name: /^Dossier of / }).click();
  const { text } = await download(page, () => page.getByRole('button', { name: 'Download' }).click());
  // The policy of this page would forbid the dossier's own font.
  await page.goto('about:blank');
  await page.setContent(text);
  expect(await page.evaluate(brokenWords)).toEqual([]);
  expect(await page.locator('svg text').count()).toBeGreaterThan(6);
  expect(await page.evaluate(overrunningTexts)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280);
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  await saveScreenshot(page, 'a dossier-light', true);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(ground)).toBe('rgb(22, 29, 38)');
  await saveScreenshot(page, 'a dossier-dark', true);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
  await closePage(opened);
});
