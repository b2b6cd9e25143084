import type { Database } from '../database/database.ts';
import { connectDatabase } from '../database/neo4j.ts';
import type { Environment } from '../env.ts';
import { openPrivateDatabase } from './private-database.ts';

interface OpenRequest {
  readonly environment: Environment;
  /** Called with what goes on while it is fetched and started, a line each. */
  readonly onProgress: (message: string) => void;
}

/**
 * The graph database: the server at NEO4J_URI, else the private one in SUBTIER_HOME, shared with the other
 * commands that use that home and started if none does. It runs at least until `close()` or this process's end.
 */
export function openDatabase({ environment, onProgress }: OpenRequest): Promise<Database> {
  if (environment.neo4jUri === null) return openPrivateDatabase(environment, onProgress);
  return connectDatabase({
    uri: environment.neo4jUri,
    user: environment.user,
    password: environment.password,
    database: environment.database,
    passwordAdvice: 'set NEO4J_USER and NEO4J_PASSWORD to those of that server',
    reachAdvice: 'check NEO4J_URI, and that the server runs',
    patience: 4000,
    restart: () => Promise.resolve(false),
    release: () => undefined,
    beforeWrite: () => Promise.resolve(),
    explain: () => Promise.resolve(),
  });
}
