import { expect } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';

const line = z.string();

/** Dumps the graph as text, one line per node or relationship, in a stable order: equal graphs have equal dumps. */
export async function dumpGraph(database: Database): Promise<readonly string[]> {
  const rows = await database.read(
    `MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties, '' AS from, '' AS to
     UNION ALL
     MATCH (a)-[r]->(b)
     RETURN [type(r)] AS labels, properties(r) AS properties, labels(a)[0] + ' ' + coalesce(a.key, '') AS from,
       labels(b)[0] + ' ' + coalesce(b.key, '') AS to`,
  );
  return rows.map((row) => line.parse(JSON.stringify(row, sortedKeys))).sort();
}

function sortedKeys(key: string, value: unknown): unknown {
  if (key === 'labels' && Array.isArray(value)) return value.map(String).sort();
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Dumps the graph without the parts that differ between runs: ids and times of imports, versions. */
export async function dumpStatements(database: Database): Promise<readonly string[]> {
  const run = /"(recordedAt|supersededAt|importId|version|derivedBase|derivedVersion)":("[^"]*"|-?\d+),?/g;
  const lines = await dumpGraph(database);
  return lines
    .filter((line) => !/^\{"from":"[^"]*","labels":\["(Import|Subtier)"\]/.test(line))
    .map((line) => line.replace(run, '').replaceAll(/~\d{4}-[^"]*/g, '~'))
    .sort();
}

/** Expects equal dumps. Shows only the first differences, since the dumps are long. */
export function expectSame(lines: readonly string[], expected: readonly string[]): void {
  const [some, others] = [new Set(lines), new Set(expected)];
  expect(lines.filter((line) => !others.has(line)).slice(0, 5)).toEqual([]);
  expect(expected.filter((line) => !some.has(line)).slice(0, 5)).toEqual([]);
  expect(lines.length).toBe(expected.length);
}
