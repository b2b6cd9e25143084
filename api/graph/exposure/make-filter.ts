import type { Day } from '../model/day.ts';
import type { ExposureFilter } from './exposure-filter.ts';

/** A filter with the given conditions, and the defaults of the API for the others, so any foreign personnel. */
export function makeFilter(asOf: Day, conditions: Partial<Omit<ExposureFilter, 'asOf'>> = {}): ExposureFilter {
  const { origins = [], ...others } = conditions;
  return {
    asOf,
    lists: [],
    minImpactLevel: null,
    systems: [],
    contracts: [],
    organizations: [],
    countries: [],
    modes: [],
    escorted: null,
    lineages: [],
    minConfidence: null,
    dataClasses: [],
    ...others,
    origins: origins.length === 0 ? ['FOREIGN'] : origins,
  };
}
