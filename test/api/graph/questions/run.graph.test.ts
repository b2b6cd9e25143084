import { expect, test } from 'vitest';
import { isFailure } from '#graph/failure.ts';
import { loadLibrary } from '#graph/questions/library.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

/** Sorting all of these rows takes more memory than a statement may have. */
const question = (name: string, limited: boolean) =>
  `/*
name: ${name}
title: Rows
question: Which are the first rows?
tags: [test]
limited: ${limited}
expect: [{ rows: 3 }]
*/
UNWIND range(1, 30000) AS x
WITH x, replace($tens, '.', replace($tens, '.', replace($tens, '.', replace($tens, '.', toString(x))))) AS many
RETURN x, many ORDER BY x DESC`.replaceAll('$tens', "'..........'");

const many = (x: number) => String(x).repeat(10_000);

test('Neo4j keeps only the wanted rows of a limited question, and sorts all of another', async () => {
  const database = await withEmptyData();
  const folder = await temporaryFolder({
    'some/first-rows.cypher': question('first-rows', true),
    'some/all-rows.cypher': question('all-rows', false),
  });
  const library = await loadLibrary(folder);
  expect(await runSavedQuery(database, library, 'first-rows', {}, 2)).toMatchObject({
    rows: [
      [30000, many(30000)],
      [29999, many(29999)],
    ],
    rowsCut: true,
  });
  const failure = await runSavedQuery(database, library, 'all-rows', {}, 2).catch((error: unknown) => error);
  expect(isFailure(failure, 'STATEMENT_TOO_LARGE')).toBe(true);
});
