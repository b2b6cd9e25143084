/** 1: the check found something; 2: wrong usage or bad input; 3: database or port can't be had; 4: a fault of ours. */
type ExitCode = 1 | 2 | 3 | 4;

interface FailureOptions {
  readonly cause?: unknown;
  /** What a client may want to act on; goes to GraphQL's `extensions` beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Something that the user must know: its message is one sentence that says what to do. One class per code. */
export abstract class Failure extends Error {
  /** Stable, upper case; GraphQL's `extensions.code`. */
  abstract readonly code: keyof typeof failureCodes;
  abstract readonly exitCode: ExitCode;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.extensions = options.extensions ?? {};
  }
}

/** What the user gave can't be taken: an option, a filter, a file, a key that isn't there. */
export class BadInput extends Failure {
  override readonly code = 'BAD_USER_INPUT';
  override readonly exitCode = 2;
}

/** A policy check could not be completed, so what was not found says nothing. */
export class ChecksIncomplete extends Failure {
  override readonly code = 'CHECKS_INCOMPLETE';
  // As for every statement that meets a limit; 0 would pass for "nothing is violated".
  override readonly exitCode = 2;
}

/** A write would break a constraint of the schema. */
export class ConstraintViolated extends Failure {
  override readonly code = 'CONSTRAINT_VIOLATED';
  override readonly exitCode = 4;
}

/** A cursor is of a graph as it was: what it stood behind may stand elsewhere since. */
export class CursorOutdated extends Failure {
  override readonly code = 'CURSOR_OUTDATED';
  override readonly exitCode = 2;
}

/** The server has no database of the name in NEO4J_DATABASE. */
export class DatabaseMissing extends Failure {
  override readonly code = 'DATABASE_MISSING';
  override readonly exitCode = 3;
}

/** The database can't be reached, went away, or does not start. */
export class DatabaseUnavailable extends Failure {
  override readonly code = 'SERVICE_UNAVAILABLE';
  override readonly exitCode = 3;
}

/** No room is left where the data or the jars go. */
export class DiskFull extends Failure {
  override readonly code = 'DISK_FULL';
  override readonly exitCode = 3;
}

/** The codes by which a file system says so. */
export const diskFullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** The code of an error of the system; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** An environment variable has a value that can't be used. */
export class EnvironmentInvalid extends Failure {
  override readonly code = 'ENVIRONMENT_INVALID';
  override readonly exitCode = 2;
}

interface FailureCode {
  /** What it says to whom it is told. */
  readonly says: string;
  /** Whether an answer of the API can have it, an import's `failure` included; the others are told by commands, or at the start. */
  readonly inApi: boolean;
}

