import type { failureCodes } from './failure.ts';

/** What may be asked for at most. */
export interface Limit {
  /** As `extensions.limit` says it. */
  readonly name: string;
  /** Null: no number of ours, but a setting of the database. */
  readonly most: number | null;
  /** What is counted, in words that go on after the number. */
  readonly of: string;
  /** `extensions.code` of the refusal. */
  readonly code: string;
}

/** What every refusal for a limit says in its `extensions`. */
export interface Exceeded {
  readonly limit: string;
  readonly most: number | null;
  /** Null: more than `most`; how much more was not counted. */
  readonly asked: number | null;
}

/**
 * What a refusal says of its limit.
 * @param asked null: counting stopped where it was too much
 * @param most where it is another than usual
 */
export function exceeded({ name, most: usual }: Limit, asked: number | null = null, most = usual): Exceeded {
  return { limit: name, most, asked };
}

/** What one question may take, whoever asks it. */
export const questionLimits = {
  maxHops: { name: 'maxHops', most: 12, of: 'hops of a path', code: 'BAD_USER_INPUT' },
  via: { name: 'via', most: 10, of: 'nodes in `via` of `paths`', code: 'BAD_USER_INPUT' },
  pathStatements: {
    name: 'pathStatements',
    most: 500_000,
    of: 'statements that a search of paths goes through',
    code: 'STATEMENT_TOO_LARGE',
  },
  pathSteps: {
    name: 'pathSteps',
    most: 2_000_000,
    of: 'ways that it tries through the nodes in `via`',
    code: 'RESULT_TOO_LARGE',
  },
  pathTime: { name: 'pathTime', most: 20_000, of: 'milliseconds for `paths`', code: 'STATEMENT_TIMED_OUT' },
  searchText: { name: 'searchText', most: 500, of: 'characters of the text of `search`', code: 'BAD_USER_INPUT' },
  months: { name: 'months', most: 600, of: 'months of `exposureTimeline`', code: 'BAD_USER_INPUT' },
  removed: { name: 'removed', most: 50, of: 'nodes taken out by `whatIf`', code: 'BAD_USER_INPUT' },
  removedAccesses: {
    name: 'removedAccesses',
    most: 5000,
    of: 'accesses that what is taken out touches',
    code: 'BAD_USER_INPUT',
  },
  removedContracts: {
    name: 'removedContracts',
    most: 20_000,
    of: 'contracts that what is taken out touches',
    code: 'BAD_USER_INPUT',
  },
  statements: {
    name: 'statements',
    most: 36,
    of: 'statements of users at a time, and as many saved questions; 4 of each run, at most 3 of them from one client, and the others wait',
    code: 'TOO_MANY_STATEMENTS',
  },
  statementLength: {
    name: 'statementLength',
    most: 20_000,
    of: 'characters of a statement',
    code: 'STATEMENT_TOO_COMPLEX',
  },
  statementNesting: {
    name: 'statementNesting',
    most: 32,
    of: 'levels of brackets and CASE in a statement',
    code: 'STATEMENT_TOO_COMPLEX',
  },
  statementParsing: {
    name: 'statementParsing',
    most: 2000,
    of: 'milliseconds for a statement to be parsed',
    code: 'STATEMENT_TOO_COMPLEX',
  },
  statementTime: {
    name: 'statementTime',
    most: 30_000,
    of: 'milliseconds from asking a statement to its answer; 25,000 in the database',
    code: 'STATEMENT_TIMED_OUT',
  },
  statementMemory: {
    name: 'statementMemory',
    most: null,
    of: 'memory of a statement in the database: a setting of the database',
    code: 'STATEMENT_TOO_LARGE',
  },
  resultBytes: {
    name: 'resultBytes',
    most: 64 * 1024 * 1024,
    of: "bytes of a statement's answer from the database",
    code: 'RESULT_TOO_LARGE',
  },
  resultValues: {
    name: 'resultValues',
    most: 1_000_000,
    of: "values of a statement's answer, with the names in its maps",
    code: 'RESULT_TOO_LARGE',
  },
  rowValues: {
    name: 'rowValues',
    most: 100_000,
    of: 'values of one row of it; a date or a time counts as 20',
    code: 'RESULT_TOO_LARGE',
  },
  resultNesting: {
    name: 'resultNesting',
    most: 100,
    of: "levels of lists and maps in a statement's answer",
    code: 'RESULT_TOO_LARGE',
  },
} as const satisfies Readonly<Record<string, Limit & { readonly code: keyof typeof failureCodes }>>;
