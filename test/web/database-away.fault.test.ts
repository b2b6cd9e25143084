import { expect, test } from 'vitest';
import { homePaths } from '#graph/engine/home.ts';
import { readRunFile } from '#graph/engine/run-file.ts';
import { startSubtier } from '../run-subtier.ts';
import { testEnvironment } from '../test-environment.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage } from './open-page.ts';

test('when the database is killed, the open page says so, keeps its data, and recovers automatically', async () => {
  await withEmptyData('spare');
  const { home } = testEnvironment('spare');
  const command = startSubtier(['serve', '--documented-case', 'digital-escorts'], { SUBTIER_HOME: home, PORT: '0' });
  const url = await command.untilSays(/Subtier is at (http:\S+)/);
  const opened = await openPage(`${url}chains?as-of=2025-07-17`, { expected: /Failed to load resource/ });
  const { page } = opened;
  await page.getByText('2 accesses exposed · 2 systems').waitFor();

  const run = await readRunFile(homePaths(home));
  if (run?.javaPid == null) throw new Error('The private database has no process.');
  process.kill(run.javaPid, 'SIGKILL');
  // This day is not cached, so the answer must come from the database.
  await page.getByRole('button', { name: 'One day earlier' }).click();
  // A private database restarts fast, perhaps before the request fails.
  await page
    .getByText(/No answers since|2 accesses exposed/)
    .first()
    .waitFor();
  await page.goBack();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();

  await page.getByText(/No answers since/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'One day earlier' }).click();
  await page.getByText('2 accesses exposed · 2 systems').waitFor();
  expect(page.url()).toContain('as-of=2025-07-16');
  await closePage(opened);
  command.process.kill('SIGTERM');
  expect((await command.outcome).code).toBe(0);
});
