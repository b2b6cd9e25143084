import { join } from 'node:path';
import type { Environment } from '#graph/env.ts';
import { readEnvironment } from '#graph/env.ts';

/** The environment of a private database in the bench's folder, whatever the user's says. */
export function benchHome(folder: string): Environment {
  return {
    ...readEnvironment(),
    neo4jUri: null,
    database: null,
    home: join(folder, 'home'),
    host: '127.0.0.1',
    port: 0,
  };
}
