import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkPlan } from '#graph/cypher/check-statement.ts';
import type { Database, Value } from '#graph/database/database.ts';
import { standardLibrary } from '#graph/questions/library.ts';
import { modelEdgeTypes, modelLabels, modelProperties, warningsAbout } from '#graph/model/names.ts';
import { runSavedQuery } from '#graph/questions/run.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { dumpGraph } from '../graph-dump.ts';
import { validQuestions } from './valid-questions.ts';

const { library, invalid } = await validQuestions();
let database: Database;
let before: string;

beforeAll(async () => {
  database = await withDocumentedCase();
  before = JSON.stringify(await dumpGraph(database));
});

test('every file in the folder is a saved question', () => {
  expect(invalid).toEqual([]);
  const files = readdirSync(standardLibrary, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.cypher') && !file.startsWith('api/'),
  );
  expect(library.queries.map(({ file }) => file).sort()).toEqual(files.sort());
  expect(library.queries.length).toBeGreaterThanOrEqual(24);
});

describe.each(library.queries)('$category/$name', (query) => {
  test('is named after its file and asks a question', () => {
    expect(basename(query.file, '.cypher')).toBe(query.name);
    expect(query.question).toMatch(/^[A-Z].*\?/s);
    expect(query.title.length).toBeLessThan(80);
  });

  test('declares exactly the parameters that it uses', () => {
    const used = new Set(query.checked.facts.parameters.map(({ name }) => name));
    expect(query.parameters.map(({ name }) => name).sort()).toEqual([...used].sort());
  });

  test('has the tag check if it is a policy check', () => {
    expect(query.tags.includes('check')).toBe(query.subject !== null);
  });

  test('a policy check returns violations first, so cutting rows drops other rows before violations', () => {
    if (query.subject === null) return;
    expect(query.statement.slice(query.statement.lastIndexOf('ORDER BY'))).toMatch(/^ORDER BY verdict DESC, /);
  });

  test('uses only labels, types and properties of the model', () => {
    const { facts } = query.checked;
    expect(facts.nodeLabels.map(({ name }) => name).filter((name) => !modelLabels.has(name))).toEqual([]);
    expect(facts.relationshipTypes.map(({ name }) => name).filter((name) => !modelEdgeTypes.has(name))).toEqual([]);
    const made = new Set(facts.mapKeys);
    const strange = facts.properties.filter(({ name }) => !modelProperties.has(name) && !made.has(name));
    expect(strange).toEqual([]);
    expect(warningsAbout(facts, { parameters: {}, words: {} })).toEqual([]);
  });

  test('has a plan that only reads', async () => {
    const limits = { rows: 1, milliseconds: 60_000, bytes: 1e6, signal: AbortSignal.timeout(120_000), tag: query.name };
    const plan = await database.explain(limits, query.checked.text);
    const version = await database.version();
    expect(() => {
      checkPlan(plan, version);
    }).not.toThrow();
  });

  test.each(query.expectations)('returns on the documented case what its header expects: %j', async (expectation) => {
    const result = await runSavedQuery(database, library, query.name, expectation.parameters, 1000);
    expect(result.rows).toHaveLength(expectation.rows);
    const words = wordsOf(result.rows);
    for (const text of expectation.contains) expect(words.filter((word) => word.includes(text))).not.toEqual([]);
    for (const text of expectation.lacks) expect(words.filter((word) => word.includes(text))).toEqual([]);
    for (const column of Object.keys(query.columns)) expect(result.columns).toContain(column);
    expect({ rows: result.rowsCut, graph: result.graphCut }).toEqual({ rows: false, graph: false });
  });
});

test('running every question changes nothing in the graph', async () => {
  expect(JSON.stringify(await dumpGraph(database))).toBe(before);
});

/** The texts that a table of the rows shows: captions, and values outside nodes and statements. */
function wordsOf(value: Value): readonly string[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  const map = new Map(Object.entries(value));
  if (map.get('$type') === 'node') return wordsOf(map.get('caption') ?? null);
  if (map.get('$type') === 'relationship') return [];
  return [...map.values()].flatMap(wordsOf);
}
