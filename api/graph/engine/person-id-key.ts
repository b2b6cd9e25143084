import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Environment } from '../env.ts';
import { Failure, isFailure } from '../failure.ts';
import { fileFailure, openHome } from './home.ts';

/**
 * The key by which ids of persons are hashed: the environment's, else the home's own, made when it is first needed and readable by its
 * owner alone. It is in no database, and `wipe` leaves it: the same ids have the same hashes afterwards.
 * @throws HOME_UNAVAILABLE where it can't be read or kept, or others could read it; DISK_FULL.
 */
export async function readPersonIdKey({
  personIdKey,
  home,
}: Pick<Environment, 'personIdKey' | 'home'>): Promise<string> {
  if (personIdKey !== null) return personIdKey;
  const { personIdKey: path } = await openHome(home);
  try {
    return await readKey(path);
  } catch (error) {
    if (!isMissing(error))
      throw isFailure(error, 'HOME_UNAVAILABLE') ? error : fileFailure(error, home, 'SUBTIER_HOME');
  }
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(temporary, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    // Whole at once, and never over the key of another command that was faster.
    await link(temporary, path);
  } catch (error) {
    if (!isThere(error)) throw fileFailure(error, home, 'SUBTIER_HOME');
  } finally {
    await rm(temporary, { force: true });
  }
  return readKey(path);
}

async function readKey(path: string): Promise<string> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new Failure(
      'HOME_UNAVAILABLE',
      `${path} can be read by others: make it yours alone (chmod 600), or replace the key.`,
    );
  const key = (await readFile(path, 'utf8')).trim();
  if (key.length < 32)
    throw new Failure('HOME_UNAVAILABLE', `${path} holds no key: put it back, or remove the file for a new one.`);
  return key;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
