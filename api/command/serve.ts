import { once } from 'node:events';
import { createServer } from 'node:net';
import { Command, Option } from 'commander';
import pino from 'pino';
import type { Logger } from 'pino';
import { observeDatabase } from '#graph/database/observed.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { disableSignalCleanup } from '#graph/interruption.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { documentedCases, loadDocumentedCases } from '#seed/cases/cases.ts';
import type { DocumentedCase } from '#seed/cases/cases.ts';
import { ensurePolicyLists } from '#seed/import/policy.ts';
import { checkReach } from '#serve/http/guards.ts';
import { listen, startServer } from '#serve/server.ts';
import { createTelemetry, logLines, openTracing } from '#serve/telemetry/telemetry.ts';
import { warnUnfinishedImports } from './import.ts';
import { withDatabase } from './open.ts';
import { printableJson, reportFailure, reportProgress } from './terminal.ts';

/** `serve`: serves the page and the API until a signal ends it. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the page and the API on http://HOST:PORT/ (default 127.0.0.1:4000) until interrupted')
    .addOption(
      new Option(
        '--documented-case [key]',
        'import the documented cases first, or one of them, if the graph has nothing else',
      ).choices(documentedCases.map(({ key }) => key)),
    )
    .action(async ({ documentedCase }: { documentedCase?: true | string }) => {
      await runServer(documentedCases.filter(({ key }) => documentedCase === true || documentedCase === key));
    });
}

/**
 * Serves until SIGINT, SIGTERM or SIGHUP, then closes the server before the database.
 * @param cases the documented cases to import first
 */
async function runServer(cases: readonly DocumentedCase[]): Promise<void> {
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
  const { log, report } = openLog();
  await withDatabase(async (database) => {
    await ensurePolicyLists(database, report);
    await loadDocumentedCases(database, cases, report);
    await warnUnfinishedImports(database, report);
    const tracing = await openTracing(environment);
    const { slowMilliseconds } = environment;
    const telemetry = createTelemetry({ log, slowMilliseconds, tracing });
    const graph = { database: observeDatabase(database, telemetry.statements) };
    const server = await startServer({ graph, environment, telemetry, library: await library });
    serving = true;
    report(`Subtier is at ${server.url} – the API at ${server.url}graphql. Press Ctrl+C to stop.`);
    void server.keepWarm();
    await signal;
    await server.close();
    await tracing?.close();
  }, report);
}

/** Opens the log of the server, and where it reports its progress: in words on a terminal, without what only a log collector wants; else in JSON. */
function openLog(): { readonly log: Logger; readonly report: (message: string) => void } {
  if (process.stderr.isTTY)
    return {
      log: pino(
        { level: 'warn' },
        {
          write: (line) => {
            logLines(line).forEach(reportFailure);
          },
        },
      ),
      report: reportProgress,
    };
  const log = pino({ level: 'info', hooks: { streamWrite: printableJson } }, pino.destination(2));
  return {
    log,
    report: (message) => {
      log.info(message);
    },
  };
}

/**
 * Checks that the server can listen on the address.
 * @throws HOST_REFUSED, PORT_TAKEN
 */
async function checkAddress(environment: Environment): Promise<void> {
  const probe = createServer();
  checkReach(environment);
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
