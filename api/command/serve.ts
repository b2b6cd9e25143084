import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import pino from 'pino';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { observeDatabase } from '#graph/database/observed.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { openGraph } from '#graph/exposures/index/graph.ts';
import { Failure } from '#graph/failure.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { runImport } from '#seed/import/import.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { isLoopback } from '#serve/http/guards.ts';
import { startServer } from '#serve/server.ts';
import { createTelemetry, openTracing } from '#serve/telemetry/telemetry.ts';
import { warnUnfinishedImports } from './import.ts';
import { withDatabase } from './open.ts';
import { printableJson, reportProgress } from './output.ts';

/** `serve`: database, API and page, until it is told to end. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the page and the API on http://HOST:PORT/ (default 127.0.0.1:4000) until interrupted')
    .option('--documented-case', 'load the documented case first, if the graph is empty')
    .action(async ({ documentedCase }: { documentedCase?: true }) => {
      await runServer({ documentedCase: documentedCase === true });
    });
}

/** Serves until SIGINT or SIGTERM; then the server closes before the database. */
export async function runServer({ documentedCase }: { readonly documentedCase: boolean }): Promise<void> {
  const environment = readEnvironment();
  // Before a database is fetched and started for nothing.
  await claimPort(environment);
  const told = waitForSignal(environment.underNpm);
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
    await ensurePolicyLists(database, reportProgress);
    if (documentedCase) await loadDocumentedCase(database, reportProgress);
    await warnUnfinishedImports(database);
    const tracing = await openTracing(environment);
    const { slowMilliseconds } = environment;
    // Who sits before it wants to know what is wrong; who collects it, all.
    const level = process.stderr.isTTY ? 'warn' : 'info';
    const log = pino({ level, hooks: { streamWrite: printableJson } }, pino.destination(2));
    const telemetry = createTelemetry({ log, slowMilliseconds, tracing });
    const graph = await openGraph(observeDatabase(database, telemetry.statements));
    const server = await startServer({ graph, environment, telemetry, library: await library });
    serving = true;
    reportProgress(`Subtier is at ${server.url} – the API at ${server.url}graphql. Ctrl+C ends it.`);
    await told;
    await server.close();
    await tracing?.close();
  });
}

const casePackage = fileURLToPath(new URL('../../seed/case', import.meta.url));
const parseRow = z.object({ hasData: z.boolean(), unfinished: z.array(z.array(z.string())) });

/** Loads the documented case into an empty graph, or completes what an earlier start that was killed left half done. */
async function loadDocumentedCase(database: Database, onProgress: (message: string) => void): Promise<void> {
  const [row] = await database.read(
    `RETURN EXISTS { (:System) } OR EXISTS { (:Contract) } OR EXISTS { (:Person) } AS hasData,
       COLLECT { MATCH (i:Import) WHERE i.state IN ['RUNNING', 'INTERRUPTED', 'WRITTEN'] RETURN i.sources } AS unfinished`,
  );
  const { hasData, unfinished } = parseRow.parse(row);
  if (hasData && !(await isOfCase(unfinished))) return;
  onProgress('Loading the documented case …');
  await runImport(database, { format: 'chain-package', paths: [casePackage], strict: true, onProgress });
}

/** Whether an import that never ended speaks for the case's sources. */
async function isOfCase(unfinished: readonly (readonly string[])[]): Promise<boolean> {
  if (unfinished.length === 0) return false;
  const { readChainPackage } = await import('#seed/readers/chain-package/package.ts');
  const input = await readChainPackage(casePackage);
  await input.close();
  return unfinished.some((sources) => sources.some((source) => input.sources.includes(source)));
}

/**
 * Makes sure that the server will be able to listen, before a database is fetched and started for nothing.
 * @throws HOST_REFUSED, PORT_TAKEN
 */
async function claimPort({ host, port }: Pick<Environment, 'host' | 'port'>): Promise<void> {
  if (!isLoopback(host))
    throw new Failure(
      'HOST_REFUSED',
      `HOST is ${host}, which others can reach, and Subtier has no authentication yet: unset HOST, or set it to 127.0.0.1.`,
    );
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Failure(
      'PORT_TAKEN',
      `Nothing can listen on ${host}, port ${port} (${String(error.code)}): ${adviceFor(error.code)}.`,
      {
        cause: error,
      },
    );
  }
  server.close();
  await once(server, 'close');
}

function adviceFor(code: unknown): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'end what listens there, or set PORT to another one';
    case 'EACCES':
      return 'set PORT to one above 1023';
    default:
      return 'unset HOST, or set it to 127.0.0.1';
  }
}

/**
 * Settles at the first SIGINT, SIGTERM or SIGHUP; the second ends the process at once.
 * @param withParent also when the parent is gone: npm and npx run commands in a shell that does not pass signals on
 */
function waitForSignal(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const parent = process.ppid;
    const listener = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, listener);
      resolve();
    };
    const watch = setInterval(() => {
      if (withParent && process.ppid !== parent) listener();
    }, 500);
    watch.unref();
    for (const signal of signals) process.on(signal, listener);
  });
}
