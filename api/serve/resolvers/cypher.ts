import { checkExact } from '#graph/cypher/check-statement.ts';
import { listCallables } from '#graph/cypher/result.ts';
import type { CypherResult } from '#graph/cypher/result.ts';
import { runStatement, statementLimits } from '#graph/cypher/run.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure, isFailure } from '#graph/failure.ts';
import { ensureDerived } from '#graph/graph.ts';
import { unlessAborted } from '#graph/interruption.ts';
import { exceeded, questionLimits } from '#graph/limits.ts';
import { searchedLabels } from '#graph/model/tables.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { OwnParameter } from '#graph/questions/parameters.ts';
import type { ParameterType, QueryParameter, SavedQuery } from '#graph/questions/question.ts';
import { modelEdgeTypes, modelLabels, modelProperties } from '#graph/model/names.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import type { QuestionResult } from '#graph/questions/run.ts';
import { citationInWords, notLegalAdvice } from '#graph/rules/judgment.ts';
import { ruleLibrary } from '#graph/rules/library.ts';
import type { Rule, RuleKind } from '#graph/rules/library.ts';
import type {
  CypherLanguage,
  CypherResultResolvers,
  CypherStatementResolvers,
  QueryParameter as QueryParameterModel,
  QueryResolvers,
  RuleKind as RuleKindType,
  RuleResolvers,
  RuleVersionResolvers,
} from '../generated/resolvers.ts';
import { readNodeKey, readParameters } from './arguments.ts';
import { selectedNames } from './selection.ts';

/** The names that a Cypher statement may use, for editors: those of the model, and the allowed functions and procedures. */
export async function cypherLanguage(database: Pick<Database, 'read'>): Promise<CypherLanguage> {
  return {
    labels: [...modelLabels].sort(),
    edgeTypes: [...modelEdgeTypes].sort(),
    properties: [...modelProperties].sort(),
    ...(await listCallables(database)),
  };
}

/** The result of a saved question, or of a user's own statement. */
export type ResultModel = QuestionResult | CypherResult;

/** A statement of the API, in the API's terms. */
const cypherStatementResolvers = {
  statement: ({ text }) => text,
} satisfies CypherStatementResolvers;

/** Combines the two internal flags, for cut rows and a cut graph, into the one that clients need. */
const cypherResultResolvers = {
  truncated: ({ rowsCut, graphCut }) => rowsCut || graphCut,
  judgment: (result) =>
    'judgment' in result && result.judgment !== null
      ? {
          state: result.judgment.state,
          applied: result.judgment.rules.map(({ state, version, sentence }) => ({ state, applies: version, sentence })),
          notice: notLegalAdvice,
        }
      : null,
} satisfies CypherResultResolvers;

const kinds: Readonly<Record<RuleKind, RuleKindType>> = {
  law: 'LAW',
  regulation: 'REGULATION',
  guide: 'GUIDE',
  standard: 'STANDARD',
  own: 'OWN',
};

const ruleResolvers = {
  key: ({ id }) => id,
  kind: ({ kind }) => kinds[kind],
  earlier: ({ before }) => before,
} satisfies RuleResolvers;

const ruleVersionResolvers = {
  ruleKey: ({ rule }) => rule,
  says: ({ text }) => text,
  inWords: (version) => citationInWords(version),
} satisfies RuleVersionResolvers;

export const cypherTypes = {
  CypherResult: cypherResultResolvers,
  CypherStatement: cypherStatementResolvers,
  Rule: ruleResolvers,
  RuleVersion: ruleVersionResolvers,
};

/** The label whose keys a parameter takes, if `search(types:)` covers it; else null. */
function searchedType(type: ParameterType): Label | null {
  switch (type.kind) {
    case 'list':
      return searchedType(type.of);
    case 'entity':
      return searchedLabels.find((label) => label === type.name) ?? null;
    case 'scalar':
      return null;
  }
}

