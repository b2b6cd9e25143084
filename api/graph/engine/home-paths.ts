import { join } from 'node:path';

/** What lies where in SUBTIER_HOME. */
export interface HomePaths {
  readonly home: string;
  /** Neo4j's own home: data, logs, configuration. */
  readonly neo4j: string;
  readonly configuration: string;
  readonly data: string;
  /** Of the graph's database. */
  readonly transactionLogs: string;
  readonly password: string;
  /** Key of the hashes of persons' ids: see readPersonIdKey. */
  readonly personIdKey: string;
  /** Which Neo4j wrote the data last. */
  readonly store: string;
  /** Who runs, and where it answers: see RunFile. */
  readonly run: string;
  readonly startLock: string;
  readonly logs: string;
  readonly neo4jLog: string;
  readonly keeperLog: string;
}

export function homePaths(home: string): HomePaths {
  const neo4j = join(home, 'neo4j');
  const logs = join(home, 'logs');
  return {
    home,
    neo4j,
    configuration: join(neo4j, 'conf'),
    data: join(neo4j, 'data'),
    transactionLogs: join(neo4j, 'data', 'transactions', 'neo4j'),
    password: join(home, 'password'),
    personIdKey: join(home, 'person-id-key'),
    store: join(home, 'store.json'),
    run: join(home, 'run.json'),
    startLock: join(home, 'start.lock'),
    logs,
    neo4jLog: join(logs, 'neo4j.log'),
    keeperLog: join(logs, 'keeper.log'),
  };
}
