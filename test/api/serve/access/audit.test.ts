import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localActor } from '#graph/roles.ts';
import { Audit } from '#serve/access/audit.ts';

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
  const statement = 'x'.repeat(900_000);
  for (let n = 0; n < 14; n += 1)
    await audit.record({ actor: localActor, action: 'Query.cypher', what: { statement }, outcome: 'ok' });
  expect(await readdir(join(home, 'audit'))).toEqual(['audit-000001.jsonl', 'audit-000002.jsonl']);
  expect(await audit.verify()).toMatchObject({ lines: 14, problem: null });
  expect((await audit.latest(3, null)).map(({ n }) => n)).toEqual([14, 13, 12]);
  await rm(file());
  expect((await audit.verify()).problem).toMatchObject({ file: 'audit-000002.jsonl' });
});
