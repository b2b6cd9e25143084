/** 1: the check found something; 2: wrong usage or bad input; 3: database or port unavailable; 4: a fault of Subtier. */
export type ExitCode = 1 | 2 | 3 | 4;

interface FailureCode {
  /** What it tells a person. */
  readonly says: string;
  /** Whether an answer of the API can carry it, an import's `failure` included; the others end a command or a start. */
  readonly inApi: boolean;
  readonly exitCode: ExitCode;
}

/** Every code that a failure can have. */
export const failureCodes = {
  BAD_USER_INPUT: {
    says: 'what was asked or given can not be taken; `extensions.argument` names it, `value` says what is not there',
    inApi: true,
    exitCode: 2,
  },
  CURSOR_OUTDATED: {
    says: 'the graph has changed since the cursor was given: begin with the first page',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_UNPARSABLE: {
    says: 'it is not one statement of Cypher; `line` and `column` where known',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_REFUSED: {
    says: 'the statement may not be run here; `kind` and, where known, `name`, `line` and `column` of what is wrong in it; `kind` is `statement` or `client` where one brought the database down, with `retryAfter` in seconds for a client',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_REJECTED: {
    says: 'Neo4j does not accept the statement, or stopped on an error in it; `neo4jCode`',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_TOO_COMPLEX: {
    says: 'the statement is too long, too deeply nested or too slow to parse',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_TOO_LARGE: {
    says: 'it would take more memory, or go through more of the graph, than it may',
    inApi: true,
    exitCode: 2,
  },
  STATEMENT_TIMED_OUT: { says: 'it ran longer than it may', inApi: true, exitCode: 2 },
  RESULT_TOO_LARGE: { says: 'the answer is larger than it may be', inApi: true, exitCode: 2 },
  TOO_MANY_STATEMENTS: { says: 'so many statements run or wait that one more is not taken', inApi: true, exitCode: 2 },
  READ_ABORTED: { says: 'it was given up before it had an answer', inApi: true, exitCode: 2 },
  TOO_MANY_IMPORTS: { says: 'so many imports wait that one more is not taken', inApi: true, exitCode: 2 },
  BODY_LIMIT_EXCEEDED: { says: 'the request, or the file, is too large', inApi: true, exitCode: 2 },
  CONSTRAINT_VIOLATED: { says: 'a write would break a constraint of the database', inApi: true, exitCode: 4 },
  LEASE_LOST: {
    says: 'another command took the writing over, since this one was silent for long',
    inApi: true,
    exitCode: 3,
  },
  DISK_FULL: { says: 'no room is left where the data go', inApi: true, exitCode: 3 },
  SERVICE_UNAVAILABLE: { says: 'the database is away: ask again later', inApi: true, exitCode: 3 },
  WRONG_PASSWORD: { says: 'the database does not accept user name or password', inApi: true, exitCode: 3 },
  DATABASE_MISSING: { says: 'the server has no database of that name', inApi: true, exitCode: 3 },
  PERMISSION_MISSING: { says: 'the database user may not do what is needed', inApi: true, exitCode: 3 },
  STATEMENT_FAILED: {
    says: "Neo4j failed a statement of Subtier's own; `neo4jCode`, `requestId`",
    inApi: true,
    exitCode: 4,
  },
  INTERNAL_SERVER_ERROR: { says: 'a fault of Subtier, told in its log with `requestId`', inApi: true, exitCode: 4 },
  CHECKS_INCOMPLETE: { says: 'a policy check could not be completed', inApi: false, exitCode: 2 },
  FINDINGS_FOUND: { says: 'a policy check found what must not be', inApi: false, exitCode: 1 },
  ENVIRONMENT_INVALID: { says: 'a variable of the environment can not be used', inApi: false, exitCode: 2 },
  HOME_IN_USE: { says: 'something else works in SUBTIER_HOME', inApi: false, exitCode: 3 },
  HOME_UNAVAILABLE: { says: 'SUBTIER_HOME can not be used', inApi: false, exitCode: 3 },
  HOST_REFUSED: { says: 'HOST is beyond this machine', inApi: false, exitCode: 2 },
  JAVA_MISSING: { says: 'there is no Java, or only one that is too old', inApi: false, exitCode: 3 },
  MAVEN_UNAVAILABLE: { says: 'there is no Maven, or it can not fetch Neo4j', inApi: false, exitCode: 3 },
  LIBRARY_INVALID: { says: "a saved query's file can not be taken", inApi: false, exitCode: 2 },
  PORT_TAKEN: { says: 'another program listens on the port', inApi: false, exitCode: 3 },
  SCHEMA_TOO_NEW: { says: 'the graph is of a later Subtier', inApi: false, exitCode: 3 },
  STORE_TOO_NEW: { says: 'the data are of a newer Neo4j', inApi: false, exitCode: 3 },
} as const satisfies Readonly<Record<string, FailureCode>>;

export type FailureCodeName = keyof typeof failureCodes;

export interface FailureOptions {
  readonly cause?: unknown;
  /** What a client may want to act on; goes to GraphQL's `extensions` beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Something that the user must know: its message is one sentence that says what to do. */
export class Failure extends Error {
  /** Stable, upper case; GraphQL's `extensions.code`. */
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

/** Whether an error is a failure with one of these codes. */
export function isFailure(error: unknown, ...codes: readonly FailureCodeName[]): error is Failure {
  return error instanceof Failure && codes.includes(error.code);
}

/** The codes by which a file system says so. */
export const diskFullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** The code of an error of the system; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
