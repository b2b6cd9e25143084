import { z } from 'zod';

const testResult = z.looseObject({ fullName: z.string(), status: z.string() });
const fileResult = z.looseObject({ name: z.string(), status: z.string(), assertionResults: z.array(testResult) });

/** What Vitest's JSON reporter writes of a run, as far as this is read. */
export const results = z.looseObject({ success: z.boolean(), testResults: z.array(fileResult) });
export type Results = z.infer<typeof results>;
export type FileResult = z.infer<typeof fileResult>;

/** The files that did not pass. */
export function failedFiles({ testResults }: Results): readonly string[] {
  return testResults.filter(({ status }) => status !== 'passed').map(({ name }) => name);
}

export interface Repeated {
  /** The results of the files that ran once more take the place of their first ones. */
  readonly results: Results;
  /** The tests that failed first and passed then. */
  readonly flaky: readonly { readonly file: string; readonly test: string }[];
}

/** Puts the results of a second run of some files in the place of their first ones. */
export function repeated(first: Results, second: Results): Repeated {
  const again = new Map(second.testResults.map((file) => [file.name, file]));
  const flaky = first.testResults.flatMap((file) => {
    const passed = new Set(passedTests(again.get(file.name)));
    const failed = file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
    const recovered = failed.filter((test) => passed.has(test));
    // A file that failed before its first test has no failed test of its own.
    const isWhole = failed.length === 0 && file.status !== 'passed' && again.get(file.name)?.status === 'passed';
    return (isWhole ? ['the whole file'] : recovered).map((test) => ({ file: file.name, test }));
  });
  const testResults = first.testResults.map((file) => again.get(file.name) ?? file);
  return { results: { ...second, testResults }, flaky };
}

/** Counts tests. A file that fails without a failed test counts as one; so does a run that fails although all its files passed. */
export function countTests({ success, testResults }: Results): { readonly passed: number; readonly failed: number } {
  const passed = testResults.flatMap((file) => passedTests(file)).length;
  const failed = testResults.map(({ status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').length;
    return status === 'passed' ? tests : Math.max(1, tests);
  });
  const sum = failed.reduce((total, tests) => total + tests, 0);
  return { passed, failed: success ? sum : Math.max(1, sum) };
}

function passedTests(file: FileResult | undefined): readonly string[] {
  return (file?.assertionResults ?? []).filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
}