/** Every code that a failure can have. */
export const failureCodes = {
  BAD_USER_INPUT: {
    says: 'what was asked or given can not be taken; `extensions.argument` names it, `value` says what is not there',
    inApi: true,
  },
  CURSOR_OUTDATED: { says: 'the graph has changed since the cursor was given: begin with the first page', inApi: true },
  STATEMENT_UNPARSABLE: {
    says: 'it is not one statement of Cypher; `line` and `column` where known',
    inApi: true,
  },
  STATEMENT_REFUSED: {
    says: 'the statement may not be run here; `kind` and, where known, `name`, `line` and `column` of what is wrong in it; `kind` is `statement` or `client` where one brought the database down, with `retryAfter` in seconds for a client',
    inApi: true,
  },
  STATEMENT_REJECTED: {
    says: 'Neo4j does not accept the statement, or stopped on an error in it; `neo4jCode`',
    inApi: true,
  },
  STATEMENT_TOO_COMPLEX: { says: 'the statement is too long or too deep to be judged', inApi: true },
  STATEMENT_TOO_LARGE: { says: 'it would take more memory, or go through more of the graph, than it may', inApi: true },
  STATEMENT_TIMED_OUT: { says: 'it ran longer than it may', inApi: true },
  RESULT_TOO_LARGE: { says: 'the answer is larger than it may be', inApi: true },
  TOO_MANY_STATEMENTS: { says: 'so many statements run or wait that one more is not taken', inApi: true },
  READ_ABORTED: { says: 'it was given up before it had an answer', inApi: true },
  TOO_MANY_IMPORTS: { says: 'so many imports wait that one more is not taken', inApi: true },
  BODY_LIMIT_EXCEEDED: { says: 'the request, or the file, is too large', inApi: true },
  CONSTRAINT_VIOLATED: { says: 'a write would break a constraint of the database', inApi: true },
  LEASE_LOST: { says: 'another command took the writing over, since this one was silent for long', inApi: true },
  DISK_FULL: { says: 'no room is left where the data go', inApi: true },
  SERVICE_UNAVAILABLE: { says: 'the database is away: ask again later', inApi: true },
  WRONG_PASSWORD: { says: 'the database does not accept user name or password', inApi: true },
  DATABASE_MISSING: { says: 'the server has no database of that name', inApi: true },
  PERMISSION_MISSING: { says: 'the database user may not do what is needed', inApi: true },
  STATEMENT_FAILED: { says: "Neo4j failed a statement of Subtier's own; `neo4jCode`, `requestId`", inApi: true },
  INTERNAL_SERVER_ERROR: { says: 'a fault of Subtier, told in its log with `requestId`', inApi: true },
  CHECKS_INCOMPLETE: { says: 'a policy check could not be completed', inApi: false },
  FINDINGS_FOUND: { says: 'a policy check found what must not be', inApi: false },
  ENVIRONMENT_INVALID: { says: 'a variable of the environment can not be used', inApi: false },
  HOME_IN_USE: { says: 'something else works in SUBTIER_HOME', inApi: false },
  HOME_UNAVAILABLE: { says: 'SUBTIER_HOME can not be used', inApi: false },
  HOST_REFUSED: { says: 'HOST is beyond this machine', inApi: false },
  JAVA_MISSING: { says: 'there is no Java, or only one that is too old', inApi: false },
  MAVEN_UNAVAILABLE: { says: 'there is no Maven, or it can not fetch Neo4j', inApi: false },
  LIBRARY_INVALID: { says: "a saved query's file can not be taken", inApi: false },
  PORT_TAKEN: { says: 'another program listens on the port', inApi: false },
  SCHEMA_TOO_NEW: { says: 'the graph is of a later Subtier', inApi: false },
  STORE_TOO_NEW: { says: 'the data are of a newer Neo4j', inApi: false },
} as const satisfies Readonly<Record<string, FailureCode>>;

/** A policy check found what must not be, and the baseline does not have it. */
export class FindingsFound extends Failure {
  override readonly code = 'FINDINGS_FOUND';
  override readonly exitCode = 1;
}

/** Something else works in SUBTIER_HOME, or must end before this can be done. */
export class HomeInUse extends Failure {
  override readonly code = 'HOME_IN_USE';
  override readonly exitCode = 3;
}

/** SUBTIER_HOME can't be used: not writable, no folder, damaged. */
export class HomeUnavailable extends Failure {
  override readonly code = 'HOME_UNAVAILABLE';
  override readonly exitCode = 3;
}

/** HOST is beyond loopback, where authentication would be needed. */
export class HostRefused extends Failure {
  override readonly code = 'HOST_REFUSED';
  override readonly exitCode = 2;
}

/** An import failed by a fault of ours, which the log tells. */
export class ImportFailed extends Failure {
  override readonly code = 'INTERNAL_SERVER_ERROR';
  override readonly exitCode = 4;
}

/** No Java was found, or only one that is too old. */
export class JavaMissing extends Failure {
  override readonly code = 'JAVA_MISSING';
  override readonly exitCode = 3;
}

/** This writer was silent for so long that another took over: it must not write any more. */
export class LeaseLost extends Failure {
  override readonly code = 'LEASE_LOST';
  override readonly exitCode = 3;
}

