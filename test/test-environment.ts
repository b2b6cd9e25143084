import { inject } from 'vitest';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';

/** Returns the environment of this worker's private database, for `*.graph.test.ts` and `*.page.test.ts`. */
export function testEnvironment(): Environment {
  const home = inject('homes')[Number(process.env['VITEST_POOL_ID']) - 1];
  if (home === undefined) throw new Error('This project starts no databases: see vitest.config.ts.');
  return { ...readEnvironment(), neo4jUri: null, database: null, home, host: '127.0.0.1', port: 0 };
}
