import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server as NetServer, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { Logger } from 'pino';
import { readPersonIdKey, readSessionKey } from '#graph/engine/secret-keys.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { ensureDerived } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { Failure, codeOf } from '#graph/failure.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import type { Library } from '#graph/questions/question.ts';
import { removeAbandoned } from '#graph/temporary.ts';
import { Access } from './access/access.ts';
import { Audit } from './access/audit.ts';
import { signInEndpoints } from './access/endpoints.ts';
import { Gate, signInFirst } from './access/gate.ts';
import { buildApiSchema, clientOfUser, createApi, createExecutor } from './api.ts';
import { exposureLines } from './exposure-lines.ts';
import { exposureRows } from './exposure-rows.ts';
import { GraphExports, answerExports } from './exports.ts';
import type { MakeLines } from './exports.ts';
import { readCertificate } from './http/certificate.ts';
import { compressAnswer } from './http/compress.ts';
import {
  answerMetrics,
  answerReadiness,
  clientMessages,
  onlyReads,
  refuse,
  sendJson,
  sendUnlessKnown,
} from './http/endpoints.ts';
import {
  checkReach,
  forwardedGuard,
  graphiqlPolicy,
  hostGuard,
  securityHeaders,
  transportSecurity,
} from './http/guards.ts';
import { servePage } from './http/page.ts';
import { answerImports } from './imports/endpoint.ts';
import { ImportJobs } from './imports/jobs.ts';
import { Receiving } from './imports/receiving.ts';
import { answerSupplierList } from './imports/supplier-list.ts';
import { watchVersion } from './live.ts';
import { printApiSchema } from './schema/schema.ts';
import { watchRequests } from './telemetry/requests.ts';
import { requestScope } from './telemetry/scope.ts';
import { createTelemetry } from './telemetry/telemetry.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { pageWarmer } from './warm-up.ts';
import type { PageWarmer } from './warm-up.ts';

interface ServerOptions {
  readonly graph: Graph;
  readonly environment: Pick<Environment, 'host' | 'port' | 'home'> & Partial<Environment>;
  /** Log for requests and errors if there is no telemetry; default: stderr. */
  readonly log?: Logger;
  /** Default: log and metrics only. Cypher statements are measured only if the graph's database is an observed one. */
  readonly telemetry?: Telemetry;
  /** The saved questions; default: the standard library. */
  readonly library?: Library;
  /** Folder of the built page; default: the one in this checkout. */
  readonly page?: string;
}

export interface RunningServer extends PageWarmer {
  /** URL of the page, with a trailing slash. */
  readonly url: string;
  /** Completes the requests in progress, then stops. Does not close the database. */
  close(): Promise<void>;
}

const builtPage = fileURLToPath(new URL('../../web/dist', import.meta.url));
const noWebSockets =
  'Subscriptions are not sent over WebSockets: POST them to /graphql with Accept: text/event-stream, as graphql-sse does.';
/** Milliseconds for a request to arrive: enough for the largest upload. */
const longestRequest = 300_000;
/** The warm-up continues when there has been no request for this long. */
const quietMilliseconds = 500;
/** Milliseconds to wait at shutdown: longer than the slowest response. */
const lastAnswer = 35_000;
/** Milliseconds to wait at shutdown for the rest of a request. */
const lastBytes = 2000;

