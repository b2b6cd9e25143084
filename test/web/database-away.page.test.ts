import { expect, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/keeper-protocol.ts';
import { startSubtier } from '../run-subtier.ts';
import { temporaryHome } from '../temporary-home.ts';
import { closePage, openPage } from './open-page.ts';

test('the database is killed while the page is open: it says so, keeps what was loaded, and goes on by itself', async () => {
  const home = await temporaryHome();
  const command = startSubtier(['serve', '--documented-case'], { SUBTIER_HOME: home, PORT: '0' });
  const url = await command.untilSays(/Subtier is at (http:\S+)/);
  const opened = await openPage(`${url}?as-of=2025-07-17`, { expected: /Failed to load resource/ });
  const { page } = opened;
  await page.getByText('2 accesses exposed · 2 systems').waitFor();

  const run = await readRunFile(homePaths(home));
  if (run?.javaPid == null) throw new Error('The private database has no process.');
  process.kill(run.javaPid, 'SIGKILL');
  // Something not asked before: the answer must come from the database.
  await page.getByRole('button', { name: 'One day earlier' }).click();
  // A private database comes back fast: perhaps before the answer was due.
  await page
    .getByText(/The database is away since|2 accesses exposed/)
    .first()
    .waitFor({ timeout: 120_000 });
  await page.goBack();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();

  await page.getByText(/The database is away since/).waitFor({ state: 'detached', timeout: 120_000 });
  await page.getByRole('button', { name: 'One day earlier' }).click();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  expect(page.url()).toContain('as-of=2025-07-16');
  await closePage(opened);
  command.process.kill('SIGTERM');
  expect((await command.outcome).code).toBe(0);
});
