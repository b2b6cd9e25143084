import { CypherLanguageService } from '@neo4j-cypher/language-support';
import { beforeAll, expect, test } from 'vitest';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { cypherLanguage } from '#serve/resolvers/cypher.ts';
import { withEmptyGraph } from '#test/with-empty-graph.ts';
import { refusedWords, toLanguageSchema } from '#web/questions/editor/language.ts';
import type { Model } from '#web/questions/editor/language.ts';

const service = new CypherLanguageService({ consoleCommandsEnabled: false });
const { queries } = await loadLibrary(standardLibrary);
let model: Model;

beforeAll(async () => {
  const { functions, procedures, ...names } = await cypherLanguage(await withEmptyGraph());
  const filled = <One extends { readonly default?: string | null }>(one: One) => ({
    ...one,
    default: one.default ?? null,
  });
  model = {
    ...names,
    functions: functions.map((one) => ({ ...one, arguments: one.arguments.map(filled) })),
    procedures: procedures.map((one) => ({
      ...one,
      arguments: one.arguments.map(filled),
      results: one.results.map(filled),
    })),
  };
});

function problems(text: string): readonly string[] {
  const marks = service.highlightSyntax(text).map(({ position, length, tokenType }) => ({
    from: position.startOffset,
    to: position.startOffset + length,
    kind: tokenType,
  }));
  const found = service.lint(text, toLanguageSchema(text, model)).diagnostics.map(({ message }) => message);
  return [...refusedWords(text, marks).map(({ message }) => message), ...found].map(String);
}

test.each(queries)('$name has no problems', ({ statement }) => {
  expect(problems(statement)).toEqual([]);
});

test.each([
  ['MATCH (s:System) SET s.name = 1', /SET may not be used here/],
  ["LOAD CSV FROM 'file:///x' AS line RETURN line", /LOAD may not be used here/],
  ['MATCH (s:System) WHERE apoc.x(s) RETURN s', /Function apoc.x is not present/],
  ['CALL dbms.listConfig() YIELD name RETURN name', /Procedure dbms.listConfig is not present/],
  ['MATCH (s:System) RETURN s.impactlevel', /impactlevel is not present/],
  ['MATCH (s:Sytem) RETURN s', /Label Sytem is not present/],
])('%s is marked as a problem', (text, message) => {
  expect(problems(text).join('\n')).toMatch(message);
});

test('words that only look like clauses are not marked', () => {
  expect(problems("MATCH (s:System) WHERE s.name CONTAINS 'CREATE' RETURN s /* SET */ AS load")).toEqual([]);
});
