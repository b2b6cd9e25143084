import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, test } from 'vitest';

/** The schema of the last release; `docs/api.md` explains how to accept a breaking change. */
const released = buildSchema(readFileSync('test/api/serve/schema/released.graphql', 'utf8'));
const committed = readFileSync('api/serve/schema.graphql', 'utf8');

test('the schema has no breaking changes since the last release', () => {
  expect(findBreakingChanges(released, buildSchema(committed)).map(({ description }) => description)).toEqual([]);
});

test('a removed field and a changed type are detected', () => {
  const broken = committed
    .replace('  syntheticData: Boolean!\n', '  invented: Boolean!\n')
    .replace('  accesses: Int!\n', '  accesses: String!\n');
  const types = findBreakingChanges(released, buildSchema(broken)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['FIELD_REMOVED', 'FIELD_CHANGED_KIND']));
});
