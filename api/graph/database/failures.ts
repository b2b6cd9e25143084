import neo4j from 'neo4j-driver';
import { Failure, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Exceeded } from '../limits.ts';

/** How to speak of the server in a sentence for its user. */
export interface Server {
  readonly uri: string;
  /** What to do when it does not accept the password or can't be reached. */
  readonly passwordAdvice: string;
  readonly reachAdvice: string;
}

/**
 * The Failure that a driver's error means; anything else comes back as it is.
 * A connection that is lost while it logs in is a protocol error to the driver.
 * @param milliseconds that the statement was given; null: a setting of the server
 */
export function failureOf(error: unknown, server: Server, milliseconds: number | null = null): unknown {
  if (!(error instanceof neo4j.Neo4jError)) return error;
  const options = { cause: error, extensions: { neo4jCode: error.code } };
  const beyond = (limit: Exceeded) => ({ ...options, extensions: { ...options.extensions, ...limit } });
  switch (error.code) {
    case neo4j.error.SERVICE_UNAVAILABLE:
    case neo4j.error.SESSION_EXPIRED:
    case neo4j.error.PROTOCOL_ERROR:
    case 'Neo.ClientError.Cluster.NotALeader':
    case 'Neo.TransientError.General.DatabaseUnavailable':
    case 'Neo.TransientError.Database.DatabaseUnavailable':
      return new Failure(
        'SERVICE_UNAVAILABLE',
        `The database at ${server.uri} can't be reached: ${server.reachAdvice}.`,
        options,
      );
    case 'Neo.ClientError.Security.Unauthorized':
    case 'Neo.ClientError.Security.CredentialsExpired':
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
      return new Failure(
        'WRONG_PASSWORD',
        `The database at ${server.uri} does not accept the user name and password: ${server.passwordAdvice}.`,
        options,
      );
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return new Failure(
        'DATABASE_MISSING',
        `The server at ${server.uri} has no such database: set NEO4J_DATABASE to one that it has, or unset it.`,
        options,
      );
    case 'Neo.ClientError.Security.Forbidden':
      return new Failure(
        'PERMISSION_MISSING',
        `The database user may not do this: give it the right, or set NEO4J_USER to another (${firstLine(error)}).`,
        options,
      );
    case 'Neo.ClientError.Transaction.TransactionTimedOut':
    case 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration':
      return new Failure(
        'STATEMENT_TIMED_OUT',
        'The statement ran longer than it may: ask for less.',
        beyond(exceeded(questionLimits.statementTime, null, milliseconds)),
      );
    case 'Neo.TransientError.General.MemoryPoolOutOfMemoryError':
    case 'Neo.TransientError.General.TransactionOutOfMemoryError':
    case 'Neo.TransientError.General.OutOfMemoryError':
      return new Failure(
        'STATEMENT_TOO_LARGE',
        'The statement needs more memory than it may have: ask for less.',
        beyond(exceeded(questionLimits.statementMemory)),
      );
    case 'Neo.ClientError.Schema.ConstraintValidationFailed':
      return new Failure('CONSTRAINT_VIOLATED', `A constraint would be broken: ${firstLine(error)}`, options);
    default:
      if (notNeo4j.test(error.message))
        return new Failure(
          'SERVICE_UNAVAILABLE',
          `What answers at ${server.uri} is not Neo4j: ${server.reachAdvice}.`,
          options,
        );
      if (error.message.startsWith(noConnection))
        return new Failure(
          'SERVICE_UNAVAILABLE',
          `The database at ${server.uri} does not answer: ${server.reachAdvice}.`,
          options,
        );
      if (/No space left on device|Disk quota exceeded/.test(error.message))
        return new Failure(
          'DISK_FULL',
          `The disk is full where the database at ${server.uri} keeps its data: free some space there.`,
          options,
        );
      // What else is asked meanwhile fails with this, and what was asked when it happened too.
      if (error.message.includes('encountered a critical error, and needs to be restarted'))
        return new Failure(
          'SERVICE_UNAVAILABLE',
          `The database at ${server.uri} stopped on an error of its own and must be restarted: ${server.reachAdvice}.`,
          options,
        );
      return new Failure('STATEMENT_FAILED', `Neo4j failed a statement: ${firstLine(error)}`, options);
  }
}

/** The driver has no codes for these. */
const notNeo4j = /^(Server responded HTTP|Unknown Bolt protocol version)/;
const noConnection = 'Connection acquisition timed out';

/** Most characters of a message of Neo4j's, which may quote a value however large. */
const longestMessage = 2000;
/** Of them so many from its end, where it tells the place in the statement. */
const keptOfEnd = 200;

function firstLine(error: Error): string {
  const line = error.message.split('\n', 1).join('');
  if (line.length <= longestMessage) return line;
  return `${line.slice(0, longestMessage - keptOfEnd)} … ${line.slice(-keptOfEnd)}`;
}

const place = /\(line (\d+), column (\d+) \(offset: (\d+)\)\)/g;

/**
 * A failure with the places that Neo4j tells of counted in the statement as it was given, without what was sent before it; the
 * first is in `extensions` as `line` and `column`.
 * @param before what was sent before the statement: one line, or nothing
 */
export function placeInStatement(failure: unknown, before: string): unknown {
  if (!isFailure(failure, 'STATEMENT_FAILED')) return failure;
  const places: { readonly line: number; readonly column: number }[] = [];
  const message = failure.message.replace(place, (_, line: string, column: string, offset: string) => {
    const at = { line: Number(line), column: Number(column) - (line === '1' ? before.length : 0) };
    places.push(at);
    return `(line ${at.line}, column ${at.column} (offset: ${Number(offset) - before.length}))`;
  });
  const [first] = places;
  if (first === undefined) return failure;
  return new Failure('STATEMENT_FAILED', message, {
    cause: failure.cause,
    extensions: { ...failure.extensions, ...first },
  });
}
