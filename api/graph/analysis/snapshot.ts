import type { ImpactLevel } from '../model/vocabulary.ts';
import type { Chunk } from './chunk.ts';
import type { Dictionary } from './dictionary.ts';

/** A country's designation on a list, by one statement. Days since 1970; `to` is exclusive. */
export interface Designation {
  readonly list: string;
  readonly country: string;
  readonly from: number;
  readonly to: number;
}

export interface SystemFacts {
  readonly impactLevel: ImpactLevel;
  readonly agency: string | null;
  /** Whether anything in the graph is about it. */
  readonly counts: boolean;
}

/** What the analysis knew at one version of the graph. It never changes. */
export interface Snapshot {
  readonly version: number;
  /** See `GraphState`. */
  readonly base: string | null;
  readonly dictionary: Dictionary;
  readonly chunks: readonly Chunk[];
  /** By chunk, 1 for every access that a later chunk knows better. */
  readonly outdated: readonly Uint8Array[];
  /** By key. */
  readonly systems: ReadonlyMap<string, SystemFacts>;
  /** Every list, and whether it designates a country on any day. */
  readonly lists: ReadonlyMap<string, boolean>;
  readonly designations: readonly Designation[];
  /** Contracts in the graph, and those that an employment or access statement names. */
  readonly contracts: number;
  readonly contractsWithPersonnel: number;
}
