import type { failureCodes } from './failure.ts';

/** A limit on requests or questions. */
export interface Limit {
  /** The value of `extensions.limit`. */
  readonly name: string;
  /** Null: not a number of Subtier's, but a setting of the database. */
  readonly most: number | null;
  /** What is limited, in words that follow the number. */
  readonly of: string;
  /** The `extensions.code` of the error. */
  readonly code: string;
}

/** What every error about a limit has in its `extensions`. */
export interface Exceeded {
  readonly limit: string;
  readonly most: number | null;
  /** Null: more than `most`; how much more was not counted. */
  readonly asked: number | null;
}

/**
 * Returns the `extensions` of an error about a limit.
 * @param asked null: counting stopped at the limit
 * @param most if it differs from the limit's own
 */
export function exceeded({ name, most: usual }: Limit, asked: number | null = null, most = usual): Exceeded {
  return { limit: name, most, asked };
}

/** Limits on a single question, on the command line and in the API. */
export const questionLimits = {
  maxHops: { name: 'maxHops', most: 12, of: 'hops in a path', code: 'BAD_USER_INPUT' },
  via: { name: 'via', most: 10, of: 'nodes in `via` of `paths`', code: 'BAD_USER_INPUT' },
  pathStatements: {
    name: 'pathStatements',
    most: 500_000,
    of: 'statements read by `paths`',
    code: 'STATEMENT_TOO_LARGE',
  },
  pathSteps: {
    name: 'pathSteps',
    most: 2_000_000,
    of: 'combinations tried by `paths` with `via`',
    code: 'RESULT_TOO_LARGE',
  },
  pathTime: { name: 'pathTime', most: 20_000, of: 'ms for `paths`', code: 'STATEMENT_TIMED_OUT' },
  searchText: { name: 'searchText', most: 500, of: 'characters in `text` of `search`', code: 'BAD_USER_INPUT' },
  months: { name: 'months', most: 600, of: 'months in `exposureTimeline`', code: 'BAD_USER_INPUT' },
  comparedStatements: {
    name: 'comparedStatements',
    most: 20_000,
    of: 'statements of one type and source that `loneStatements` compares',
    code: 'BAD_USER_INPUT',
  },
  removed: { name: 'removed', most: 50, of: 'nodes in `remove` of `whatIf`', code: 'BAD_USER_INPUT' },
  removedAccesses: {
    name: 'removedAccesses',
    most: 5000,
    of: 'accesses affected by `whatIf`',
    code: 'BAD_USER_INPUT',
  },
  removedContracts: {
    name: 'removedContracts',
    most: 20_000,
    of: 'contracts affected by `whatIf`',
    code: 'BAD_USER_INPUT',
  },
  statements: {
    name: 'statements',
    most: 36,
    of: 'concurrent user statements, and as many saved questions; of each, 4 run at a time, at most 3 per client, and the others wait',
    code: 'TOO_MANY_STATEMENTS',
  },
  statementLength: {
    name: 'statementLength',
    most: 20_000,
    of: 'characters in a statement',
    code: 'STATEMENT_TOO_COMPLEX',
  },
  statementNesting: {
    name: 'statementNesting',
    most: 32,
    of: 'nested brackets and CASEs in a statement',
    code: 'STATEMENT_TOO_COMPLEX',
  },
  statementParsing: {
    name: 'statementParsing',
    most: 2000,
    of: 'ms to parse a statement',
    code: 'STATEMENT_TOO_COMPLEX',
  },
  statementTime: {
    name: 'statementTime',
    most: 30_000,
    of: 'ms for a statement, including waiting; at most 25,000 ms in the database',
    code: 'STATEMENT_TIMED_OUT',
  },
  statementMemory: {
    name: 'statementMemory',
    most: null,
    of: 'memory for a statement: a setting of the database',
    code: 'STATEMENT_TOO_LARGE',
  },
  resultBytes: {
    name: 'resultBytes',
    most: 64 * 1024 * 1024,
    of: "bytes in a statement's result, as the database sends it",
    code: 'RESULT_TOO_LARGE',
  },
  resultValues: {
    name: 'resultValues',
    most: 1_000_000,
    of: "values in a statement's result, including the keys of maps",
    code: 'RESULT_TOO_LARGE',
  },
  rowValues: {
    name: 'rowValues',
    most: 100_000,
    of: 'values in a row of a result; a date or time counts as 20',
    code: 'RESULT_TOO_LARGE',
  },
  resultNesting: {
    name: 'resultNesting',
    most: 100,
    of: 'nested lists and maps in a result',
    code: 'RESULT_TOO_LARGE',
  },
} as const satisfies Readonly<Record<string, Limit & { readonly code: keyof typeof failureCodes }>>;

/** Limits on casework: what people decide and save. */
export const caseworkLimits = {
  text: { name: 'text', most: 2000, of: 'characters in a comment, a reason or `closedBy`', code: 'BAD_USER_INPUT' },
  name: {
    name: 'name',
    most: 200,
    of: 'characters in the name of an investigation, watch set or own question, and in `nameContains`',
    code: 'BAD_USER_INPUT',
  },
  events: { name: 'events', most: 1000, of: 'decisions and comments about an exposure', code: 'BAD_USER_INPUT' },
  identityDecisions: {
    name: 'identityDecisions',
    most: 10_000,
    of: 'decisions about organizations',
    code: 'BAD_USER_INPUT',
  },
  investigations: { name: 'investigations', most: 1000, of: 'investigations', code: 'BAD_USER_INPUT' },
  canvasNodes: {
    name: 'canvasNodes',
    most: 5000,
    of: 'nodes in the `document` of an investigation',
    code: 'BAD_USER_INPUT',
  },
  canvasEdges: {
    name: 'canvasEdges',
    most: 20_000,
    of: 'edges in the `document` of an investigation',
    code: 'BAD_USER_INPUT',
  },
  // Fits into a request's body, together with the rest of it.
  document: {
    name: 'document',
    most: 900_000,
    of: 'characters in the `document` of an investigation, as JSON',
    code: 'BAD_USER_INPUT',
  },
  notes: { name: 'notes', most: 20_000, of: 'characters in the notes of an investigation', code: 'BAD_USER_INPUT' },
  address: { name: 'address', most: 4000, of: 'characters in the address of an investigation', code: 'BAD_USER_INPUT' },
  askedQuestions: {
    name: 'askedQuestions',
    most: 100_000,
    of: 'characters in the saved questions of an investigation with their parameters, as JSON',
    code: 'BAD_USER_INPUT',
  },
  watchSets: { name: 'watchSets', most: 200, of: 'watch sets', code: 'BAD_USER_INPUT' },
  watchedSystems: {
    name: 'watchedSystems',
    most: 5000,
    of: 'systems that a watch set matches in a filter',
    code: 'BAD_USER_INPUT',
  },
  ownQuestions: { name: 'ownQuestions', most: 1000, of: 'own questions on the server', code: 'BAD_USER_INPUT' },
  ownStatement: {
    name: 'ownStatement',
    most: 20_000,
    of: 'characters in the statement of an own question',
    code: 'BAD_USER_INPUT',
  },
  form: {
    name: 'form',
    most: 20_000,
    of: 'characters in the form of an own question, as JSON',
    code: 'BAD_USER_INPUT',
  },
} as const satisfies Readonly<Record<string, Limit & { readonly most: number; readonly code: 'BAD_USER_INPUT' }>>;

/** A limit on casework. */
export type CaseworkLimit = (typeof caseworkLimits)[keyof typeof caseworkLimits];
