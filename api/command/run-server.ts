import pino from 'pino';
import { observeDatabase } from '#graph/driver/observe-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { openGraph } from '#graph/open-graph.ts';
import { ensurePolicyLists } from '#seed/import/ensure-policy-lists.ts';
import { claimPort } from './claim-port.ts';
import { startServer } from '#serve/start-server.ts';
import { createTelemetry } from '#serve/telemetry/create-telemetry.ts';
import { openTracing } from '#serve/telemetry/open-tracing.ts';
import { loadDocumentedCase } from './load-documented-case.ts';
import { sayProgress } from './say-progress.ts';
import { untilToldToEnd } from './until-told-to-end.ts';
import { withDatabase } from './with-database.ts';

/** Serves until SIGINT or SIGTERM; then the server closes before the database. */
export async function runServer({ documentedCase }: { readonly documentedCase: boolean }): Promise<void> {
  const environment = readEnvironment();
  // Before a database is fetched and started for nothing.
  await claimPort(environment);
  const told = untilToldToEnd(environment.underNpm);
  // Told while the database still starts: nothing of ours is left to close, and an import that is cut is resumed.
  let serving = false;
  void told.then(() => {
    if (!serving) process.exit(0);
  });
  await withDatabase(async (database) => {
    await ensurePolicyLists(database, sayProgress);
    if (documentedCase) await loadDocumentedCase(database, sayProgress);
    const tracing = await openTracing(environment);
    const { slowMilliseconds } = environment;
    const telemetry = createTelemetry({ log: pino(pino.destination(2)), slowMilliseconds, tracing });
    const graph = await openGraph(observeDatabase(database, telemetry.statements));
    const server = await startServer({ graph, environment, telemetry });
    serving = true;
    sayProgress(`Subtier is at ${server.url} – the API at ${server.url}graphql. Ctrl+C ends it.`);
    await told;
    await server.close();
    await tracing?.close();
  });
}
