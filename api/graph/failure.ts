/** 1: a check found a violation; 2: wrong usage or bad input; 3: database or port unavailable; 4: a bug in Subtier. */
type ExitCode = 1 | 2 | 3 | 4;

interface FailureCode {
  /** What the code means, for users. */
  readonly description: string;
  /** Whether API responses, including the `failure` of an import job, can have it; the other codes only end a command or a start. */
  readonly inApi: boolean;
  readonly exitCode: ExitCode;
}

/** All failure codes. */
export const failureCodes = {
  BAD_USER_INPUT: {
    description: 'invalid argument or input; `argument` names it, `value` has an id or name that does not exist',
    inApi: true,
    exitCode: 2,
  },
  UNAUTHENTICATED: {
    description: 'nobody is signed in, or the token is invalid, expired or revoked (HTTP 401)',
    inApi: true,
    exitCode: 2,
  },
  FORBIDDEN: {
    description: 'needs another role: `needs` says which, `role` is yours (HTTP 403)',
    inApi: true,
    exitCode: 2,
  },
  SIGN_IN_UNAVAILABLE: {
    description:
      'the OpenID provider or the keys of the proxy cannot be read: try again, or mend the setting that the message names',
    inApi: true,
    exitCode: 3,
  },
  CURSOR_OUTDATED: {
    description:
      'the order of the list has changed, with the graph or the day, since this cursor was returned: start again at the first page',
    inApi: true,
    exitCode: 2,
  },
  GRAPH_CHANGING: {
    description:
      'the answer requires a graph that is not changing, but an import, wipe or repair is changing it or was interrupted',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_UNPARSABLE: {
    description: 'not a single valid Cypher statement; `line` and `column` if known',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_REFUSED: {
    description:
      'the statement is not allowed; `kind` and, if known, `name`, `line` and `column` say why. After a statement has crashed the database, or did not stop, `kind` is `statement` for it and similar ones, with `retryAfter` in seconds',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_REJECTED: {
    description: 'Neo4j rejected the statement or it failed while running; `neo4jCode`',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_TOO_COMPLEX: {
    description: 'the statement is too long, too deeply nested or takes too many steps to parse',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_TOO_LARGE: {
    description: 'the statement needs too much memory, or the search reads too much of the graph',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_TIMED_OUT: { description: 'timed out: narrow the query', inApi: true, exitCode: 2 },
  RESULT_TOO_LARGE: { description: 'the result is too large', inApi: true, exitCode: 2 },
  TOO_MANY_STATEMENTS: { description: 'too many concurrent statements', inApi: true, exitCode: 2 },
  READ_ABORTED: { description: 'canceled before it finished', inApi: true, exitCode: 2 },
  TOO_MANY_IMPORTS: {
    description: 'too many files are being received, or too many imports are waiting or running',
    inApi: true,
    exitCode: 2,
  },
  BODY_LIMIT_EXCEEDED: { description: 'the request or file is too large', inApi: true, exitCode: 2 },
  CONSTRAINT_VIOLATED: { description: 'a write would violate a database constraint', inApi: true, exitCode: 4 },
  LEASE_LOST: {
    description: 'another command took over the right to write, because this one stopped renewing it',
    inApi: true,
    exitCode: 3,
  },
  DISK_FULL: { description: 'no disk space left for the data', inApi: true, exitCode: 3 },
  SERVICE_UNAVAILABLE: {
    description: 'the database is unavailable or being restarted: try again in a minute',
    inApi: true,
    exitCode: 3,
  },
  WRONG_PASSWORD: { description: 'the database rejected the user name or password', inApi: true, exitCode: 3 },
  DATABASE_MISSING: { description: 'the server has no database with this name', inApi: true, exitCode: 3 },
  PERMISSION_MISSING: { description: 'the database user lacks a required permission', inApi: true, exitCode: 3 },
  STATEMENT_FAILED: {
    description:
      "one of Subtier's own statements failed in Neo4j: `neo4jCode` says how, and the server log says more under `requestId`",
    inApi: true,
    exitCode: 4,
  },
  INTERNAL_SERVER_ERROR: {
    description: 'a bug in Subtier; look for `requestId` in the server log',
    inApi: true,
    exitCode: 4,
  },
  CHECKS_INCOMPLETE: { description: 'a policy check could not be completed', inApi: false, exitCode: 2 },
  FINDINGS_FOUND: { description: 'a policy check found violations', inApi: false, exitCode: 1 },
  ENVIRONMENT_INVALID: { description: 'an environment variable has an invalid value', inApi: false, exitCode: 2 },
  HOME_IN_USE: { description: 'another process is using SUBTIER_HOME', inApi: false, exitCode: 3 },
  HOME_UNAVAILABLE: {
    description: 'a folder that Subtier writes to, such as SUBTIER_HOME or TMPDIR, cannot be used',
    inApi: true,
    exitCode: 3,
  },
  HOST_REFUSED: { description: 'HOST is not a loopback address', inApi: false, exitCode: 2 },
  JAVA_MISSING: { description: 'Java is missing or too old', inApi: false, exitCode: 3 },
  MAVEN_UNAVAILABLE: { description: 'Maven is missing or cannot download Neo4j', inApi: false, exitCode: 3 },
  LIBRARY_INVALID: { description: 'the file of a saved question is invalid', inApi: false, exitCode: 2 },
  PORT_TAKEN: { description: 'the port is in use', inApi: false, exitCode: 3 },
  SCHEMA_TOO_NEW: { description: 'the graph was created by a newer Subtier', inApi: false, exitCode: 3 },
  SCHEMA_TOO_OLD: { description: 'the graph was created by an older Subtier', inApi: false, exitCode: 3 },
  STORE_TOO_NEW: { description: 'the data was written by a newer Neo4j', inApi: false, exitCode: 3 },
} as const satisfies Readonly<Record<string, FailureCode>>;

export type FailureCodeName = keyof typeof failureCodes;

interface FailureOptions {
  readonly cause?: unknown;
  /** Details for clients; returned in GraphQL's `extensions` beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An error for the user. Its message is one sentence that says what is wrong and what to do. */
export class Failure extends Error {
  /** Stable and in upper case; GraphQL's `extensions.code`. */
  readonly code: FailureCodeName;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: FailureCodeName, message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.extensions = options.extensions ?? {};
  }

  get exitCode(): ExitCode {
    return failureCodes[this.code].exitCode;
  }
}

/**
 * The failure for a bad argument.
 * @param problem what is wrong, in words that follow the argument's name
 * @param details the limit that is exceeded, or the `value` that does not exist
 */
export function badInput(argument: string, problem: string, details: object = {}): Failure {
  return refused(argument, `${argument} ${problem}.`, details);
}

/** Like `badInput`, with a whole sentence. */
export function refused(argument: string, sentence: string, details: object = {}): Failure {
  return new Failure('BAD_USER_INPUT', sentence, { extensions: { argument, ...details } });
}

/** Whether an error is a Failure with one of these codes. */
export function isFailure(error: unknown, ...codes: readonly FailureCodeName[]): error is Failure {
  return error instanceof Failure && codes.includes(error.code);
}

/** Whether a file-system error, or the output of another program, says that the disk is full or the quota exceeded. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error === 'string') return /No space left on device|Disk quota exceeded/.test(error);
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
}

/** Returns the code of a system error, such as `ENOENT`; empty for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
