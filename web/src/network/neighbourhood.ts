import type { HopEvidenceFragment, NodeNameFragment } from '../generated/graphql.ts';

/** The neighbours of one opened node that are shown. */
export interface Neighbourhood {
  readonly id: string;
  readonly hops: readonly { readonly node: NodeNameFragment; readonly edge: HopEvidenceFragment }[];
  /** How many relations there are; claims and sources, which the details show, are left out. */
  readonly total: number;
  readonly complete: boolean;
}
