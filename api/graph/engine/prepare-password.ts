import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, mkdir, open, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { HomeUnavailable } from '../failure/home-unavailable.ts';
import { WrongPassword } from '../failure/wrong-password.ts';
import { fileFailure } from './file-failure.ts';
import type { HomePaths } from './home-paths.ts';

const run = promisify(execFile);

/**
 * The private database's password: generated on the first start and given to Neo4j by its own tool.
 * @throws WrongPassword when there are data but the password's file is gone; HomeUnavailable, DatabaseUnavailable
 */
export async function preparePassword(paths: HomePaths, java: string, jars: string): Promise<string> {
  const known = await readPassword(paths);
  if (await isThere(join(paths.data, 'databases', 'system'))) {
    if (known !== null) return known;
    throw new WrongPassword(
      `The password of the data in ${paths.data} is lost: put ${paths.password} back, or start over with: npx subtier wipe --yes`,
    );
  }
  // In hexadecimal: what begins with a dash, as one of 64 in base64url does, the tool takes for an option.
  const password = known ?? randomBytes(24).toString('hex');
  await writeFile(paths.password, password, { mode: 0o600 });
  await mkdir(paths.configuration, { recursive: true, mode: 0o700 });
  // By a file of arguments: a command line is readable by every user of the machine.
  const argument = join(paths.configuration, 'initial-password');
  await writeFile(argument, password, { mode: 0o600 });
  try {
    const environment = { NEO4J_HOME: paths.neo4j, NEO4J_CONF: paths.configuration };
    const tool = ['-cp', join(jars, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', `@${argument}`];
    await run(java, tool, { env: environment });
  } catch (error) {
    const lines = String(error instanceof Error && 'stderr' in error ? error.stderr : error)
      .trim()
      .split('\n');
    const [reason = ''] = lines.slice(-1);
    throw new DatabaseUnavailable(`Neo4j did not accept the password in ${paths.password}: ${reason}`, {
      cause: error,
    });
  } finally {
    await rm(argument, { force: true });
  }
  return password;
}

/**
 * Null when no database was started in the home yet.
 * @throws HomeUnavailable when others than its owner can read it: they could read the graph, too.
 */
export async function readPassword(paths: HomePaths): Promise<string | null> {
  let file: FileHandle;
  try {
    file = await open(paths.password);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw fileFailure(error, paths.home, 'SUBTIER_HOME');
  }
  try {
    const { mode } = await file.stat();
    // Windows has no such rights.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new HomeUnavailable(
        `The password in ${paths.password} is open to other users (mode ${(mode & 0o777).toString(8)}): run chmod 600 ${paths.password}`,
      );
    const password = (await file.readFile('utf8')).trim();
    return password === '' ? null : password;
  } finally {
    await file.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // What can't be reached is met again when Neo4j opens it.
    return false;
  }
}
