import { expect, test } from 'vitest';
import type { Statement } from '#graph/exposure/exposure.ts';
import { rankStatements } from '#graph/exposure/hops.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';

const statement = (source: string): Statement => ({
  ...{ key: source, source, validFrom: null, validTo: null, confidence: 50, dataClass: 'REPORTED', properties: {} },
});

test('of two statements of equal confidence, the one whose source was retrieved later is better, by fractions of a second too', () => {
  const retrieved = [null, '2025-01-01', '2025-01-01T08:00:00Z', '2025-01-01T08:00:00.25Z', '2025-01-01T08:00:00.5Z'];
  const sources = new Map(
    retrieved.map((retrievedAt, at) => [String(at), { grade: null, retrievedAt, publishedOn: `2025-02-0${9 - at}` }]),
  );
  const ranked = [...sources.keys()].map(statement).sort(rankStatements(sources));
  expect(ranked.map(({ source }) => source)).toEqual(['4', '3', '2', '1', '0']);
});

test('of two statements of equal confidence, an original is better than a reprint, however late that was read', () => {
  const grades = ['SECONDARY', null, 'REPRINT', 'COPY', 'ORIGINAL'] as const;
  const sources = new Map(
    grades.map((grade, at) => [String(at), { grade, retrievedAt: `2025-01-0${9 - at}`, publishedOn: null }]),
  );
  const ranked = [...sources.keys()].map(statement).sort(rankStatements(sources));
  // Without a grade it is like a report: what was retrieved later comes first.
  expect(ranked.map(({ source }) => source)).toEqual(['4', '3', '2', '0', '1']);
});

test('questions rank statements as everything else does', async () => {
  const { queries } = await loadLibrary(standardLibrary);
  const ranks = queries.flatMap(
    ({ checked }) => checked.text.match(/coalesce\(\{ORIGINAL.*?\(toString\(\w+\.retrievedAt\).*? DESC/g) ?? [],
  );
  expect(ranks).not.toEqual([]);
  expect(ranks).toHaveLength(queries.flatMap(({ checked }) => checked.text.match(/\.retrievedAt/g) ?? []).length);
  expect(new Set(ranks)).toEqual(
    new Set([
      "coalesce({ORIGINAL: 0, COPY: 1, REPRINT: 2}[source.grade], 3), replace(coalesce(toString(source.retrievedAt), ''), 'Z', '') DESC",
    ]),
  );
});
