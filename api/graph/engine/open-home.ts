import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFailure } from './file-failure.ts';
import { homePaths } from './home-paths.ts';
import type { HomePaths } from './home-paths.ts';

/**
 * Makes the home's folders if they are not there.
 * @throws HomeUnavailable, DiskFull
 */
export async function openHome(home: string): Promise<HomePaths> {
  try {
    await makeFolder(home);
    // One home has one name, by whatever link it was reached: processes are told apart by it.
    const paths = homePaths(await realpath(home));
    await makeFolder(paths.logs);
    await makeFolder(paths.neo4j);
    await chmod(paths.neo4j, 0o700);
    await chmod(paths.logs, 0o700);
    return paths;
  } catch (error) {
    throw fileFailure(error, home, 'SUBTIER_HOME');
  }
}

/**
 * Makes a folder, for its owner only unless another mode is given, and those above it where they are missing. Node's own `recursive` never ends below a folder
 * such as /proc, which says of everything new that its parent is missing.
 */
export async function makeFolder(folder: string, mode = 0o700): Promise<void> {
  try {
    await makeOne(folder, mode);
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder), mode);
    await makeOne(folder, mode);
  }
}

async function makeOne(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    // A folder may be there without the right to make one beside it, on a read-only disk even.
    if (isMissing(error) || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Why it could not be made says more.
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
