/**
 * What an import changed, by key, so that the analysis is recomputed for what rests on it. Too much is harmless, too
 * little is a wrong answer: when in doubt, or when an import was resumed, give 'all' instead.
 */
export interface Touched {
  /** Whose ACCESSES or ESCORTS statements changed. */
  readonly accesses: Iterable<string>;
  /** Whose EMPLOYS, LOCATED_IN or HOLDS statements changed, or whose own values did. */
  readonly people: Iterable<string>;
  /** Whose prime, parent or `identified` changed, or under which SUBCONTRACTS_TO statements changed. */
  readonly contracts: Iterable<string>;
  /** Whose country changed, which are owned by or own another by an OWNS statement that changed, or whose designation changed. */
  readonly organizations: Iterable<string>;
  /** Whose impact level changed. */
  readonly systems: Iterable<string>;
  /** Whose designation changed: ISO alpha-2. */
  readonly countries: Iterable<string>;
  /** Whose `retrievedAt` or `publishedOn` changed: they decide between statements that differ. */
  readonly sources: Iterable<string>;
}
