/** The number of cases of a property test: enough to find faults within seconds, ten times as many with `npm run test:long`. */
export function runs(cases: number): number {
  return cases * Number(process.env['SUBTIER_TEST_CASES'] ?? 1);
}

/** Whether tests save pictures of pages in `.build/screenshots`, to be looked at: `SUBTIER_TEST_SCREENSHOTS=1 npm test`. */
export const savesScreenshots = Boolean(process.env['SUBTIER_TEST_SCREENSHOTS']);
