import type { DataClass } from '../generated/graphql.ts';

export const abouts = ['system', 'organization', 'contract', 'country'] as const;
/** Restricts everything to what has to do with one node, by its id or key. */
export interface About {
  readonly kind: (typeof abouts)[number];
  readonly key: string;
}

/** Data classes in the order in which they are offered, strongest first. */
export const evidenceClasses = [
  'DOCUMENTED',
  'REPORTED',
  'INFERRED',
  'SYNTHETIC',
] as const satisfies readonly DataClass[];

/** Under which conditions everything on the page is true; the same on every view. */
export interface Conditions {
  /** ISO date. */
  readonly asOf: string;
  /** Keys of designation lists; none: any foreign personnel. */
  readonly lists: readonly string[];
  readonly minImpactLevel: number | null;
  /** Never empty. */
  readonly evidence: readonly DataClass[];
  readonly about: About | null;
  /** What stands in the search box. */
  readonly text: string;
}

/** Synthetic data are invented: nobody sees them without asking. */
export const evidenceByDefault: readonly DataClass[] = ['DOCUMENTED', 'REPORTED', 'INFERRED'];
