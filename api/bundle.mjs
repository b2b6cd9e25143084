// The program runs as JavaScript that `npm ci` has bundled: loading its TypeScript file by file takes most of the time of a short command.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Two folders below the root, as the header in build-bundle.mjs expects. */
export const bundleFolder = join(root, '.build', 'program');
export const digestFile = join(bundleFolder, 'sources.sha256');

/** The entry points, by their name in the bundle. */
export const entries = {
  main: 'api/command/main.ts',
  keeper: 'api/command/keeper.ts',
  'parse-worker': 'api/graph/cypher/parse-worker.ts',
};

/** Runs an entry from the bundle. If there is none, or a source has changed since, runs the sources, which takes longer. */
export async function run(name) {
  if (isBundled(digestSources())) {
    process.setSourceMapsEnabled(true);
    await import(pathToFileURL(join(bundleFolder, `${name}.js`)).href);
    return;
  }
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(join(root, entries[name])).href);
}

/** Whether the bundle was made of the sources with this digest. */
export function isBundled(digest) {
  return existsSync(digestFile) && readFileSync(digestFile, 'utf8') === digest;
}

/** Returns the SHA-256 of all that the bundle is made of. */
export function digestSources() {
  const hash = createHash('sha256');
  for (const folder of ['api', 'picture', 'seed'])
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort())
      if (/\.(ts|mjs|yaml)$/.test(name)) add(hash, join(root, folder, name));
  // The bundle has the packages, too.
  for (const name of ['package.json', 'package-lock.json']) add(hash, join(root, name));
  return hash.digest('hex');
}

function add(hash, path) {
  hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
}
