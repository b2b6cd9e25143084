/** An import that was killed before everything that it states was in the graph. */
export interface UnfinishedImport {
  readonly id: string;
  readonly format: string;
  /** Those of its sources that have not been imported whole since. */
  readonly sources: readonly string[];
  readonly startedAt: string;
}
