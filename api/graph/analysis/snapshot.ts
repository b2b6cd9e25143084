/** What the analysis knew at one version of the graph. */
export interface Snapshot {
  readonly version: number;
}
