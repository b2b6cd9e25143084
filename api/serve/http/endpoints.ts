import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { checkRoom, pathExists } from '#graph/engine/home.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { listDesignationLists } from '#graph/entities/contents.ts';
import { ensureDerived } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { Failure, codeOf, failureCodes } from '#graph/failure.ts';
import { readSchemaVersion, schemaVersion } from '#graph/schema/schema.ts';
import { readPolicyKeys } from '#seed/import/policy.ts';
import type { ErrorCode } from '../error-codes.ts';
import { requestScope } from '../telemetry/scope.ts';
import type { Metrics } from '../telemetry/telemetry.ts';

/** Returns what a client may read of a failure. */
export type ClientMessage = (failure: Failure) => string;

/**
 * Returns how a server's clients read failures. Where people sign in, a failure of the machine, such as a database that can't be reached, and one of
 * Subtier itself say only what their code means: their messages may name addresses, folders and data, and go to the log instead.
 */
export function clientMessages(isShared: boolean, log: Logger): ClientMessage {
  return (failure) => {
    const { code, exitCode, message } = failure;
    if (exitCode !== 3 && exitCode !== 4) return message;
    const entry = { requestId: requestScope.current()?.id, err: failure };
    if (exitCode === 4) log.error(entry, 'statement failed');
    else if (isShared) log.warn(entry, 'unavailable');
    if (!isShared) return message;
    const { description } = failureCodes[code];
    return `${description.slice(0, 1).toUpperCase()}${description.slice(1)}.`;
  };
}

/** Whether the server can answer requests, with the state of each requirement. */
interface Readiness {
  readonly ready: boolean;
  /** `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Milliseconds for each check by default, because the database may be restarting. */
const checkTimeout = 5000;

/** Bytes that must be free on the disk of SUBTIER_HOME. */
const leastFree = 500 * 1024 * 1024;

/** Answers `/ready`. Requests at the same time share one check, so that many of them do not keep the database busy. */
export function answerReadiness(
  graph: Graph,
  served: Served,
  messageOf: ClientMessage,
  timeoutMs = checkTimeout,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let checking: Promise<Readiness> | null = null;
  return async (_, response) => {
    checking ??= readReadiness(graph, served, messageOf, timeoutMs).finally(() => {
      checking = null;
    });
    const readiness = await checking;
    sendJson(response, readiness.ready ? 200 : 503, readiness);
  };
}

/** What a server needs besides its graph. */
interface Served {
  /** Number of saved queries; the server is not ready without any. */
  readonly savedQueries: number;
  /** SUBTIER_HOME: without space on its disk, neither changes nor sign-ins can be recorded. */
  readonly home: string;
}

/**
 * Checks everything that answers depend on.
 * @param timeoutMs how long each check may take
 */
export async function readReadiness(
  { database }: Graph,
  { savedQueries, home }: Served,
  messageOf: ClientMessage = ({ message }) => message,
  timeoutMs = checkTimeout,
): Promise<Readiness> {
  const check = (work: () => Promise<string | null>, timeoutMessage = 'does not answer') =>
    runCheck(work, timeoutMs, timeoutMessage, messageOf);
  const [reachable, schema, lists, data, derived, disk] = await Promise.all([
    check(async () => {
      await database.read('RETURN 1');
      return null;
    }),
    check(async () => ((await readSchemaVersion(database)) === schemaVersion ? null : 'not set up')),
    check(async () => {
      const [policy, lists] = await Promise.all([readPolicyKeys(), listDesignationLists(database)]);
      const present = new Set(lists.map(({ key }) => key));
      const missing = policy.lists.filter((list) => !present.has(list));
      return missing.length === 0 ? null : `missing: ${missing.join(', ')}`;
    }),
    check(async () => ((await readGraphState(database)).version > 0 ? null : 'nothing imported yet')),
    check(async () => {
      await ensureDerived(database);
      return null;
    }, 'being updated'),
    check(async () => {
      if (await pathExists(home)) await checkRoom(home, leastFree);
      return null;
    }),
  ]);
  const checks = {
    database: reachable,
    schema,
    lists,
    savedQueries: savedQueries > 0 ? 'ok' : 'none',
    data,
    derived,
    disk,
  };
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks };
}

