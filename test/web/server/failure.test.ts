import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { limitExceeded, requestLimits } from '#serve/limits.ts';
import { toFailure } from '#web/server/client.ts';

const failing = (error: GraphQLError) => toFailure(new CombinedError({ graphQLErrors: [error] }));
const coded = (code: string) => failing(new GraphQLError('As the server says.', { extensions: { code } }));

test("exceeding any limit is a refusal with the server's message", () => {
  const { depth, aliases, tokens, cost, body, rate } = requestLimits;
  for (const limit of [depth, aliases, tokens, cost, body, rate]) {
    const message = `At most 10 of ${limit.name}; this has 11.`;
    const failure = failing(limitExceeded({ ...limit, most: 10 }, { asked: 11, message }));
    expect(failure).toMatchObject({ kind: 'refused', message, place: null });
    expect(failure.code).toMatch(/_LIMIT_EXCEEDED$/);
  }
});

test('a document unknown to the server means that the page is outdated', () => {
  expect(coded('PERSISTED_QUERY_NOT_FOUND').kind).toBe('outdated');
});

test('data that are changing are no fault: a reader tries again', () => {
  expect(coded('GRAPH_CHANGING')).toMatchObject({ kind: 'changing', message: 'As the server says.' });
});

test('any other error is a fault, unless the database is unavailable', () => {
  expect(coded('INTERNAL_SERVER_ERROR')).toEqual({
    kind: 'fault',
    message: 'As the server says.',
    code: 'INTERNAL_SERVER_ERROR',
    place: null,
  });
  const refused = new GraphQLError('Not here.', { extensions: { code: 'STATEMENT_REFUSED', line: 2, column: 1 } });
  expect(failing(refused)).toMatchObject({ kind: 'refused', place: { line: 2, column: 1 } });
  expect(coded('SERVICE_UNAVAILABLE').kind).toBe('away');
  expect(toFailure(new CombinedError({ networkError: new Error('x') })).kind).toBe('away');
});