/** A saved query's file can't be taken: its message and `extensions` (`file`, `line`) say where and why. */
export class LibraryInvalid extends Failure {
  override readonly code = 'LIBRARY_INVALID';
  override readonly exitCode = 2;
}

/** Maven is missing, or can't fetch Neo4j. */
export class MavenUnavailable extends Failure {
  override readonly code = 'MAVEN_UNAVAILABLE';
  override readonly exitCode = 3;
}

/** The database user may not do what is needed. */
export class PermissionMissing extends Failure {
  override readonly code = 'PERMISSION_MISSING';
  override readonly exitCode = 3;
}

/** Another program listens on the port. */
export class PortTaken extends Failure {
  override readonly code = 'PORT_TAKEN';
  override readonly exitCode = 3;
}

/** A statement was given up before it had an answer: its user cancelled it, or its deadline passed. */
export class ReadAborted extends Failure {
  override readonly code = 'READ_ABORTED';
  override readonly exitCode = 2;
}

/** An answer is larger than may be held. */
export class ResultTooLarge extends Failure {
  override readonly code = 'RESULT_TOO_LARGE';
  override readonly exitCode = 2;
}

/** The graph was set up by a later Subtier, whose form this one does not know. */
export class SchemaTooNew extends Failure {
  override readonly code = 'SCHEMA_TOO_NEW';
  override readonly exitCode = 3;
}

/** Neo4j refused or failed to run a statement; `extensions.neo4jCode` has its own code. A fault of ours unless a user wrote the statement. */
export class StatementFailed extends Failure {
  override readonly code = 'STATEMENT_FAILED';
  override readonly exitCode = 4;
}

/**
 * A statement may not be run here: `extensions` say which `kind` of thing in it (clause, procedure, function, operator,
 * option, syntax, escape, characters, columns), its `name`, and `line` and `column` where known.
 */
export class StatementRefused extends Failure {
  override readonly code = 'STATEMENT_REFUSED';
  override readonly exitCode = 2;
}

/** Neo4j does not accept a user's statement, or stopped running it on an error in it. */
export class StatementRejected extends Failure {
  override readonly code = 'STATEMENT_REJECTED';
  override readonly exitCode = 2;
}

/** A statement ran longer than it may. */
export class StatementTimedOut extends Failure {
  override readonly code = 'STATEMENT_TIMED_OUT';
  override readonly exitCode = 2;
}

/** A statement is too long, too deep or too involved to be checked, so it is not run. */
export class StatementTooComplex extends Failure {
  override readonly code = 'STATEMENT_TOO_COMPLEX';
  override readonly exitCode = 2;
}

/** A statement needs more memory than it may have. */
export class StatementTooLarge extends Failure {
  override readonly code = 'STATEMENT_TOO_LARGE';
  override readonly exitCode = 2;
}

/** A statement is not one statement of Cypher; `extensions` has `line` and `column` where known. */
export class StatementUnparsable extends Failure {
  override readonly code = 'STATEMENT_UNPARSABLE';
  override readonly exitCode = 2;
}

/** The data were written by a newer Neo4j than the one that is to open them. */
export class StoreTooNew extends Failure {
  override readonly code = 'STORE_TOO_NEW';
  override readonly exitCode = 3;
}

/** So many imports wait that one more is not taken. */
export class TooManyImports extends Failure {
  override readonly code = 'TOO_MANY_IMPORTS';
  override readonly exitCode = 2;
}

/** So many statements are running or waiting that one more would not be answered in time. */
export class TooManyStatements extends Failure {
  override readonly code = 'TOO_MANY_STATEMENTS';
  override readonly exitCode = 2;
}

/** A file that was sent is larger than is taken. */
export class UploadTooLarge extends Failure {
  override readonly code = 'BODY_LIMIT_EXCEEDED';
  override readonly exitCode = 2;
}

/** The database does not accept the user name or password. */
export class WrongPassword extends Failure {
  override readonly code = 'WRONG_PASSWORD';
  override readonly exitCode = 3;
}
