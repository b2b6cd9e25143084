import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import pino from 'pino';
import type { Database } from '#graph/database/database.ts';
import { observeDatabase } from '#graph/database/observed.ts';
import { findUnfinishedSources } from '#graph/edition/imports.ts';
import { hasOnlySources } from '#graph/entities/contents.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { disableSignalCleanup } from '#graph/interruption.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { runImport } from '#seed/import/import.ts';
import { ensurePolicyLists, readPolicyKeys } from '#seed/import/policy.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { listen, startServer } from '#serve/server.ts';
import { createTelemetry, openTracing } from '#serve/telemetry/telemetry.ts';
import { warnUnfinishedImports } from './import.ts';
import { withDatabase } from './open.ts';
import { printableJson, reportProgress } from './terminal.ts';

/** `serve`: serves the page and the API until a signal ends it. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the page and the API on http://HOST:PORT/ (default 127.0.0.1:4000) until interrupted')
    .option('--documented-case', 'import the documented case first, if the graph is empty')
    .action(async ({ documentedCase }: { documentedCase?: true }) => {
      await runServer({ documentedCase: documentedCase === true });
    });
}

/** Serves until SIGINT, SIGTERM or SIGHUP, then closes the server before the database. */
async function runServer({ documentedCase }: { readonly documentedCase: boolean }): Promise<void> {
  const environment = readEnvironment();
  // Fails before a database is downloaded and started for nothing.
  await checkAddress(environment);
  const signal = waitForSignal(environment.underNpm);
  // A signal during the start ends the process at once: there is no server to close yet, and the next start repeats an interrupted import.
  let serving = false;
  void signal.then(() => {
    if (!serving) process.exit(0);
  });
  // Checking the saved questions takes seconds and needs no database, so it runs while the database starts.
  const library = loadLibrary(standardLibrary);
  // Awaited below; until then, a rejection must not count as unhandled.
  library.catch(() => undefined);
  await withDatabase(async (database) => {
    await ensurePolicyLists(database, reportProgress);
    if (documentedCase) await loadDocumentedCase(database);
    await warnUnfinishedImports(database);
    const tracing = await openTracing(environment);
    const { slowMilliseconds } = environment;
    // A terminal gets warnings only; a log collector gets everything.
    const level = process.stderr.isTTY ? 'warn' : 'info';
    const log = pino({ level, hooks: { streamWrite: printableJson } }, pino.destination(2));
    const telemetry = createTelemetry({ log, slowMilliseconds, tracing });
    const graph = { database: observeDatabase(database, telemetry.statements) };
    const server = await startServer({ graph, environment, telemetry, library: await library });
    serving = true;
    reportProgress(`Subtier is at ${server.url} – the API at ${server.url}graphql. Press Ctrl+C to stop.`);
    void server.keepWarm();
    await signal;
    await server.close();
    await tracing?.close();
  });
}

const casePackage = fileURLToPath(new URL('../../seed/cases/digital-escorts', import.meta.url));

/** Imports the documented case into a graph whose only sources are the policy data, or completes an import of it that was interrupted. */
async function loadDocumentedCase(database: Database): Promise<void> {
  const policy = await readPolicyKeys();
  if (!(await hasOnlySources(database, policy.sources)) && !(await isCaseUnfinished(database))) return;
  reportProgress('Importing the documented case …');
  const paths = [casePackage];
  await runImport(database, { format: 'chain-package', paths, strict: true, onProgress: reportProgress });
}

/** Whether an import of the documented case, judged by its sources, is unfinished and was not undone since. */
async function isCaseUnfinished(database: Database): Promise<boolean> {
  const unfinished = await findUnfinishedSources(database);
  if (unfinished.size === 0) return false;
  const input = await readChainPackage(casePackage);
  await input.close();
  return input.sources.some((source) => unfinished.has(source));
}

/**
 * Checks that the server can listen on the address.
 * @throws HOST_REFUSED, PORT_TAKEN
 */
async function checkAddress(environment: Environment): Promise<void> {
  const probe = createServer();
  await listen(probe, environment);
  probe.close();
  await once(probe, 'close');
}

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once.
 * @param withParent also resolve when the parent process ends: npm and npx run commands in a shell that does not forward signals
 */
function waitForSignal(withParent: boolean): Promise<void> {
  disableSignalCleanup();
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
