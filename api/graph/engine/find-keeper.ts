import type { HomePaths } from './home-paths.ts';
import { KeeperLink } from './keeper-link.ts';
import { readRunFile } from './run-file.ts';
import { isRunning } from './running-process.ts';

/** A link to the keeper that lives in the home; null when none does. */
export async function findKeeper(paths: HomePaths): Promise<KeeperLink | null> {
  const run = await readRunFile(paths);
  if (run === null || !(await isRunning(run.keeperPid, 'keeper.ts'))) return null;
  return KeeperLink.open(run);
}
