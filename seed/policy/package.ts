import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The designation lists of US law, as a chain package. */
export const policyPackage = fileURLToPath(new URL('lists', import.meta.url));

/** Returns the SHA-256 of the package's files. */
export function digestPolicy(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(policyPackage).toSorted())
    hash.update(`${name}\n`).update(readFileSync(join(policyPackage, name)));
  return hash.digest('hex');
}
