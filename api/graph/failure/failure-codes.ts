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
