import type { Connection } from '../driver/connect-database.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { StatementFailed } from '../failure/statement-failed.ts';
import { checkRoom, checkRoomToWrite, roomToStart } from './check-room.ts';
import type { HomePaths } from './home-paths.ts';

export interface PrivateConnection {
  readonly boltPort: number;
  readonly password: string;
  readonly paths: HomePaths;
  readonly restart?: () => Promise<boolean>;
  readonly release?: () => void;
}

/** How to connect to the home's own Neo4j. */
export function privateConnection({ boltPort, password, paths, restart, release }: PrivateConnection): Connection {
  return {
    uri: `bolt://127.0.0.1:${boltPort}`,
    user: 'neo4j',
    password,
    database: 'neo4j',
    passwordAdvice: `put the password of these data back into ${paths.password}, or start over with: npx subtier wipe --yes`,
    reachAdvice: `see ${paths.logs} for the reason and try again`,
    // It was seen to run: on a busy machine it may take its time.
    patience: 30_000,
    restart: restart ?? (() => Promise.resolve(false)),
    release: release ?? (() => undefined),
    beforeWrite: () => checkRoomToWrite(paths),
    explain: async (error) => {
      // On a full disk Neo4j fails in ways that do not name it, or goes away.
      if (error instanceof DatabaseUnavailable || error instanceof StatementFailed)
        await checkRoom(paths.neo4j, roomToStart);
    },
  };
}
