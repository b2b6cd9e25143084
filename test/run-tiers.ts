// Runs the tiers of tests that a change needs, as CI does, and ends with the counts of all of them.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { chooseTiers } from './choose-tiers.ts';
import { countTests, failedFiles, repeated, results } from './tier-results.ts';
import type { Results } from './tier-results.ts';

const path = '.build/test-results.json';
/** More files than this that fail are a fault of the change. */
const mostRepeated = 5;

/** Runs a command that writes results. */
function run(command: string, parameters: readonly string[]): Results {
  rmSync(path, { force: true });
  const { status } = spawnSync(command, parameters, { stdio: 'inherit' });
  const written = results.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { ...written, success: status === 0 };
}

const tiers = chooseTiers('.');
print(`Tiers: ${tiers.scripts.join(' and ')}, because ${tiers.reason}.`);

const runs = tiers.scripts.map((script) => run('npm', ['run', script]));
let all: Results = {
  success: runs.every(({ success }) => success),
  testResults: runs.flatMap(({ testResults }) => testResults),
};
const failed = failedFiles(all);
if (failed.length > 0 && failed.length <= mostRepeated) {
  print(`\nOnce more, alone: ${failed.map(named).join(', ')}`);
  const again = repeated(all, run('npx', ['vitest', 'run', '--no-file-parallelism', ...failed]));
  all = again.results;
  for (const { file, test } of again.flaky) print(`flaky: ${named(file)}: ${test}`);
}
writeFileSync(path, JSON.stringify(all));
const counts = countTests(all);
print(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function named(file: string): string {
  return relative(process.cwd(), file);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
