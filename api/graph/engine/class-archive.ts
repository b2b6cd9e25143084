import { hash, randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { flush } from './home.ts';

/** Exit codes after SIGTERM, by which time Java has written the archive; 143 is Java's default. */
const orderly: readonly (number | null)[] = [0, 143];

/** Options for Java, and what to do when the process has ended. */
export interface ClassArchive {
  readonly options: readonly string[];
  /** Publishes the archive that the process wrote, if it wrote a whole one. Never throws: without an archive, a start only takes longer. */
  publish(exitCode: number | null): Promise<void>;
}

/**
 * Returns how a Neo4j uses the archive of loaded classes beside its jars: with one, a start takes about 60 % of the CPU time.
 * The first Neo4j that is stopped writes it, about 120 MB. Java itself ignores the archive of another Java or of other jars, but a truncated one
 * crashes it: the name has the size.
 */
export async function classArchive(jars: string, java: string): Promise<ClassArchive> {
  // Archive messages would go to the log of the database.
  const quiet = ['-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  try {
    // Drafts in another user's cache can't be removed.
    await removeAbandoned(jars).catch(() => undefined);
    const prefix = `classes-${await identify(java)}-`;
    const found = await findArchive(jars, prefix);
    if (found !== null)
      return { options: [`-XX:SharedArchiveFile=${found}`, ...quiet], publish: () => Promise.resolve() };
    const draft = join(jars, `draft-${randomBytes(6).toString('hex')}.jsa`);
    return {
      options: [`-XX:ArchiveClassesAtExit=${draft}`, ...quiet],
      publish: async (exitCode) => {
        try {
          if (orderly.includes(exitCode) && (await findArchive(jars, prefix)) === null) {
            await flush(draft);
            await rename(draft, join(jars, `${prefix}${(await stat(draft)).size}.jsa`));
          }
        } catch {
          // Java could not write it, as on a full disk.
        }
        await rm(draft, { force: true }).catch(() => undefined);
      },
    };
  } catch {
    // The folder can't be read: the start reports it if it matters.
    return { options: [], publish: () => Promise.resolve() };
  }
}

/** Java creates a draft when it ends, and completes it within this time, in milliseconds. */
const draftMs = 10 * 60_000;

/** Removes the drafts of keepers that were killed before they could publish them. */
async function removeAbandoned(jars: string): Promise<void> {
  for (const name of await readdir(jars)) {
    if (!/^draft-[0-9a-f]{12}\.jsa$/.test(name)) continue;
    const path = join(jars, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > draftMs) await rm(path, { force: true });
  }
}

async function findArchive(jars: string, prefix: string): Promise<string | null> {
  for (const name of await readdir(jars)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(jars, name);
    if (name === `${prefix}${(await stat(path)).size}.jsa`) return path;
  }
  return null;
}

/** Returns a text that differs between two installations of Java. */
async function identify(java: string): Promise<string> {
  const { size, mtimeMs } = await stat(java);
  return hash('sha256', `${java} ${size} ${mtimeMs}`).slice(0, 12);
}
