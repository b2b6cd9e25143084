import { hash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localActor } from '#graph/roles.ts';
import { Audit } from '#serve/access/audit.ts';
import { unknownActor } from '#serve/access/refusals.ts';

let home: string;
const file = () => join(home, 'audit', 'audit-000001.jsonl');

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'subtier-audit-'));
});

afterEach(() => rm(home, { recursive: true }));

async function record(audit: Audit, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await audit.record({ actor: localActor, action: 'Mutation.decide', what: { exposure: `e${n}` }, outcome: 'ok' });
}

test('every line follows from the one before, also with several writers at once', async () => {
  const audits = [new Audit(home), new Audit(home), new Audit(home)];
  await Promise.all(audits.map((audit) => record(audit, 20)));
  expect(await new Audit(home).verify()).toMatchObject({ lines: 60, problem: null });
  const latest = await new Audit(home).latest(2, null);
  expect(latest.map(({ n }) => n)).toEqual([60, 59]);
  expect((await new Audit(home).latest(5, 3)).map(({ n }) => n)).toEqual([2, 1]);
});

test('an empty audit is right, and has no lines', async () => {
  expect(await new Audit(home).verify()).toEqual({ lines: 0, head: '0'.repeat(64), problem: null });
  expect(await new Audit(home).latest(10, null)).toEqual([]);
});

test.each<readonly [string, (lines: string[]) => string[], number]>([
  [
    'a changed actor',
    (lines) => lines.with(2, lines[2]?.replace('"local","name":"local"', '"local","name":"other"') ?? ''),
    3,
  ],
  ['a changed outcome', (lines) => lines.with(2, lines[2]?.replace('"ok"', '"no"') ?? ''), 3],
  ['an added property', (lines) => lines.with(2, lines[2]?.replace('"outcome"', '"more":1,"outcome"') ?? ''), 3],
  ['a removed line', (lines) => lines.toSpliced(1, 1), 2],
  ['a repeated line', (lines) => lines.toSpliced(1, 0, lines[1] ?? ''), 3],
  ['lines in another order', ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest], 2],
  ['no JSON', (lines) => lines.with(3, 'x'), 4],
])('%s is found', async (_, change, at) => {
  await record(new Audit(home), 5);
  const lines = (await readFile(file(), 'utf8')).trimEnd().split('\n');
  await writeFile(file(), `${change(lines).join('\n')}\n`);
  const { problem } = await new Audit(home).verify();
  expect(problem).toMatchObject({ file: 'audit-000001.jsonl', line: at });
});

test('the part of a line that a killed process left is removed, and the chain goes on', async () => {
  await record(new Audit(home), 2);
  await appendFile(file(), '{"n":3,"at":"2026-');
  await record(new Audit(home), 1);
  expect(await new Audit(home).verify()).toMatchObject({ lines: 3, problem: null });
});

test('another file begins when one is full; a missing file is found', async () => {
  const audit = new Audit(home);
  await fill(audit, 1200);
  expect(await readdir(join(home, 'audit'))).toEqual(['audit-000001.jsonl', 'audit-000002.jsonl']);
  expect(await audit.verify()).toMatchObject({ lines: 1200, problem: null });
  expect((await audit.latest(3, null)).map(({ n }) => n)).toEqual([1200, 1199, 1198]);
  expect((await audit.latest(2, 3)).map(({ n }) => n)).toEqual([2, 1]);
  await rm(file());
  expect((await audit.verify()).problem).toMatchObject({ file: 'audit-000002.jsonl' });
});

/** Records lines of 10 kB. */
async function fill(audit: Audit, count: number): Promise<void> {
  const action = { actor: localActor, action: 'Query.cypher', what: { statement: 'x'.repeat(10_000) }, outcome: 'ok' };
  for (let done = 0; done < count; done += 100) await audit.recordAll(Array.from({ length: 100 }, () => action));
}

test('a file whose first line was not written whole does not break the chain', async () => {
  const audit = new Audit(home);
  await record(audit, 2);
  await writeFile(join(home, 'audit', 'audit-000002.jsonl'), '{"n":3,');
  await record(audit, 2);
  expect(await audit.verify()).toMatchObject({ lines: 4, problem: null });
});

test.each([
  ['an id', { id: 'a'.repeat(1_200_000) }],
  ['a statement', { statement: 'a'.repeat(300_000) }],
  ['many long parameters', { parameters: Array.from({ length: 10_000 }, () => 'p'.repeat(32_768)) }],
  ['many keys', { query: Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, 'v'.repeat(3000)])) }],
  ['a long key', { query: { ['k'.repeat(100_000)]: 'v' } }],
])('%s does not make a line long, and its length remains', async (_, what) => {
  const audit = new Audit(home);
  await audit.record({ actor: localActor, action: 'Mutation.revokeToken', what, outcome: 'ok' });
  await record(audit, 1);
  const text = await readFile(file(), 'utf8');
  expect(text.length).toBeLessThan(70_000);
  expect(text).toMatch(/in all/);
  expect(await audit.verify()).toMatchObject({ lines: 2, problem: null });
});

test('a statement that may run is recorded whole, however much comment it begins with', async () => {
  const statement = `RETURN 1 // ${'x'.repeat(19_000)}`;
  await new Audit(home).record({ actor: localActor, action: 'Query.cypher', what: { statement }, outcome: 'ok' });
  expect(await new Audit(home).latest(1, null)).toMatchObject([{ what: { statement } }]);
});

