/**
 * Histories of some accesses, in columns: a hundred thousand accesses are gone through in milliseconds. Accesses own
 * consecutive segments, segments consecutive states, accesses consecutive chains; `…Start` has one entry more than owners.
 * Keys are numbers of the Dictionary, -1 for none; never changed once built.
 */
export interface Chunk {
  readonly accesses: readonly string[];
  readonly engineer: Int32Array;
  readonly system: Int32Array;
  /** Position in `accessModes`, in `usPersonStatuses`. */
  readonly mode: Uint8Array;
  readonly status: Uint8Array;

  readonly segmentStart: Int32Array;
  /** Days since 1970; `to` is exclusive. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly isEscorted: Uint8Array;
  /** Numbers in `locationLists`, in `organizationLists`. */
  readonly locations: Int32Array;
  readonly employers: Int32Array;

  readonly stateStart: Int32Array;
  /** Position among the chunk's chains. */
  readonly chain: Int32Array;
  readonly confidence: Uint8Array;
  readonly classes: Uint8Array;
  /** Positions in `bands`. */
  readonly low: Uint8Array;
  readonly high: Uint8Array;

  readonly ids: readonly string[];
  readonly escort: Int32Array;
  readonly contract: Int32Array;
  readonly prime: Int32Array;
  readonly accountable: Int32Array;
  /** Position in `lineages`. */
  readonly lineage: Uint8Array;
  /** Hops from the prime; -1 where BROKEN. */
  readonly depth: Int8Array;
  /** Number in `organizationLists`. */
  readonly organizations: Int32Array;
}
