import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { importPackage } from '../import-package.ts';
import { canvasOf, engineers, saveAs } from './investigation.ts';
import { closePage, openPage } from './open-page.ts';

let database: Database;
let url = '';

beforeAll(async () => {
  database = await withDocumentedCase();
  url = (await serveGraph(database)).url;
});

test('an investigation is opened again on its date, with what has gone and what is new since', async () => {
  const opened = await openPage(canvasOf(url, engineers, `&open=${engineers}`));
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
  await page.getByText(/Removed: China-based engineers are located in .*China/).waitFor();
  await page.getByRole('button', { name: 'Add the new relations' }).click();
  await page.getByText('6 nodes, 7 relations').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  await closePage(again);
});

test('an investigation says which of its edges have other dates now, and takes them over', async () => {
  const opened = await openPage(canvasOf(url, engineers, `&open=${engineers}`));
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
    .getByText(/Changed: Digital escorts escort China-based engineers, now until 31 May 2025, start unknown/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Update the changed relations' }).click();
  await page.getByRole('button', { name: 'Update the changed relations' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Nothing has changed since the canvas was last saved.').waitFor();
  await closePage(opened);
});

test('a canvas that is not saved says that the data has changed since, and what has changed once it is saved', async () => {
  const opened = await openPage(canvasOf(url, engineers, `&open=${engineers}`));
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
