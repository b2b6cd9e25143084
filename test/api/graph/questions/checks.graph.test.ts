import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { isFailure } from '#graph/failure.ts';
import { writeInput } from '#graph/ingest/import.ts';
import { Lease } from '#graph/ingest/lease.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { runChecks } from '#graph/questions/checks.ts';
import { loadLibrary } from '#graph/questions/library.ts';
import type { Library } from '#graph/questions/question.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage, writePackage } from '#test/import-package.ts';
import { interceptReads } from '#test/intercept-reads.ts';
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
    // 10,000 of these rows have more values than a result may have; 5,000 do not.
    'too-wide': check(
      'too-wide',
      'low',
      `UNWIND range(1, 10000) AS one
       RETURN one, CASE WHEN one <= 3 THEN 'VIOLATED' ELSE 'CANNOT_TELL' END AS verdict, range(1, 150) AS evidence`,
    ),
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
    ['too-wide', 'UNLISTED', 'ROWS_CUT', [3, 9997], 5000],
  ]);
  expect(checks[4]?.shortfall?.reason).toMatch(/by zero/);
  expect(checks[7]?.shortfall?.reason).toBe('It returned more than 5000 rows, and the rest were cut.');
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
  expect(await run(1)).toMatchObject({ result: { checks: { length: 8 } }, runs: 2 });
  expect(await run(2)).toMatchObject({ result: { code: 'CHECKS_INCOMPLETE' }, runs: 2 });
});

const silent = () => undefined;

/** Runs the checks. Returns how many have a result, or why none has one. */
async function outcomeOfChecks(read = database): Promise<string> {
  try {
    const { checks } = await runChecks(read, library, { asOf: '2026-01-01', tag: null, baseline: new Map() });
    return `${checks.length} checks`;
  } catch (error) {
    if (!isFailure(error, 'CHECKS_INCOMPLETE')) throw error;
    return error.message;
  }
}

test('checks have no result while the graph holds a part of an import, be it running or interrupted', async () => {
  await withEmptyData();
  const folder = await writePackage(chainFiles);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const input = await readChainPackage(folder);
  const partial =
    /^The graph holds a part of an import \(chain-package of S1, started .*: wait until that import has ended; if it was interrupted, run it again\.$/;
  // Ends like an import whose machine was switched off when it reached the last table.
  const cut = {
    format: input.format,
    sources: input.sources,
    tables: input.tables,
    async *rows(table: TableName) {
      if (table === 'claims') {
        expect(await outcomeOfChecks()).toMatch(partial);
        throw new RangeError('switched off');
      }
      yield* input.rows(table);
    },
  };
  const options = { dryRun: false, strict: false, onProgress: silent, onReject: silent };
  await expect(writeInput(database, cut, options)).rejects.toThrow('switched off');
  await input.close();
  expect(await outcomeOfChecks()).toMatch(partial);

  await importPackage(database, chainFiles);
  expect(await outcomeOfChecks()).toBe('8 checks');
});

test('checks have no result while an import that has written everything derives accesses and exposures', async () => {
  await withEmptyData();
  await importPackage(database, chainFiles);
  await Lease.hold(database, 'import chain-package', silent, async () => {
    await database.write("MATCH (g:Subtier {key: 'graph'}) SET g.derivedVersion = -1");
    expect(await outcomeOfChecks()).toContain('is changing the graph');
  });
  expect(await outcomeOfChecks()).toBe('8 checks');
});

test('checks that find a rollback which has just begun are to be tried again, and complete it if it died', async () => {
  await withEmptyData();
  await importPackage(database, chainFiles);
  const begun = `MATCH (i:Import {format: 'chain-package'}), (g:Subtier {key: 'graph'})
    WHERE i.sources = ['S1'] SET i.state = 'ROLLING_BACK', g.derivedVersion = -1`;
  const beginning = interceptReads(database, (bound) => ({
    async read(statement, parameters) {
      if (statement.includes("'ROLLING_BACK'")) await database.write(begun);
      return bound.read(statement, parameters);
    },
    readTransaction: (work) => bound.readTransaction(work),
  }));
  expect(await outcomeOfChecks(beginning)).toBe(
    'An import or a rollback is changing the graph: try again when it has ended.',
  );
  expect(await outcomeOfChecks()).toBe('8 checks');
  expect(await database.read('MATCH (o:Organization {key: "O2"}) RETURN o.key')).toEqual([]);
});
