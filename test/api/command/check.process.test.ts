import { lstat, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../run-command.ts';
import { runSubtier, startSubtier } from '../../run-subtier.ts';
import { smallDisk } from '../../small-disk.ts';
import { testEnvironment } from '../../test-environment.ts';
import { withEmptyData } from '../../with-empty-data.ts';

const { home } = testEnvironment('spare');
let folder: string;
const run = (...parameters: string[]) => runCommand(parameters, { SUBTIER_HOME: home, PORT: '0' });
const runProcess = (...parameters: string[]) => runSubtier(parameters, { SUBTIER_HOME: home, PORT: '0' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subtier-check-'));
  await withEmptyData('spare');
  const serving = startSubtier(['serve', '--documented-case', 'digital-escorts'], { SUBTIER_HOME: home, PORT: '0' });
  await serving.untilSays(/Subtier is at (http:\S+\/) /);
  return async () => {
    serving.process.kill('SIGTERM');
    await serving.outcome;
    await rm(folder, { recursive: true, force: true });
  };
});

const reported = z.object({
  checks: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      findings: z.array(z.object({ verdict: z.string(), fingerprint: z.string() })),
    }),
  ),
});

test('each access is judged by the rule in force on the date, and undecided findings fail only with --strict', async () => {
  const before = await run('check', '--as-of', '2025-07-17', '--format', 'json');
  expect(before.code).toBe(0);
  expect(before.stderr).toContain('Checking escort-as-proxy (');
  const { checks } = reported.parse(JSON.parse(before.stdout));
  const state = new Map(checks.map(({ name, state: judged, findings }) => [name, { state: judged, findings }]));
  expect(state.get('escort-as-proxy')).toEqual({ state: 'NOT_LOOKED_AT', findings: [] });
  expect(state.get('escorts-not-cleared')).toMatchObject({ state: 'IN_FORCE', findings: [{ verdict: 'CANNOT_TELL' }] });

  const strict = await runProcess('check', '--as-of', '2025-07-17', '--strict', '--tag', 'vetting');
  expect(strict.code).toBe(1);
  expect(strict.stdout).toContain('? Digital escorts: NOT_ON_RECORD');
  expect(strict.stdout).not.toContain('\u001b');
  expect(strict.stderr).toMatch(/The checks found \d+ undecided findings? on 2025-07-17/);

  const baseline = join(folder, 'baseline.json');
  const written = await run('check', '--as-of', '2025-07-17', '--strict', '--write-baseline', baseline);
  expect(written.code).toBe(0);
  expect(await readFile(baseline, 'utf8')).toContain('Digital escorts');
  const again = await runProcess('check', '--as-of', '2025-07-17', '--strict', '--baseline', baseline);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('NOTHING NEW');
  const accepted = await readFile(baseline, 'utf8');
  const tagged = await run(
    ...['check', '--as-of', '2025-07-17', '--tag', 'logs', '--baseline', baseline, '--write-baseline', baseline],
  );
  expect(tagged.stderr).toMatch(/, and kept \d+ findings? of checks without a complete result\.$/m);
  expect(await readFile(baseline, 'utf8')).toBe(accepted);
  const empty = await run('check');
  expect(empty.code).toBe(0);
});

test('a baseline or manifest that cannot be written exits with 2 and one sentence', async () => {
  const path = join(folder, 'no', 'folder');
  const commands = [
    ['check', '--tag', 'logs', '--write-baseline', path],
    ['dossier', '--system', 'dod-cloud-il5', '--save-manifest', path],
  ];
  for (const parameters of commands) {
    const { code, stderr } = await run(...parameters);
    expect(stderr).toContain(`subtier: Can't write ${path} (ENOENT).`);
    expect(code).toBe(2);
  }
});

test('a violation exits with 1, in formats that pipelines read', async () => {
  const world = join(folder, 'package');
  const generated = await run('generate', '--scale', '200', '--seed', 'check', '--to', world);
  expect(generated.code).toBe(0);
  expect((await run('import', 'chain-package', world)).code).toBe(0);
  const { code, stdout, stderr } = await run('check', '--as-of', '2026-06-01', '--format', 'sarif');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
  expect(stderr).toMatch(/subtier: The checks found \d+ findings? against a rule on 2026-06-01/);
  expect(stderr).toContain('name one of your repository with --location.');
  expect(stdout).toContain('"kind":"open"');
  const decided = await run(
    ...['check', '--as-of', '2026-06-01', '--format', 'sarif', '--no-open', '--location', 'data/access.csv'],
  );
  expect(decided.code).toBe(1);
  expect(decided.stdout).not.toContain('"kind":"open"');
  expect(decided.stdout).toContain('{"uri":"data/access.csv","uriBaseId":"%SRCROOT%"}');
  expect(decided.stderr).toMatch(/^Left out \d+ undecided findings\.$/m);
  expect(decided.stdout.length).toBeLessThan(stdout.length);
  const junit = await run('check', '--as-of', '2026-06-01', '--tag', 'logs', '--format', 'junit');
  expect(junit.stdout).toMatch(/^<\?xml .*<testsuite name="log-gaps"/s);
});

