import type { HopEvidenceFragment, NodeNameFragment } from '../generated/graphql.ts';

/** The neighbours of one opened node that are shown. */
export interface Neighbourhood {
  readonly id: string;
  readonly hops: readonly { readonly node: NodeNameFragment; readonly edge: HopEvidenceFragment }[];
  readonly total: number;
  readonly complete: boolean;
}
