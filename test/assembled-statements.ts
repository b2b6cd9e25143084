/** Files of `cypher/api` that are put together from marked lines. The others are statements with fixed texts. */
export const assembledStatements: ReadonlySet<string> = new Set(
  [
    ...['accesses-on-record', 'any-exposure', 'chains', 'choke-points', 'closures', 'counted-accesses', 'coverage'],
    ...['exposed-systems', 'exposure-bands', 'exposure-conditions', 'exposure-counts', 'exposure-coverage'],
    ...['exposure-diff', 'exposure-gaps', 'exposure-groups', 'exposure-matrix', 'exposure-timeline', 'exposures'],
    ...['last-exposed-day', 'listed-confidence', 'listed-gaps', 'matching-days', 'matching', 'months-of-systems'],
    ...['months', 'periods', 'removed', 'unfiltered-accesses-on-record', 'unfiltered-counts', 'unfiltered-coverage'],
    ...['unfiltered-groups', 'unfiltered-timeline'],
  ].map((name) => `${name}.cypher`),
);
