import { randomBytes } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';
import type { Environment } from '../env.ts';
import { Failure, codeOf } from '../failure.ts';
import { fileFailure, openHome, readSecret } from './home.ts';

/**
 * Returns the secret key for hashing the ids of persons: the environment's, else the home's, which is created on first use and readable
 * by its owner only. It is not stored in the database, and `wipe` does not delete it, so the same ids have the same hashes afterwards.
 * @throws HOME_UNAVAILABLE if it can't be read or written, or other users can read it; DISK_FULL.
 */
export async function readPersonIdKey({
  personIdKey,
  home,
}: Pick<Environment, 'personIdKey' | 'home'>): Promise<string> {
  return personIdKey ?? readHomeKey(home, (await openHome(home)).personIdKey);
}

/**
 * Returns the secret key that encrypts the cookies of people who are signed in: the environment's, else the home's.
 * @throws HOME_UNAVAILABLE, DISK_FULL
 */
export async function readSessionKey({ sessionKey, home }: Pick<Environment, 'sessionKey' | 'home'>): Promise<string> {
  return sessionKey ?? readHomeKey(home, (await openHome(home)).sessionKey);
}

/** Reads the key in a file, which is created on first use. */
async function readHomeKey(home: string, path: string): Promise<string> {
  const known = await readKey(path, home);
  if (known !== null) return known;
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
  const key = await readKey(path, home);
  if (key === null) throw new Failure('HOME_UNAVAILABLE', `${path} was deleted while it was read: try again.`);
  return key;
}

async function readKey(path: string, home: string): Promise<string | null> {
  const key = await readSecret(path, home, ', or replace the key.');
  if (key !== null && key.length < 32)
    throw new Failure('HOME_UNAVAILABLE', `${path} has no valid key: restore it, or delete the file to get a new key.`);
  return key;
}
