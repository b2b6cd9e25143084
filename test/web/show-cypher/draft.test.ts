import { expect, test } from 'vitest';
import { CalendarDay } from '#graph/database/values.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { coerceParameters } from '#graph/questions/parameters.ts';
import type { SavedQuery } from '#graph/questions/question.ts';
import { readAddress } from '#web/address/address.ts';
import { openQuestion } from '#web/show-cypher/draft.ts';
import { parameterValues, shownTexts } from '#web/show-cypher/parameter-texts.ts';
import { givenFromAddress, givenToAddress, givenValues, parameterNames } from '#web/show-cypher/parameters.ts';

const { queries } = await loadLibrary(standardLibrary);
const asOf = '2025-07-17';
const { conditions } = readAddress('/', asOf);

/** A question in the form the page receives. */
const toPage = ({ statement, parameters }: SavedQuery) => ({
  statement,
  parameters: parameters.map(({ name, notation, default: preset, description }) => ({
    name,
    type: notation,
    default: preset ?? null,
    description,
  })),
});

/** The parameters that Cypher receives when the question's form sends these texts, with days as text. */
function fromForm(query: SavedQuery, texts: Readonly<Record<string, string>>) {
  const sent = parameterValues(toPage(query), shownTexts(toPage(query), texts, conditions));
  const { values } = coerceParameters(query, sent, asOf, (key) => key);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value instanceof CalendarDay ? value.day : value]),
  );
}

/** The parameters that Cypher receives from the editor, after a round trip through the URL. */
function fromEditor(query: SavedQuery, texts: Readonly<Record<string, string>>) {
  const { statement, given } = openQuestion(toPage(query), conditions, texts);
  const names = parameterNames(statement);
  return givenValues(names, givenFromAddress(givenToAddress(names, given)));
}

const needed = (query: SavedQuery): Readonly<Record<string, string>> =>
  Object.fromEntries(
    query.parameters
      .filter(({ required, default: preset }) => required && preset === undefined)
      .map(({ name }) => [name, 'CN']),
  );

test.each(queries)('the editor sends the same parameters as the form of $name with its defaults', (query) => {
  expect(fromEditor(query, needed(query))).toEqual({ values: fromForm(query, needed(query)) });
});

test.each(queries)('the editor sends the same parameters as the form of $name with empty fields', (query) => {
  const emptied = Object.fromEntries(query.parameters.map(({ name }) => [name, '']));
  const texts = { ...emptied, ...needed(query) };
  expect(fromEditor(query, texts)).toEqual({ values: fromForm(query, texts) });
});

test.each(queries)('the editor sends the same parameters as the form of $name with all fields filled', (query) => {
  const texts = Object.fromEntries(
    query.parameters.map(({ name, notation, allowed }) => [
      name,
      notation.includes('Date')
        ? '2025-07-18'
        : /Int|Float/.test(notation)
          ? '5'
          : notation.startsWith('[')
            ? 'A, B'
            : (allowed.values?.[0] ?? 'A'),
    ]),
  );
  expect(fromEditor(query, texts)).toEqual({ values: fromForm(query, texts) });
});

test.each([
  ['[String!]!', '', { list: [] }],
  ['[String!]', '', { list: null }],
  ['[Int!]!', '', { list: [] }],
  ['[Int!]', '4, 5', { list: [4, 5] }],
  ['[Boolean!]', 'true, false', { list: [true, false] }],
  ['[String!]!', '["a, b", "c"]', { list: ['a, b', 'c'] }],
])('a parameter of type %s with the text %j', (type, text, values) => {
  const { statement, given } = openQuestion(
    { statement: 'RETURN $list', parameters: [{ name: 'list', type }] },
    conditions,
    {
      list: text,
    },
  );
  expect(givenValues(parameterNames(statement), given)).toEqual({ values });
});