test('an audit with a line of over a million characters, as older versions wrote it, goes on', async () => {
  await record(new Audit(home), 1);
  const before = (await new Audit(home).latest(1, null))[0]?.hash;
  const actor = { id: 'r', name: 'Rosa' };
  const what = { id: 'a'.repeat(1_200_000) };
  const content = JSON.stringify({ n: 2, at: '2026-12-02', actor, action: 'x', what, outcome: 'ok', before });
  await appendFile(file(), `${content.slice(0, -1)},"hash":"${hash('sha256', content, 'hex')}"}\n`);
  await record(new Audit(home), 1);
  expect(await new Audit(home).verify()).toMatchObject({ lines: 3, problem: null });
  expect((await new Audit(home).latest(9, null)).map(({ n }) => n)).toEqual([3, 2, 1]);
});

test('a key that parsers drop does not look like a change', async () => {
  const what = { query: Object.fromEntries([['__proto__', 'x']]), ...Object.fromEntries([['__proto__', 'y']]) };
  await new Audit(home).record({ actor: localActor, action: '/exports', what, outcome: 'ok' });
  expect(await new Audit(home).verify()).toMatchObject({ lines: 1, problem: null });
});

test('nothing is added after a last line that is not one; it says what to do', async () => {
  await record(new Audit(home), 1);
  await appendFile(file(), 'not a line\n');
  const attempts = [() => record(new Audit(home), 1), () => new Audit(home).check()];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toThrow('restore the file');
    await expect(attempt()).rejects.toMatchObject({ code: 'HOME_UNAVAILABLE' });
  }
  expect((await new Audit(home).verify()).problem).toMatchObject({ line: 2 });
});

test('a check writes nothing', async () => {
  await new Audit(home).check();
  expect(await readdir(home)).toEqual([]);
});

test('a change is one line for readers once it has ended, and a line of its own if it has not', async () => {
  const audit = new Audit(home);
  const action = { actor: localActor, action: 'Mutation.decide', what: {} };
  const begun = await audit.record({ ...action, outcome: 'begun' });
  expect(await audit.latest(9, null)).toMatchObject([{ n: 1, outcome: 'begun' }]);
  await audit.record({ ...action, outcome: 'begun' });
  await audit.record({ ...action, outcome: 'ok', begun });
  expect((await audit.latest(9, null)).map(({ n }) => n)).toEqual([3, 2]);
  expect((await audit.latest(9, 3)).map(({ n }) => n)).toEqual([2]);
});

test('the lines of one actor are looked for in the last files only', async () => {
  const audit = new Audit(home);
  const rosa = { id: 'rosa', name: 'Rosa' };
  const byRosa = { actor: rosa, action: 'Mutation.decide', what: {}, outcome: 'ok' };
  await audit.record(byRosa);
  await fill(audit, 1100);
  await audit.record({ ...byRosa, actor: { id: 'rosamund', name: 'Rosa' } });
  await audit.record(byRosa);
  expect((await audit.latest(9, null, 'rosa')).map(({ n }) => n)).toEqual([1103, 1]);
  await fill(audit, 1100);
  expect((await audit.latest(9, null, 'rosa')).map(({ n }) => n)).toEqual([1103]);
  expect((await audit.latest(9, 1000, 'rosa')).map(({ n }) => n)).toEqual([1]);
});

test('refused tries are counted, and recorded together', async () => {
  const audit = new Audit(home);
  for (let n = 0; n < 1000; n += 1) audit.refusals.count(unknownActor, 'UNAUTHENTICATED', '/graphql');
  audit.refusals.count({ ...localActor, by: 'TOKEN', credential: 't1' }, 'FORBIDDEN', 'Query.audit');
  await audit.refusals.flush();
  await audit.refusals.flush();
  expect(await audit.latest(9, null)).toMatchObject([
    { by: 'TOKEN', credential: 't1', outcome: 'FORBIDDEN', what: { times: 1, actions: { 'Query.audit': 1 } } },
    { actor: { id: 'unknown' }, outcome: 'UNAUTHENTICATED', what: { times: 1000, actions: { '/graphql': 1000 } } },
  ]);
});

test('counts of refused tries remain until they can be recorded', async () => {
  const audit = new Audit(home);
  await record(audit, 1);
  const whole = await readFile(file(), 'utf8');
  await appendFile(file(), 'not a line\n');
  audit.refusals.count(unknownActor, 'UNAUTHENTICATED', '/graphql');
  await expect(audit.refusals.flush()).rejects.toMatchObject({ code: 'HOME_UNAVAILABLE' });
  await writeFile(file(), whole);
  await audit.refusals.flush();
  expect(await audit.latest(1, null)).toMatchObject([{ what: { times: 1 } }]);
});

test('somebody who adds too much is told when to go on; others are not', async () => {
  const audit = new Audit(home);
  const rosa = { id: 'rosa', name: 'Rosa' };
  const action = { actor: rosa, action: 'Query.cypher', what: { statement: 'x'.repeat(20_000) }, outcome: 'ok' };
  await audit.recordAll(Array.from({ length: 400 }, () => action));
  expect(await audit.excessOf(rosa)).toBeNull();
  await audit.recordAll(Array.from({ length: 100 }, () => action));
  const excess = await audit.excessOf(rosa);
  expect(excess?.bytes).toBeGreaterThan(10_000_000);
  expect(excess?.seconds).toBeGreaterThan(3000);
  expect(await audit.excessOf(localActor)).toBeNull();
});
