import pino from 'pino';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { openGraph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import { atFileEnd } from '../../file-end.ts';
import { testEnvironment } from '../../test-environment.ts';

/** A server with real HTTP, and a client for it. */
export interface ServedGraph {
  readonly url: string;
  /** Returns the data and errors of a GraphQL query. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Returns the data of a GraphQL query, which must have no errors. */
  data(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
}

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string() }),
      }),
    )
    .optional(),
});
type Answer = z.infer<typeof answer>;

/** Serves a database on a free port, until the test file ends. */
export async function serveGraph(database: Database): Promise<ServedGraph> {
  const graph = await openGraph(database);
  const log = pino({ level: 'silent' });
  const server = await startServer({ graph, environment: testEnvironment(), log });
  atFileEnd(() => server.close());
  const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const response = await fetch(`${server.url}graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return answer.parse(await response.json());
  };
  return {
    url: server.url,
    ask,
    data: async (query, variables) => {
      const { data, errors } = await ask(query, variables);
      if (data == null || errors !== undefined) throw new Error(`Not answered: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}
