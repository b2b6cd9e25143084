import { inject } from 'vitest';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';

/** The environment of the run's private database; for `*.graph.test.ts` and `*.page.test.ts`. */
export function testEnvironment(): Environment {
  return { ...readEnvironment(), neo4jUri: null, database: null, home: inject('home'), host: '127.0.0.1', port: 0 };
}
