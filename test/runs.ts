/** How many cases a property tries: as many as find a fault within seconds, under `npm run test:long` ten times as many. */
export function runs(cases: number): number {
  return cases * Number(process.env['SUBTIER_TEST_CASES'] ?? 1);
}
