import pino from 'pino';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { observeDatabase } from '#graph/database/observed.ts';
import { openGraph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import { createTelemetry } from '#serve/telemetry/telemetry.ts';
import type { Tracing } from '#serve/telemetry/tracing.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { until } from '#test/until.ts';

const line = z.looseObject({ level: z.number(), msg: z.string(), requestId: z.string().optional() });
export type LogLine = z.infer<typeof line>;

/** A server for one test, as `serve` starts it, with a readable log. */
export interface WatchedServer {
  readonly url: string;
  readonly lines: readonly LogLine[];
  /** The complete log, as text. */
  readonly logged: () => string;
  warmUp(): Promise<boolean>;
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Waits for the first log line with this message and request id, because a request ends shortly after its response. */
  untilLogged(message: string, requestId: string | null): Promise<LogLine>;
}

export async function serveWatched(
  database: Database,
  { slowMilliseconds = 60_000, tracing = null }: { slowMilliseconds?: number; tracing?: Tracing | null } = {},
): Promise<WatchedServer> {
  const lines: LogLine[] = [];
  let logged = '';
  const log = pino(
    {},
    {
      write(text: string) {
        logged += text;
        lines.push(line.parse(JSON.parse(text)));
      },
    },
  );
  const telemetry = createTelemetry({ log, slowMilliseconds, tracing });
  const graph = await openGraph(observeDatabase(database, telemetry.statements));
  const server = await startServer({ graph, environment: testEnvironment(), telemetry });
  onTestFinished(() => server.close());
  return {
    url: server.url,
    lines,
    logged: () => logged,
    warmUp: () => server.warmUp(),
    post: (body, headers = {}) =>
      fetch(`${server.url}graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    untilLogged: async (message, requestId) => {
      const find = () => lines.find(({ msg, requestId: id }) => msg === message && id === (requestId ?? undefined));
      await until(`“${message}” of ${requestId ?? 'no request'} in the log`, () => find() !== undefined);
      const found = find();
      if (found === undefined) throw new Error(`Not logged: ${message}`);
      return found;
    },
  };
}
