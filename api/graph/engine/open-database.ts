import type { Database } from '../database/database.ts';
import { connectDatabase } from '../database/neo4j.ts';
import type { Environment } from '../env.ts';
import { openPrivateDatabase } from './private-database.ts';

interface OpenRequest {
  readonly environment: Environment;
  /** Called with lines about the progress of a download or start. */
  readonly onProgress: (message: string) => void;
}

/**
 * Opens the graph database: the server at NEO4J_URI, else the private one in SUBTIER_HOME, which is started if needed and shared with
 * other commands that use the same home. It runs at least until `close()` is called or this process ends.
 */
export function openDatabase({ environment, onProgress }: OpenRequest): Promise<Database> {
  if (environment.neo4jUri === null) return openPrivateDatabase(environment, onProgress);
  return connectDatabase({
    uri: environment.neo4jUri,
    user: environment.user,
    password: environment.password,
    trusts: null,
    database: environment.database,
    passwordAdvice: 'check NEO4J_USER and NEO4J_PASSWORD',
    reachAdvice: 'check NEO4J_URI, and that the server is running',
    patience: 4000,
    restart: () => Promise.resolve(false),
    release: () => undefined,
    beforeWrite: () => Promise.resolve(),
    explain: () => Promise.resolve(),
  });
}
