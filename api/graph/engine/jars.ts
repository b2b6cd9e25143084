import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { foreignEnvironment } from '../env.ts';
import { Failure, codeOf, isDiskFull } from '../failure.ts';
import { fileFailure, lockFolder, makeFolder, pathExists } from './home.ts';
import type { Distribution } from './java.ts';

const retryMilliseconds = 500;
const pom = fileURLToPath(new URL('pom.xml', import.meta.url));

/**
 * Returns the folder with the jars of a Neo4j version, after downloading them from Maven Central into the cache if they are not there.
 * The folder is either complete or absent.
 * @param patience how long to wait for another process that downloads them, in milliseconds
 * @throws MAVEN_UNAVAILABLE, DISK_FULL, HOME_UNAVAILABLE
 */
export async function fetchJars(
  cacheDirectory: string,
  release: Distribution,
  onProgress: (message: string) => void,
  patience = 600_000,
): Promise<string> {
  const folder = join(cacheDirectory, `neo4j-${release.version}`);
  if (await pathExists(folder)) return folder;
  try {
    await makeFolder(cacheDirectory);
    // Concurrent first starts download once.
    const unlock = await lockFolder(cacheDirectory, `${folder}.lock`, {
      stale: 20_000,
      retries: {
        retries: patience / retryMilliseconds,
        factor: 1,
        minTimeout: retryMilliseconds,
        maxTimeout: retryMilliseconds,
      },
    });
    try {
      if (!(await pathExists(folder))) await downloadInto(folder, cacheDirectory, release, onProgress);
    } finally {
      await unlock();
    }
  } catch (error) {
    if (codeOf(error) === 'ELOCKED')
      throw new Failure(
        'MAVEN_UNAVAILABLE',
        `Another command has been downloading Neo4j into ${cacheDirectory} for a long time: wait until it is done, or stop it, and run the command again.`,
        { cause: error },
      );
    throw fileFailure(error, cacheDirectory, 'XDG_CACHE_HOME');
  }
  return folder;
}

/** Returns SERVICE_UNAVAILABLE if Java wrote that classes of Neo4j are missing, else null. */
export function jarsFailure(output: string, jars: string): Failure | null {
  if (!/Could not find or load main class|ClassNotFoundException|NoClassDefFoundError/.test(output)) return null;
  return new Failure(
    'SERVICE_UNAVAILABLE',
    `The Neo4j in ${jars} is damaged: delete this folder, so that it is downloaded again, and run the command again.`,
  );
}

async function downloadInto(
  folder: string,
  cacheDirectory: string,
  release: Distribution,
  onProgress: (message: string) => void,
): Promise<void> {
  const prefix = `fetching-${release.version}-`;
  // Left by interrupted downloads.
  for (const name of await readdir(cacheDirectory))
    if (name.startsWith(prefix)) await rm(join(cacheDirectory, name), { recursive: true, force: true });
  const temporary = await mkdtemp(join(cacheDirectory, prefix));
  try {
    onProgress(`Downloading Neo4j ${release.version} from Maven Central (118 MB, once) …`);
    await copyDependencies(temporary, release, onProgress);
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function copyDependencies(
  into: string,
  release: Distribution,
  onProgress: (message: string) => void,
): Promise<void> {
  const goal = 'dependency:copy-dependencies';
  const maven = spawn(
    'mvn',
    ['--batch-mode', '--file', pom, goal, `-DoutputDirectory=${into}`, `-Dneo4j.version=${release.version}`],
    { env: foreignEnvironment({}), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const tail: string[] = [];
  let files = 0;
  const onLine = (line: string) => {
    tail.push(line);
    if (tail.length > 60) tail.shift();
    if (/Downloaded from .*\.jar/.test(line) && ++files % 50 === 0) onProgress(`  ${files} files downloaded`);
  };
  createInterface({ input: maven.stdout }).on('line', onLine);
  createInterface({ input: maven.stderr }).on('line', onLine);
  const ended: readonly unknown[] = await once(maven, 'close').catch((error: unknown) => {
    throw new Failure(
      'MAVEN_UNAVAILABLE',
      'Maven (mvn) could not be run, and is needed once to download Neo4j: install Maven, or set NEO4J_URI to your own Neo4j server.',
      { cause: error },
    );
  });
  if (ended[0] !== 0) throw mavenFailure(tail, dirname(into));
}

function mavenFailure(tail: readonly string[], folder: string): Error {
  const text = tail.join('\n');
  if (isDiskFull(text))
    return new Failure(
      'DISK_FULL',
      `The disk is full: free some space in ${folder}, or set XDG_CACHE_HOME to a folder on another disk.`,
    );
  const reason = tail.find((line) => line.startsWith('[ERROR]'))?.slice('[ERROR] '.length) ?? 'no reason given';
  return new Failure(
    'MAVEN_UNAVAILABLE',
    `Maven could not download Neo4j: connect to the network, or set up a mirror in ~/.m2/settings.xml, and try again (${reason.slice(0, 300)}).`,
  );
}
