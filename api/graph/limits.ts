import type { failureCodes } from './failure.ts';

/** A limit on requests or questions. */
export interface Limit {
  /** The value of `extensions.limit`. */
  readonly name: string;
  /** Null: the limit is a setting of the database. */
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

/** A limit as it is declared. Its name is its key, unless it has another; its code is BAD_USER_INPUT, unless it has another. */
export type LimitOf<Code extends string> = Omit<Limit, 'name' | 'code'> & {
  readonly name?: string;
  readonly code?: Code;
};

type Named<Limits> = { readonly [Key in keyof Limits]: Limits[Key] & Limit };

export function named<Limits extends Readonly<Record<string, LimitOf<string>>>>(limits: Limits): Named<Limits>;
export function named(limits: Readonly<Record<string, LimitOf<string>>>): Readonly<Record<string, Limit>> {
  return Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [name, { name, code: 'BAD_USER_INPUT', ...limit }]),
  );
}

/** Limits on a single question, on the command line and in the API. */
export const questionLimits = named({
  maxHops: { most: 12, of: 'hops in a path' },
  via: { most: 10, of: 'nodes in `via` of `paths`' },
  pathStatements: { most: 500_000, of: 'statements read by `paths`', code: 'STATEMENT_TOO_LARGE' },
  pathSteps: { most: 2_000_000, of: 'combinations tried by `paths` with `via`', code: 'RESULT_TOO_LARGE' },
  pathTime: { most: 20_000, of: 'ms to search for `paths`', code: 'STATEMENT_TIMED_OUT' },
  pathTotalTime: {
    most: 30_000,
    of: 'ms for `paths`, including waiting for the database',
    code: 'STATEMENT_TIMED_OUT',
  },
  searchText: { most: 500, of: 'characters in `text` of `search`' },
  screenedRows: { most: 5000, of: 'rows in `screen`' },
  ownershipStatements: {
    most: 200_000,
    of: 'statements of ownership above the companies of a request',
    code: 'STATEMENT_TOO_LARGE',
  },
  months: { most: 600, of: 'months in `exposureTimeline`' },
  comparedStatements: { most: 20_000, of: 'statements of one type and source that `loneStatements` compares' },
  removed: { most: 50, of: 'nodes in `remove` of `whatIf`' },
  removedAccesses: { most: 5000, of: 'accesses affected by `whatIf`' },
  removedContracts: { most: 20_000, of: 'contracts affected by `whatIf`' },
  importStatements: { most: 50_000, of: 'statements changed between the imports that `compareExposures` compares' },
  importAccesses: { most: 5000, of: 'accesses affected by the imports between those that `compareExposures` compares' },
  remedyAccesses: {
    most: 20_000,
    of: 'accesses computed by `remedies`, `remedy` or `smallestRemedies`; each action counts 50 besides',
  },
  remedyPeople: { most: 50, of: 'people in `nodes` of `remedy`' },
  statements: {
    most: 36,
    of: 'concurrent user statements, and as many saved questions; of each, 4 run at a time, at most 3 per client, and the others wait',
    code: 'TOO_MANY_STATEMENTS',
  },
  statementLength: { most: 20_000, of: 'characters in a statement', code: 'STATEMENT_TOO_COMPLEX' },
  statementNesting: { most: 32, of: 'nested brackets and CASEs in a statement', code: 'STATEMENT_TOO_COMPLEX' },
  // About two seconds of a processor, however long that takes on a busy machine.
  statementParsing: { most: 4_000_000, of: 'steps to parse a statement', code: 'STATEMENT_TOO_COMPLEX' },
  statementTime: {
    most: 30_000,
    of: 'ms for a statement, including waiting; at most 25,000 ms in the database',
    code: 'STATEMENT_TIMED_OUT',
  },
  statementMemory: { most: null, of: 'memory for a statement: a setting of the database', code: 'STATEMENT_TOO_LARGE' },
  resultBytes: {
    most: 64 * 1024 * 1024,
    of: "bytes in a statement's result, as the database sends it",
    code: 'RESULT_TOO_LARGE',
  },
  resultValues: {
    most: 1_000_000,
    of: "values in a statement's result, including the keys of maps",
    code: 'RESULT_TOO_LARGE',
  },
  rowValues: {
    most: 100_000,
    of: 'values in a row of a result; a date or time counts as 20',
    code: 'RESULT_TOO_LARGE',
  },
  resultNesting: { most: 100, of: 'nested lists and maps in a result', code: 'RESULT_TOO_LARGE' },
} as const satisfies Readonly<Record<string, LimitOf<keyof typeof failureCodes>>>);

/** Limits on casework: what people decide and save. */
export const caseworkLimits = named({
  text: { most: 2000, of: 'characters in a comment, a reason, `closedBy` or the note of a request' },
  name: {
    most: 200,
    of: 'characters in the name of an investigation, watch set, own question or mapping, in the title and recipient of a request, in the id of a listed record, and in `nameContains`',
  },
  events: { most: 1000, of: 'decisions and comments about an exposure' },
  identityDecisions: { most: 10_000, of: 'decisions about organizations' },
  listedOrganizations: { most: 50_000, of: 'records of lists that are decided to be about organizations' },
  rowDecisions: { most: 50_000, of: 'decisions about rows of lists of suppliers' },
  screenings: { most: 200, of: 'saved screenings' },
  mapping: { most: 50_000, of: 'characters in `mapping` of a screening' },
  investigations: { most: 1000, of: 'investigations' },
  canvasNodes: { most: 5000, of: 'nodes in the `document` of an investigation' },
  canvasEdges: { most: 20_000, of: 'edges in the `document` of an investigation' },
  // Fits into a request's body, together with the rest of it.
  document: { most: 900_000, of: 'characters in the `document` of an investigation, as JSON' },
  notes: { most: 20_000, of: 'characters in the notes of an investigation' },
  address: { most: 4000, of: 'characters in the address of an investigation or request' },
  askedQuestions: {
    most: 100_000,
    of: 'characters in the saved questions of an investigation with their parameters, as JSON',
  },
  tokens: { most: 1000, of: 'valid tokens on the server' },
  watchSets: { most: 200, of: 'watch sets' },
  watchedSystems: { most: 5000, of: 'systems that a watch set matches in a filter' },
  requests: { most: 1000, of: 'requests that are kept' },
  requestText: { most: 20_000, of: 'characters in the text of a request' },
  ownQuestions: { most: 1000, of: 'own questions on the server' },
  ownStatement: { most: 20_000, of: 'characters in the statement of an own question' },
  form: { most: 20_000, of: 'characters in the form of an own question, as JSON' },
  mappings: { most: 200, of: 'saved mappings of spreadsheets' },
  mappingText: { most: 100_000, of: 'characters in a saved mapping of a spreadsheet' },
} as const satisfies Readonly<Record<string, LimitOf<never> & { readonly most: number }>>);

/** A limit on casework. */
export type CaseworkLimit = (typeof caseworkLimits)[keyof typeof caseworkLimits];