/**
 * Serves the page, the API at `/graphql`, `/imports`, `/supplier-lists`, `/exports`, `/health`, `/ready` and `/metrics`.
 * @throws HOST_REFUSED if others could reach it without signing in, PORT_TAKEN, ENVIRONMENT_INVALID for a certificate that can't be read, LIBRARY_INVALID for an invalid saved question
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { graph, environment, page = builtPage } = options;
  const telemetry = options.telemetry ?? plainTelemetry(options.log ?? pino(pino.destination(2)));
  const { log, metrics } = telemetry;
  const library = options.library ?? (await loadLibrary(standardLibrary));
  const { publicUrl, signIn, tls, home, host, port } = { ...readEnvironment(), ...environment };
  checkReach({ host, publicUrl, signIn });
  const certificate = tls === null ? null : await readCertificate(tls);
  const messageOf = clientMessages(signIn !== null, log);
  const imports = new ImportJobs(graph.database, log, () => readPersonIdKey({ ...readEnvironment(), ...environment }));
  const exports = new GraphExports(log);
  await removeAbandoned();
  const closing = new AbortController();
  const version = watchVersion(graph.database, closing.signal);
  const schema = buildApiSchema();
  const audit = new Audit(home, log);
  const origin = () => publicUrl ?? urlOf(server, tls !== null).slice(0, -1);
  const sessionKey = signIn === null ? '' : await readSessionKey({ ...readEnvironment(), ...environment });
  const access = new Access({ database: graph.database, signIn, origin, sessionKey });
  const gate = new Gate(access, audit);
  const shared = { graph, library, imports, exports, version, audit, closing: closing.signal };
  const api = createApi({ ...shared, schema, userOf: gate.userOf, log, messageOf });
  const lines: MakeLines = (format, filter, signal) => {
    const executor = createExecutor(schema, shared, signal);
    if (format === 'exposures') return exposureLines(graph, executor, filter);
    return exposureRows(graph, executor, filter, format === 'exposures-csv' ? 'csv' : 'ndjson');
  };
  const receiving = new Receiving();
  const clientOf = (request: IncomingMessage) => clientOfUser(request, gate.userOf(request));
  const endpoints: Endpoints = {
    '/health': reading((_, response) => {
      sendJson(response, 200, { status: 'ok' });
      return Promise.resolve();
    }),
    '/ready': reading(answerReadiness(graph, { savedQueries: library.queries.length, home }, messageOf)),
    ...signInEndpoints({
      access,
      audit,
      database: graph.database,
      log,
      isBehindProxy: publicUrl !== null && tls === null,
      origin,
    }),
    '/graphql': gate.guard('/graphql', async (request, response) => {
      if (request.headers.upgrade?.toLowerCase() === 'websocket') {
        refuse(response, 400, 'BAD_REQUEST', noWebSockets);
        return;
      }
      response.setHeader('Content-Security-Policy', graphiqlPolicy);
      // An answer is for one person, by headers that a cache in between does not know.
      if (!access.isLocal) response.setHeader('Cache-Control', 'no-store').setHeader('Vary', 'Cookie, Authorization');
      // A media type may be written in any case; Yoga compares it as it is.
      const type = request.headers['content-type'];
      if (type !== undefined) request.headers['content-type'] = type.toLowerCase();
      await api.handle(request, response);
    }),
    '/schema.graphql': reading(gate.guard('/schema.graphql', sendSchema)),
    '/imports': gate.guard('/imports', (request, response) =>
      answerImports({ jobs: imports, receiving }, clientOf(request), request, response, log),
    ),
    '/supplier-lists': gate.guard('/supplier-lists', (request, response) =>
      answerSupplierList(receiving, clientOf(request), request, response, log),
    ),
    '/exports': gate.guard('/exports', (request, response) => answerExports(exports, lines, request, response, log)),
    '/metrics': reading(gate.guard('/metrics', (_, response) => answerMetrics(metrics, response))),
  };
  const route = router(endpoints, signInFirst(access, servePage(page)), log);
  const open = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  let lastRequest = performance.now();
  const watched = watchRequests(telemetry, (request, response) => {
    lastRequest = performance.now();
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      lastRequest = performance.now();
    });
    const headers = tls === null ? securityHeaders : { ...securityHeaders, ...transportSecurity };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const refused = hostGuard(request, publicUrl) ?? (signIn === null ? forwardedGuard(request) : null);
    if (refused === null)
      compressAnswer(request, response, () => {
        route(request, response);
      });
    else sendJson(response, 403, { error: refused });
  });
  const handle: RequestListener = (request, response) => {
    // A client may send the whole address, as it does to a proxy.
    request.url = request.url?.replace(/^https?:\/\/[^/?]*\/?/i, '/') ?? '/';
    watched(request, response);
  };
  const server =
    certificate === null
      ? createServer({ requestTimeout: longestRequest }, handle)
      : createTlsServer({ requestTimeout: longestRequest, ...certificate }, handle);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server, { host, port });
  lastRequest = performance.now();
  repairAhead(graph, log, closing.signal);
  const warm = pageWarmer({
    api,
    database: graph.database,
    page,
    quiet: async () => {
      while ([...open].some(isWorking) || performance.now() - lastRequest < quietMilliseconds)
        await sleep(100, undefined, { signal: closing.signal });
    },
    closing: closing.signal,
    log,
  });
  return {
    url: urlOf(server, tls !== null),
    ...warm,
    close: async () => {
      closing.abort();
      await imports.close();
      await closeServer(server, sockets, open);
      await audit.refusals.flush();
      await exports.close();
      await api.dispose();
    },
  };
}

/** Whether a response is still being made. A subscription stays open as long as its page, and a slow client's request may take minutes to arrive. */
function isWorking(response: ServerResponse): boolean {
  const type = String(response.getHeader('Content-Type') ?? '');
  return response.req.complete && !type.startsWith('text/event-stream');
}