/** The root fields that run Cypher: saved questions and users' own statements. */
export const cypherQueries = {
  savedQueries: (_, { tag }, { library }) =>
    library.queries.filter(({ tags }) => tag == null || tags.includes(tag)).map(toSavedQuery),
  runSavedQuery: (_, { name, parameters, first }, { graph, library, signal, client }, info) =>
    runWhenDerived(graph.database, signal(), (until) =>
      runSavedQuery(graph.database, library, name, readParameters(parameters), first, {
        withHops: selectedNames(info).has('edges'),
        signal: until,
        client,
        keyOf: readNodeKey,
      }),
    ),
  rules: () => [...ruleLibrary.values()],
  cypher: (_, { statement, parameters, first }, { graph, signal, client }, info) => {
    const given = readParameters(parameters);
    checkExact(given, 'parameters');
    return runWhenDerived(graph.database, signal(), (until) =>
      runStatement(graph.database, {
        statement,
        parameters: given,
        first,
        withHops: selectedNames(info).has('edges'),
        signal: until,
        client,
      }),
    );
  },
  cypherLanguage: (_, _arguments, { graph }) => cypherLanguage(graph.database),
} satisfies QueryResolvers;

/**
 * Runs a statement. If the derived part of the graph had to be repaired, or a wipe was deleting it, the statement runs again afterwards; it waits
 * for that at most as long as a statement may take. Other failures, such as of an invalid statement, are thrown at once.
 */
async function runWhenDerived<T>(
  database: Database,
  canceled: AbortSignal,
  run: (until: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(statementLimits.deadlineMs);
  const until = AbortSignal.any([canceled, deadline]);
  let waits = false;
  const derived = ensureDerived(database, () => {
    waits = true;
  });
  // Awaited below; until then, a rejection must not count as unhandled.
  derived.catch(() => undefined);
  const first = await run(canceled).then(
    (result) => ({ result }),
    (error: unknown) => {
      // The repair or the wipe may be why it failed.
      if (isFailure(error, 'STATEMENT_TIMED_OUT') || isFailure(error, 'STATEMENT_REJECTED')) return { error };
      throw error;
    },
  );
  const isLate = () => deadline.aborted && !canceled.aborted;
  const timedOut = async (reason: string, error: unknown): Promise<never> => {
    if ('error' in first) throw first.error;
    throw (await database.unavailable()) ?? late('STATEMENT_TIMED_OUT', reason, error);
  };
  const { wasReadable } = await unlessAborted(derived, until).catch((error: unknown) => {
    if (!isLate()) throw error;
    if (waits) throw late('GRAPH_CHANGING', 'a wipe or a repair of the graph was running', error);
    // A database that restarts does not say whether it needs a repair.
    return timedOut('the database was busy', error);
  });
  if (!wasReadable)
    return run(until).catch((error: unknown) => {
      if (!isLate()) throw error;
      return timedOut('it had to run again after a wipe or a repair of the graph', error);
    });
  if ('error' in first) throw first.error;
  return first.result;
}

/** The failure of a statement that had no answer by its deadline. @param reason completes “because …” */
function late(code: 'GRAPH_CHANGING' | 'STATEMENT_TIMED_OUT', reason: string, cause: unknown): Failure {
  const { deadlineMs } = statementLimits;
  return new Failure(code, `The statement timed out after ${deadlineMs / 1000} s, because ${reason}: try again.`, {
    cause,
    extensions: code === 'STATEMENT_TIMED_OUT' ? { ...exceeded(questionLimits.statementTime, null, deadlineMs) } : {},
  });
}

/** A parameter of a saved question, or of one that a person saved on the server. */
export function toQueryParameter({
  type,
  notation,
  default: preset,
  allowed,
  ...parameter
}: QueryParameter | OwnParameter): QueryParameterModel {
  return {
    ...parameter,
    type: notation,
    searchType: type === null ? null : searchedType(type),
    default: preset ?? null,
    least: allowed.least ?? null,
    most: allowed.most ?? null,
    values: allowed.values ?? null,
    notAfter: allowed.notAfter ?? null,
  };
}

function toSavedQuery(query: SavedQuery) {
  const { severity, rules, columns, parameters } = query;
  return {
    ...query,
    severity: severity?.toUpperCase() ?? null,
    rule: severity === null ? null : ruleText(rules),
    parameters: parameters.map(toQueryParameter),
    columns: Object.entries(columns).map(([name, description]) => ({ name, description })),
  };
}

/** What the rule that judges says in its last version, with its citation. */
function ruleText([first]: readonly Rule[]): string | null {
  const version = first?.versions.at(-1);
  return version === undefined ? null : `${version.text} (${citationInWords(version)})`;
}
