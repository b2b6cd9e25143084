import { expect, test } from 'vitest';
import { countTests, failedFiles, repeated } from './tier-results.ts';
import type { FileResult, Results } from './tier-results.ts';

function file(
  name: string,
  tests: Readonly<Record<string, 'passed' | 'failed'>>,
  status = statusOf(tests),
): FileResult {
  return {
    name,
    status,
    assertionResults: Object.entries(tests).map(([fullName, result]) => ({ fullName, status: result })),
  };
}

function statusOf(tests: Readonly<Record<string, 'passed' | 'failed'>>): string {
  return Object.values(tests).includes('failed') ? 'failed' : 'passed';
}

const runOf = (...testResults: readonly FileResult[]): Results => ({
  success: testResults.every(({ status }) => status === 'passed'),
  testResults: [...testResults],
});

const sound = file('sound', { one: 'passed', two: 'passed' });

test('what passes in a second run counts as passed, and is flaky', () => {
  const first = runOf(sound, file('shaky', { one: 'passed', two: 'failed' }));
  expect(failedFiles(first)).toEqual(['shaky']);
  expect(countTests(first)).toEqual({ passed: 3, failed: 1 });
  const again = repeated(first, runOf(file('shaky', { one: 'passed', two: 'passed' })));
  expect(again.flaky).toEqual([{ file: 'shaky', test: 'two' }]);
  expect(countTests(again.results)).toEqual({ passed: 4, failed: 0 });
});

test('what fails twice fails, also another test of the file', () => {
  const first = runOf(sound, file('shaky', { one: 'passed', two: 'failed' }));
  const again = repeated(first, runOf(file('shaky', { one: 'failed', two: 'passed' })));
  expect(again.flaky).toEqual([{ file: 'shaky', test: 'two' }]);
  expect(countTests(again.results)).toEqual({ passed: 3, failed: 1 });
});

test('a file that fails before its first test counts as one failed test', () => {
  const first = runOf(sound, file('broken', {}, 'failed'));
  expect(countTests(first)).toEqual({ passed: 2, failed: 1 });
  const again = repeated(first, runOf(file('broken', { one: 'passed' })));
  expect(again.flaky).toEqual([{ file: 'broken', test: 'the whole file' }]);
  expect(countTests(again.results)).toEqual({ passed: 3, failed: 0 });
});

test('a run that fails although every test passed, as with an error that nobody caught, fails', () => {
  expect(countTests({ ...runOf(sound), success: false })).toEqual({ passed: 2, failed: 1 });
});
