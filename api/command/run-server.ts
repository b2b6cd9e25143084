import pino from 'pino';
import { observeDatabase } from '#graph/driver/observe-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { loadLibrary } from '#graph/library/load-library.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import { openGraph } from '#graph/open-graph.ts';
import { ensurePolicyLists } from '#seed/import/ensure-policy-lists.ts';
import { claimPort } from './claim-port.ts';
import { warnOfUnfinished } from './warn-of-unfinished.ts';
import { startServer } from '#serve/start-server.ts';
import { createTelemetry } from '#serve/telemetry/create-telemetry.ts';
import { openTracing } from '#serve/telemetry/open-tracing.ts';
import { loadDocumentedCase } from './load-documented-case.ts';
import { sayProgress } from './say-progress.ts';
import { untilToldToEnd } from './until-told-to-end.ts';
import { withDatabase } from './with-database.ts';
import { printableJson } from './printable.ts';

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
  // To check the questions takes seconds, and needs no database: while that starts.
  const library = loadLibrary(standardLibrary);
  // Who waits for it is told; until then it is nobody's.
  library.catch(() => undefined);
  await withDatabase(async (database) => {
    await ensurePolicyLists(database, sayProgress);
    if (documentedCase) await loadDocumentedCase(database, sayProgress);
    await warnOfUnfinished(database);
    const tracing = await openTracing(environment);
    const { slowMilliseconds } = environment;
    // Who sits before it wants to know what is wrong; who collects it, all.
    const level = process.stderr.isTTY ? 'warn' : 'info';
    const log = pino({ level, hooks: { streamWrite: printableJson } }, pino.destination(2));
    const telemetry = createTelemetry({ log, slowMilliseconds, tracing });
    const graph = await openGraph(observeDatabase(database, telemetry.statements));
    const server = await startServer({ graph, environment, telemetry, library: await library });
    serving = true;
    sayProgress(`Subtier is at ${server.url} – the API at ${server.url}graphql. Ctrl+C ends it.`);
    await told;
    await server.close();
    await tracing?.close();
  });
}
