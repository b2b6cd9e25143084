import { randomBytes } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Environment } from '../env.ts';
import { Failure, codeOf, isFailure } from '../failure.ts';
import { fileFailure, openHome } from './home.ts';

/**
 * Returns the secret key for hashing the ids of persons: the environment's, else the home's, which is created on first use and readable
 * by its owner only. It is not stored in the database, and `wipe` does not delete it, so the same ids have the same hashes afterwards.
 * @throws HOME_UNAVAILABLE if it can't be read or written, or other users can read it; DISK_FULL.
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
    if (codeOf(error) !== 'ENOENT')
      throw isFailure(error, 'HOME_UNAVAILABLE') ? error : fileFailure(error, home, 'SUBTIER_HOME');
  }
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(temporary, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    // Atomic, and never replaces a key that another command created in the meantime.
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw fileFailure(error, home, 'SUBTIER_HOME');
  } finally {
    await rm(temporary, { force: true });
  }
  return readKey(path);
}

async function readKey(path: string): Promise<string> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new Failure('HOME_UNAVAILABLE', `Other users can read ${path}: run chmod 600 ${path}, or replace the key.`);
  const key = (await readFile(path, 'utf8')).trim();
  if (key.length < 32)
    throw new Failure('HOME_UNAVAILABLE', `${path} has no valid key: restore it, or delete the file to get a new key.`);
  return key;
}
