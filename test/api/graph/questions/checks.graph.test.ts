import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { runChecks } from '#graph/questions/checks.ts';
import { loadLibrary } from '#graph/questions/library.ts';
import type { Library } from '#graph/questions/question.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

let database: Database;
let library: Library;

const check = (name: string, severity: string, statement: string, of = 'RETURN 20000 AS subjects') => `/*
name: ${name}
title: ${name}
question: What is there?
tags: [check]
severity: ${severity}
rules: [nist-maintenance]
subject: { columns: [one], counted: one, noun: ones, of: '${of}' }
expect: [{ rows: 0 }]
*/
${statement}`;

const rows = (count: number, verdict: string) => `UNWIND range(1, ${count}) AS one RETURN one, '${verdict}' AS verdict`;

beforeAll(async () => {
  database = await withEmptyData();
  const folder = await mkdtemp(join(tmpdir(), 'subtier-checks-'));
  await mkdir(join(folder, 'some'));
  const files = {
    'as-many-as-may-be': check('as-many-as-may-be', 'critical', rows(10_000, 'CANNOT_TELL')),
    'too-many': check('too-many', 'critical', rows(10_001, 'CANNOT_TELL')),
    'too-many-violations': check('too-many-violations', 'critical', rows(10_001, 'VIOLATED')),
    'violation-at-the-end': check(
      'violation-at-the-end',
      'critical',
      "UNWIND range(1, 10001) AS one RETURN one, CASE one WHEN 10001 THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict",
    ),
    broken: check('broken', 'high', `${rows(1, 'VIOLATED')} ORDER BY 1 / (one - 1)`),
    'broken-count': check('broken-count', 'high', rows(1, 'VIOLATED'), 'RETURN 1 / 0 AS subjects'),
    good: check('good', 'low', rows(3, 'VIOLATED')),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'some', `${name}.cypher`), text);
  library = await loadLibrary(folder);
  return () => rm(folder, { recursive: true });
});

test('a check with too many rows is counted in the database, a failed check is reported, and the others run', async () => {
  const { checks } = await runChecks(database, library, { asOf: '2026-01-01', tag: null, baseline: new Map() });
  const outcomes = checks.map(({ query, shortfall, counts, findings }) => [
    query.name,
    shortfall?.kind ?? null,
    shortfall?.code ?? null,
    counts === null ? null : [counts.violated, counts.cannotTell],
    findings.length,
  ]);
  expect(outcomes).toEqual([
    ['as-many-as-may-be', null, null, [0, 10_000], 10_000],
    ['too-many', 'UNLISTED', 'ROWS_CUT', [0, 10_001], 10_000],
    ['too-many-violations', 'CUT', 'ROWS_CUT', [10_001, 0], 10_000],
    ['violation-at-the-end', 'CUT', 'ROWS_CUT', [1, 10_000], 10_000],
    ['broken', 'FAILED', 'STATEMENT_REJECTED', null, 0],
    ['broken-count', 'FAILED', 'STATEMENT_REJECTED', null, 0],
    ['good', null, null, [3, 0], 3],
  ]);
  expect(checks[4]?.shortfall?.reason).toMatch(/by zero/);
});

test('checks run again if the graph changes meanwhile, and have no result if it changes again', async () => {
  const request = { asOf: '2026-01-01', tag: null, baseline: new Map() } as const;
  const run = async (changes: number) => {
    const messages: string[] = [];
    const writes: Promise<unknown>[] = [];
    const onProgress = (message: string) => {
      messages.push(message);
      if (!message.startsWith('Checking as-many') || writes.length >= changes) return;
      writes.push(database.write("MERGE (g:Subtier {key: 'graph'}) SET g.version = coalesce(g.version, 0) + 1"));
    };
    const result = await runChecks(database, library, { ...request, onProgress }).catch((error: unknown) => error);
    await Promise.all(writes);
    return { result, runs: messages.filter((message) => message.startsWith('Checking good')).length };
  };
  expect(await run(1)).toMatchObject({ result: { checks: { length: 7 } }, runs: 2 });
  expect(await run(2)).toMatchObject({ result: { code: 'CHECKS_INCOMPLETE' }, runs: 2 });
});
