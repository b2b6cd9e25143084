import type { Day } from '../model/day.ts';
import type { AccessMode, DataClass } from '../model/vocabulary.ts';
import type { Lineage, Origin } from './exposure.ts';

/** All conditions hold together; an empty list is no condition. Nodes by key: ids are decoded before. */
export interface ExposureFilter {
  readonly asOf: Day;
  readonly lists: readonly string[];
  /** Never empty: FOREIGN alone by default. */
  readonly origins: readonly Origin[];
  readonly minImpactLevel: number | null;
  readonly systems: readonly string[];
  readonly contracts: readonly string[];
  readonly organizations: readonly string[];
  readonly countries: readonly string[];
  readonly modes: readonly AccessMode[];
  readonly escorted: boolean | null;
  readonly lineages: readonly Lineage[];
  readonly minConfidence: number | null;
  readonly dataClasses: readonly DataClass[];
}