/** Runs one check. @param timeoutMessage the result if it takes too long */
async function runCheck(
  work: () => Promise<string | null>,
  timeoutMs: number,
  timeoutMessage: string,
  messageOf: ClientMessage,
): Promise<string> {
  try {
    return (await Promise.race([work(), setTimeout(timeoutMs, timeoutMessage, { ref: false })])) ?? 'ok';
  } catch (error) {
    if (error instanceof Failure) return messageOf(error);
    throw error;
  }
}

/** Serves the metrics for Prometheus. */
export async function answerMetrics(metrics: Metrics, response: ServerResponse): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

/**
 * Sends a text that clients may store, but must ask for again: a request that names its ETag gets 304 if it has not changed.
 */
export function sendUnlessKnown(request: IncomingMessage, response: ServerResponse, text: string, type: string): void {
  // Weak, because the answer may be compressed.
  const etag = `W/"${hash('sha256', text, 'base64url')}"`;
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim()) ?? [];
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'no-cache');
  if (known.includes(etag) || known.includes('*')) response.writeHead(304).end();
  else response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) }).end(text);
}

/** Whether a request only reads; any other is refused with 405. HEAD is answered like GET, and Node.js leaves out the body. */
export function onlyReads(request: IncomingMessage, response: ServerResponse): boolean {
  if (isRead(request)) return true;
  response.setHeader('Allow', 'GET, HEAD');
  sendJson(response, 405, { error: 'This address accepts only GET.' });
  return false;
}

export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Refuses a request outside `/graphql` with an error in GraphQL's form. The rest of its body is not read. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  message: string,
  extensions: object = {},
): void {
  response.setHeader('Connection', 'close');
  sendJson(response, status, { errors: [{ message, extensions: { ...extensions, code } }] });
}

/** Refuses a request, like `refuse`, because its work failed. */
export function refuseWith(response: ServerResponse, { code, message, extensions }: Failure): void {
  refuse(response, statusOf(code), code, message, extensions);
}

/** The HTTP status of a request that failed outside `/graphql`. */
export function statusOf(code: ErrorCode): number {
  if (code === 'UNAUTHENTICATED') return 401;
  if (code === 'FORBIDDEN') return 403;
  if (
    code === 'SERVICE_UNAVAILABLE' ||
    code === 'LEASE_LOST' ||
    code === 'HOME_UNAVAILABLE' ||
    code === 'SIGN_IN_UNAVAILABLE'
  )
    return 503;
  if (code === 'BODY_LIMIT_EXCEEDED') return 413;
  if (code === 'DISK_FULL') return 507;
  return code === 'TOO_MANY_IMPORTS' ? 429 : 400;
}

/** Sends a file for download under a name; returns false, having sent nothing, if something has removed it. */
export async function sendFile(path: string, name: string, type: string, response: ServerResponse): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  try {
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': (await file.stat()).size,
      // A name may have characters beyond ASCII; `curl -OJ` and others read only the plain one.
      'Content-Disposition': `attachment; filename="${name.replace(/[^ -~]|["\\%]/gu, '_')}"; filename*=UTF-8''${encodeName(name)}`,
      'Cache-Control': 'no-store',
    });
    if (response.req.method === 'HEAD') response.end();
    else await pipeline(file.createReadStream({ autoClose: false }), response);
  } catch (error) {
    // The client disconnected, so the rest cannot be sent.
    if (codeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await file.close();
  }
  return true;
}

/** Encodes a file name for a header (RFC 8187), including the characters that `encodeURIComponent` leaves. */
function encodeName(name: string): string {
  const encoded = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name).replace(/['()*]/g, encoded);
}
