import neo4j from 'neo4j-driver';
import { Failure, isDiskFull, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Exceeded } from '../limits.ts';

/** How error messages describe the server. */
export interface Server {
  readonly uri: string;
  /** What to do if it rejects the password. */
  readonly passwordAdvice: string;
  /** What to do if it stays away. */
  readonly reachAdvice: string;
}

/**
 * Turns an error of the driver into a Failure; returns any other error unchanged.
 * The driver reports a connection that is lost during login as PROTOCOL_ERROR.
 * @param milliseconds the statement's time limit; null: the server's own setting
 */
export function failureOf(error: unknown, server: Server, milliseconds: number | null = null): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const options = { cause: error, extensions: { neo4jCode: error.code } };
  const withLimit = (limit: Exceeded) => ({ ...options, extensions: { ...options.extensions, ...limit } });
  switch (error.code) {
    case neo4j.error.SERVICE_UNAVAILABLE:
    case neo4j.error.SESSION_EXPIRED:
    case neo4j.error.PROTOCOL_ERROR:
    case 'Neo.ClientError.Cluster.NotALeader':
    case 'Neo.TransientError.General.DatabaseUnavailable':
    case 'Neo.TransientError.Database.DatabaseUnavailable':
      return serverAway(server, "can't be reached", options, tlsAdvice(server, error));
    case 'Neo.ClientError.Security.Unauthorized':
    case 'Neo.ClientError.Security.CredentialsExpired':
      return new Failure(
        'WRONG_PASSWORD',
        `The database at ${server.uri} rejected the user name or password: ${server.passwordAdvice}.`,
        options,
      );
    case lockedOut:
      return new Failure(
        'WRONG_PASSWORD',
        `The database at ${server.uri} refuses the user for a moment, because of too many wrong passwords. Whether the password is right is not known: try again in ${lockOutMs / 1000} s.`,
        options,
      );
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return new Failure(
        'DATABASE_MISSING',
        `The server at ${server.uri} has no such database: change NEO4J_DATABASE or unset it.`,
        options,
      );
    case 'Neo.ClientError.Security.Forbidden':
      return new Failure(
        'PERMISSION_MISSING',
        `The database user lacks a permission: grant it, or set NEO4J_USER to another user (${firstLine(error)}).`,
        options,
      );
    case 'Neo.ClientError.Transaction.TransactionTimedOut':
    case 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration':
      return new Failure(
        'STATEMENT_TIMED_OUT',
        'The statement timed out: narrow the query.',
        withLimit(exceeded(questionLimits.statementTime, null, milliseconds)),
      );
    case 'Neo.TransientError.General.MemoryPoolOutOfMemoryError':
    case 'Neo.TransientError.General.TransactionOutOfMemoryError':
    case 'Neo.TransientError.General.OutOfMemoryError':
      return new Failure(
        'STATEMENT_TOO_LARGE',
        'The statement needs too much memory: narrow the query.',
        withLimit(exceeded(questionLimits.statementMemory)),
      );
    case 'Neo.ClientError.Schema.ConstraintValidationFailed':
      return new Failure('CONSTRAINT_VIOLATED', `The write would violate a constraint: ${firstLine(error)}`, options);
    default:
      if (notNeo4j.test(error.message))
        return new Failure(
          'SERVICE_UNAVAILABLE',
          `The server at ${server.uri} is not Neo4j: ${server.reachAdvice}.`,
          options,
        );
      if (noConnection.test(error.message)) return serverAway(server, 'does not answer', options);
      if (isDiskFull(error.message))
        return new Failure(
          'DISK_FULL',
          `The disk is full where the database at ${server.uri} keeps its data: free some space there.`,
          options,
        );
      // After a critical error, every statement fails with this until the restart, including the one that was running.
      if (error.message.includes(panic)) return serverAway(server, 'stopped after a critical error', options);
      return new Failure('STATEMENT_FAILED', `A statement failed in Neo4j: ${firstLine(error)}`, options);
  }
}

/**
 * The failure for a server that is away. Most are only being restarted, and connections come back by themselves, so it says when to try again,
 * and what to look at if that does not help.
 */
export function serverAway(
  server: Server,
  what: string,
  options?: ConstructorParameters<typeof Failure>[2],
  advice = '',
): Failure {
  return new Failure(
    'SERVICE_UNAVAILABLE',
    `The database at ${server.uri} ${what}. It may be restarting: try again in a minute. If it stays away, ${server.reachAdvice}.${advice}`,
    options,
  );
}

/** An address with +s or +ssc asks for TLS, and the driver reports a failed handshake as a lost connection. */
function tlsAdvice({ uri }: Server, { message }: Error): string {
  if (!/^\w+\+s/.test(uri) || /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(message)) return '';
  return ` ${new URL(uri).protocol}// asks for TLS: if the server has none, use ${uri.replace(/\+s(?:sc)?:.*$/s, '://')} instead; if its certificate is its own, +ssc instead of +s.`;
}

const lockedOut = 'Neo.ClientError.Security.AuthenticationRateLimit';
/** How long Neo4j refuses a user after wrong passwords, by default, and a second. */
export const lockOutMs = 6000;

/** Whether the server refuses a user only because of earlier wrong passwords. */
export function isLockedOut(failure: unknown): boolean {
  return isFailure(failure, 'WRONG_PASSWORD') && failure.extensions['neo4jCode'] === lockedOut;
}

/** Whether a failure says that the database has panicked: it refuses all statements until it is restarted. */
export function isPanic(failure: unknown): boolean {
  return failure instanceof Failure && failure.cause instanceof Error && failure.cause.message.includes(panic);
}

/** Messages of errors for which the driver has no code. */
const panic = 'encountered a critical error, and needs to be restarted';
const notNeo4j = /^(Server responded HTTP|Unknown Bolt protocol version)/;
/** The second: the database has moved to another address. */
const noConnection = /^(Connection acquisition timed out|Pool is closed)/;

/** The longest message, in characters: Neo4j may quote values of any size. Longer messages are shortened in the middle. */
const longestMessage = 2000;
/** The end has the position in the statement. */
const endLength = 200;

function firstLine(error: Error): string {
  const line = error.message.split('\n', 1).join('');
  if (line.length <= longestMessage) return line;
  return `${line.slice(0, longestMessage - endLength)} … ${line.slice(-endLength)}`;
}

const position = /\(line (\d+), column (\d+) \(offset: (\d+)\)\)/g;

/**
 * Corrects the positions in a failure of Neo4j's so that they are relative to the user's statement, without the prefix that was sent
 * before it, and puts the first into `extensions` as `line` and `column`.
 * @param before the prefix: one line, or empty
 */
export function placeInStatement(failure: unknown, before: string): unknown {
  if (!isFailure(failure, 'STATEMENT_FAILED')) return failure;
  const positions: { readonly line: number; readonly column: number }[] = [];
  const message = failure.message.replace(position, (_, line: string, column: string, offset: string) => {
    const at = { line: Number(line), column: Number(column) - (line === '1' ? before.length : 0) };
    positions.push(at);
    return `(line ${at.line}, column ${at.column} (offset: ${Number(offset) - before.length}))`;
  });
  const [first] = positions;
  if (first === undefined) return failure;
  return new Failure('STATEMENT_FAILED', message, {
    cause: failure.cause,
    extensions: { ...failure.extensions, ...first },
  });
}
