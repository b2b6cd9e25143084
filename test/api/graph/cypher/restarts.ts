import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { homePaths } from '#graph/engine/home.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { until, within } from '#test/until.ts';

/** How often the keeper was asked to restart the spare database. */
export async function countRestarts(): Promise<number> {
  const log = await readFile(homePaths(testEnvironment('spare').home).keeperLog, 'utf8');
  return log.match(/ restart$/gm)?.length ?? 0;
}

/**
 * Begins to look for the warning of the next restart. On a busy machine the keeper may be asked for it late, and the database then needs long to
 * come back: each is waited for.
 */
export async function lookForRestart(): Promise<{ readonly warning: () => Promise<string> }> {
  const before = await countRestarts();
  const warned = once(process, 'warning');
  return {
    async warning() {
      await until('the restart to begin', async () => (await countRestarts()) > before);
      return String((await within(() => 'the warning of the restart', warned))[0]);
    },
  };
}
