import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../env.ts';
import { Failure } from '../failure/failure.ts';
import { findJava } from './find-java.ts';
import { findKeeper } from './find-keeper.ts';
import { homePaths } from './home-paths.ts';
import { releaseOf } from './release.ts';
import { readRunFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';

/** What is known of a home's private database without starting it. */
export interface HomeState {
  /** Null: it does not run. */
  readonly run: RunFile | null;
  readonly hasData: boolean;
  readonly hasJars: boolean;
  readonly jars: string;
  /** The Java it would be started with, or why there is none. */
  readonly java: string | Failure;
}

export async function homeState(environment: Environment): Promise<HomeState> {
  const paths = homePaths(environment.home);
  const release = releaseOf(environment.neo4jVersion);
  const jars = join(environment.cacheDirectory, `neo4j-${release.version}`);
  const link = await findKeeper(paths);
  link?.close();
  return {
    run: link === null ? null : await readRunFile(paths),
    hasData: await isThere(paths.store),
    hasJars: await isThere(jars),
    jars,
    java: await findJava(environment.javaHome, release).catch((error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    }),
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    // What can't be reached counts as not there: a start would say why.
    return false;
  }
}
