import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableNames } from '#graph/model/vocabulary.ts';

/** The designation lists of US law, as a chain package. */
export const policyPackage = fileURLToPath(new URL('lists', import.meta.url));

/** Returns a digest of a package's files. Every graph has the digest of its lists: in another form, unchanged lists would be imported again. */
export function digestPolicy(folder = policyPackage): string {
  const hash = createHash('sha256');
  for (const table of tableNames) {
    const path = join(folder, `${table}.csv`);
    if (!existsSync(path)) continue;
    hash.update(`${table} ${createHash('sha256').update(readFileSync(path)).digest('hex')}\n`);
  }
  return hash.digest('hex');
}