test('a baseline that does not fit on the disk leaves the one before, and a link keeps leading to it', async () => {
  const disk = await smallDisk(1);
  const baseline = join(disk.path, 'baseline.json');
  const before = '{ "version": 1, "findings": [] }';
  await writeFile(baseline, before);
  const link = join(disk.path, 'link.json');
  await symlink(baseline, link);
  await disk.fill(0);
  const full = await runProcess('check', '--as-of', '2026-06-01', '--write-baseline', link);
  expect(full.stderr).toMatch(/^subtier: The disk is full: free some space[^\n]+$/m);
  expect(full.code).toBe(3);
  expect(await readFile(baseline, 'utf8')).toBe(before);
  await disk.makeRoom();
  expect((await run('check', '--as-of', '2026-06-01', '--write-baseline', link)).code).toBe(0);
  expect((await readdir(disk.path)).toSorted()).toEqual(['baseline.json', 'link.json']);
  expect((await readFile(baseline, 'utf8')).length).toBeGreaterThan(5000);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
});

test('a Cypher statement is answered in every format, with parameters from options, a file and JSON', async () => {
  const statement =
    'MATCH (s:System) WHERE s.impactLevel >= $level AND s.key STARTS WITH "dod-" RETURN s ORDER BY s.key';
  const csv = await run('cypher', statement, '--param', 'level=5', '--format', 'csv');
  expect(csv).toMatchObject({ code: 0, stdout: 's\r\n"Defense Department cloud, Impact Level 5"\r\n' });
  expect(csv.stderr).toContain('1 row.');
  const file = join(folder, 'parameters.json');
  await writeFile(file, '{"level": 9}');
  const lines = await run(
    'cypher',
    statement,
    '--params-file',
    file,
    '--params-json',
    '{"level": 4}',
    '--format',
    'ndjson',
  );
  expect(
    lines.stdout
      .trim()
      .split('\n')
      .map((line) => z.object({ s: z.object({ key: z.string() }) }).parse(JSON.parse(line)).s.key),
  ).toEqual(expect.arrayContaining(['dod-cloud-il4', 'dod-cloud-il5']));
  const graph = await run(
    'query',
    'suppliers-of-escorts',
    '--params-json',
    '{"asOf": "2025-07-17"}',
    '--format',
    'graph',
  );
  const drawn = z.object({ nodes: z.array(z.unknown()), edges: z.array(z.looseObject({ type: z.string() })) });
  const { nodes, edges } = drawn.parse(JSON.parse(graph.stdout));
  expect(nodes).toContainEqual({
    id: 'Organization/insight-global',
    label: 'Organization',
    key: 'insight-global',
    caption: 'Insight Global',
  });
  expect(edges.map(({ type }) => type)).toContain('ESCORTS');
  const piped = await runSubtier(['cypher', '-', '--format', 'json'], { SUBTIER_HOME: home }, 'RETURN 1 AS one');
  expect(JSON.parse(piped.stdout)).toEqual([{ one: 1 }]);
});

test('names that match nothing are warned of on stderr, and the exit code stays 0', async () => {
  const typo = await run('cypher', 'MATCH (o:Organisation) RETURN o', '--format', 'json');
  expect(typo).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(typo.stderr).toMatch(/Warning: line 1, column 10: The model has no label Organisation, .* Organization\?/);
  const saved = await run('query', 'weak-evidence', '--format', 'json');
  expect(saved.code).toBe(0);
  expect(saved.stderr).not.toContain('Warning');
});

test('EXPLAIN writes the plan without running the statement; PROFILE writes it with its cost', async () => {
  const system = 'MATCH (s:System) WHERE s.impactLevel >= $level AND s.key STARTS WITH "dod-" RETURN s.key AS key';
  const explained = await run('cypher', `EXPLAIN ${system}`);
  expect(explained.code).toBe(0);
  expect(explained.stderr).toMatch(/\d operators; the statement did not run\.\n$/);
  expect(explained.stdout).toMatch(/│ ProduceResults +│ key +│ [\d.]+ +│\n/);
  const profiled = await run('cypher', `PROFILE ${system}`, '--param', 'level=5', '--format', 'json');
  expect(profiled.stderr).toMatch(/operators; 1 row, [1-9]\d* db hits\.\n$/);
  const { plan, rows } = z.object({ plan: z.array(z.unknown()), rows: z.unknown() }).parse(JSON.parse(profiled.stdout));
  expect(plan[0]).toMatchObject({ depth: 0, operator: 'ProduceResults', rows: 1 });
  expect(rows).toEqual([{ key: 'dod-cloud-il5' }]);
});
