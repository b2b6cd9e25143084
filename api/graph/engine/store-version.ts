import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { StoreTooNew } from '../failure/store-too-new.ts';
import type { HomePaths } from './home-paths.ts';
import type { Release } from './release.ts';

const schema = z.object({ neo4jVersion: z.string() });

/** @throws StoreTooNew when a newer Neo4j than this has opened the home's data: it may have changed their format. */
export async function checkStoreVersion(paths: HomePaths, release: Release): Promise<void> {
  const last = await readStoreVersion(paths);
  if (last === null || compareVersions(last, release.version) <= 0) return;
  throw new StoreTooNew(
    `The data in ${paths.data} were last opened by Neo4j ${last}, which is newer than ${release.version}: use the newer Subtier, or set SUBTIER_HOME to another folder.`,
  );
}

export async function writeStoreVersion(paths: HomePaths, release: Release): Promise<void> {
  await writeFile(paths.store, `${JSON.stringify({ neo4jVersion: release.version })}\n`, { mode: 0o600 });
}

/** Null when no database was started in the home yet, or the note is damaged: Neo4j itself then refuses what it can't read. */
async function readStoreVersion(paths: HomePaths): Promise<string | null> {
  try {
    return schema.parse(JSON.parse(await readFile(paths.store, 'utf8'))).neo4jVersion;
  } catch {
    return null;
  }
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
