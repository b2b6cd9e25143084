import { setImmediate as nextTurnOfProcess } from 'node:timers/promises';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createYoga } from 'graphql-yoga';
import { expect, test } from 'vitest';
import { limitAnswer, measureFields } from '#serve/plugins/answer-size.ts';

/** An API with a list of any length whose items have a text, and an error in place of one. */
function createListApi() {
  const calls = { text: 0, fails: 0, turns: 0 };
  const schema = makeExecutableSchema({
    typeDefs: 'type Query { items(length: Int!): [Item] } type Item { text: String fails: String inner: Item }',
    resolvers: {
      Query: { items: (_, { length }: { readonly length: number }) => Array.from({ length }, () => ({})) },
      Item: {
        text: () => {
          calls.text += 1;
          return 'x'.repeat(1000);
        },
        fails: () => {
          calls.fails += 1;
          throw new Error('No text.');
        },
        inner: (item: object) => item,
      },
    },
  });
  measureFields(schema);
  const api = createYoga({ schema, plugins: [limitAnswer()], logging: false, maskedErrors: false });
  const ask = async (query: string): Promise<unknown> => {
    const response = await api.fetch('http://subtier.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  return { calls, ask };
}

test('an answer that is too large ends at once: no more fields are resolved', async () => {
  const { calls, ask } = createListApi();
  expect(await ask('{ items(length: 60000) { text } }')).toMatchObject({
    errors: [{ extensions: { code: 'RESULT_TOO_LARGE', limit: 'answer' } }],
  });
  expect(calls.text).toBeLessThanOrEqual(50_000);
});

test('errors are limited in number, and refuse the answer instead of being left out', async () => {
  const { calls, ask } = createListApi();
  expect(await ask('{ items(length: 5000) { fails } }')).toEqual({
    errors: [
      {
        message: 'The answer has more than 1,000 errors: request fewer fields or use a smaller first.',
        extensions: { code: 'RESULT_TOO_LARGE', limit: 'answerErrors', most: 1000, asked: null },
      },
    ],
  });
  expect(calls.fails).toBe(1001);
  expect(await ask('{ items(length: 3) { fails } }')).toMatchObject({
    data: { items: [{ fails: null }, { fails: null }, { fails: null }] },
    errors: [{ message: 'No text.' }, {}, {}],
  });
});

test('while a large answer is made, the process does other work, and the answer is complete', async () => {
  const { ask } = createListApi();
  let turns = 0;
  let isOver = false;
  const others = async () => {
    while (!isOver) {
      turns += 1;
      await nextTurnOfProcess();
    }
  };
  const asking = ask('{ items(length: 100000) { inner { inner { inner { __typename } } } } }');
  const working = others();
  const answer = await asking;
  isOver = true;
  await working;
  const inner = { inner: { inner: { inner: { __typename: 'Item' } } } };
  expect(answer).toEqual({ data: { items: Array.from({ length: 100_000 }, () => inner) } });
  // The answer has 400,000 fields, of which 50,000 are made in one turn.
  expect(turns).toBeGreaterThan(7);
});