/** Repairs the derived part of the graph, if needed, before the first request needs it; `/ready` reports when that is done. */
function repairAhead({ database }: Graph, log: Logger, closing: AbortSignal): void {
  ensureDerived(database).catch((error: unknown) => {
    // Requests get the same error; the next one tries again.
    if (!closing.aborted) log.warn({ err: error }, 'accesses and exposures could not be derived again');
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Endpoints = Readonly<Record<string, Answer>>;

/** An endpoint that refuses requests that do not only read. */
function reading(answer: Answer): Answer {
  return async (request, response) => {
    if (onlyReads(request, response)) await answer(request, response);
  };
}

/** Routes requests by path; all other paths belong to the page. */
function router(endpoints: Endpoints, page: RequestListener, log: Logger): RequestListener {
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const endpoint = endpoints[path];
    const [base = ''] = /^\/[^/]*/.exec(path) ?? [];
    if (endpoint === undefined && base in endpoints) {
      // The page would answer 200, which a health check with a slash too many would take for healthy.
      sendJson(response, 404, { error: `No such address: use ${base}.` });
      return;
    }
    if (endpoint === undefined) {
      page(request, response);
      return;
    }
    endpoint(request, response).catch((error: unknown) => {
      const requestId = requestScope.current()?.id;
      log.error({ requestId, err: error }, 'internal error');
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'Internal error in Subtier: see its log.', requestId });
    });
  };
}

/** Sends the SDL, for tools that make code from it. */
function sendSchema(request: IncomingMessage, response: ServerResponse): Promise<void> {
  sendUnlessKnown(request, response, printApiSchema(), 'text/plain; charset=utf-8');
  return Promise.resolve();
}

function plainTelemetry(log: Logger): Telemetry {
  return createTelemetry({ log, slowMilliseconds: Infinity, tracing: null });
}

/**
 * Listens on an address of this machine.
 * @throws PORT_TAKEN
 */
export async function listen(server: NetServer, { host, port }: Pick<Environment, 'host' | 'port'>): Promise<void> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    throw new Failure('PORT_TAKEN', `Can't listen on ${host}, port ${port} (${code}): ${adviceFor(code)}.`, {
      cause: error,
    });
  }
}

function adviceFor(code: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return 'stop the program that uses the port, or set PORT to another port';
    case 'EACCES':
      return 'set PORT to a port above 1023';
    default:
      return 'unset HOST, or set it to 127.0.0.1';
  }
}

function urlOf(server: NetServer, isSecure: boolean): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `${isSecure ? 'https' : 'http'}://${host}:${address.port}/`;
}

/**
 * Stops accepting requests, waits for those in progress, and closes all other connections: Node would wait for those that have sent nothing
 * yet, such as a browser's spare ones, or only a part of a request.
 */
async function closeServer(
  server: Server,
  sockets: ReadonlySet<Socket>,
  open: ReadonlySet<ServerResponse>,
): Promise<void> {
  const closed = once(server, 'close');
  const started = performance.now();
  server.close();
  const isAwaited = ({ req }: ServerResponse) => req.complete || performance.now() < started + lastBytes;
  // A connection becomes idle when its response ends; keep-alive would hold it open.
  const idle = setInterval(() => {
    const awaited = new Set([...open].filter(isAwaited).map(({ req }) => req.socket));
    for (const socket of sockets) if (!awaited.has(socket)) socket.destroySoon();
  }, 50);
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, lastAnswer);
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}
