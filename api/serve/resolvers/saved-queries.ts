import { checkExact } from '#graph/guard/check-exact.ts';
import { runStatement } from '#graph/guard/run-statement.ts';
import { runSavedQuery } from '#graph/library/run-saved-query.ts';
import type { Rule, SavedQuery } from '#graph/library/saved-query.ts';
import type { QueryResolvers, SavedQuery as SavedQueryType } from '../generated/resolvers.ts';
import { readKey } from '../ids/read-key.ts';
import { cypherLanguage } from './cypher-language.ts';
import { readParameters } from './read-parameters.ts';
import { searchedType } from './searched-type.ts';

/** The root fields that run Cypher: saved queries, and statements of the user's own. */
export const savedQueries = {
  savedQueries: (_, { tag }, { library }) =>
    library.queries.filter(({ tags }) => tag == null || tags.includes(tag)).map(described),
  runSavedQuery: (_, { name, parameters, first }, { graph, library, signal, client }) =>
    runSavedQuery(graph.database, library, name, readParameters(parameters), first, {
      signal: signal(),
      client,
      keyOf: readKey,
    }),
  cypher: (_, { statement, parameters, first }, { graph, signal, client }) => {
    const given = readParameters(parameters);
    checkExact(given, 'parameters');
    return runStatement(graph.database, { statement, parameters: given, first, signal: signal(), client });
  },
  cypherLanguage: (_, _arguments, { graph }) => cypherLanguage(graph.database),
} satisfies QueryResolvers;

function described(query: SavedQuery): SavedQueryType {
  const { name, title, question, category, tags, severity, rule, columns, parameters, statement } = query;
  return {
    name,
    title,
    question,
    category,
    tags,
    severity: severity?.toUpperCase() ?? null,
    rule: rule === null ? null : inWords(rule),
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: parameter.notation,
      searchType: searchedType(parameter.type),
      default: parameter.default ?? null,
      description: parameter.description,
    })),
    columns: Object.entries(columns).map(([column, description]) => ({ name: column, description })),
    statement,
  };
}

function inWords({ text, citation, from, to }: Rule): string {
  return `${text} (${citation}; in force from ${from}${to === null ? '' : ` until before ${to}`})`;
}
