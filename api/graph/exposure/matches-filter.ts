import type { ExposureFilter } from './exposure-filter.ts';
import type { Exposure } from './exposure.ts';

/** An empty list is no condition. */
function isAnyOf<T>(wanted: readonly T[], found: readonly T[]): boolean {
  return wanted.length === 0 || found.some((one) => wanted.includes(one));
}

/**
 * Whether an exposure meets a filter's conditions; its day and lists are those for which the exposure was computed.
 * @param located every country in which the engineer is located on the day
 */
export function matchesFilter(
  exposure: Omit<Exposure, 'periods'>,
  located: readonly string[],
  filter: ExposureFilter,
): boolean {
  const { contract, accountable } = exposure;
  return (
    filter.origins.includes(exposure.origin) &&
    (filter.minImpactLevel === null || exposure.impactLevel >= filter.minImpactLevel) &&
    isAnyOf(filter.systems, [exposure.system]) &&
    isAnyOf(filter.contracts, contract === null ? [] : [contract]) &&
    isAnyOf(filter.organizations, [
      ...exposure.chain,
      ...(accountable === null ? [] : [accountable]),
      ...exposure.engineerEmployers,
    ]) &&
    isAnyOf(filter.countries, located) &&
    isAnyOf(filter.modes, [exposure.mode]) &&
    (filter.escorted === null || filter.escorted === (exposure.escort !== null)) &&
    isAnyOf(filter.lineages, [exposure.lineage]) &&
    (filter.minConfidence === null || exposure.confidence >= filter.minConfidence) &&
    (filter.dataClasses.length === 0 ||
      exposure.dataClasses.every((dataClass) => filter.dataClasses.includes(dataClass)))
  );
}
