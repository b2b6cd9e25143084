/** An operator of a statement's plan. Of a list of them in reading order, those that feed one stand behind it, one deeper. */
export interface PlanOperator {
  /** 0: the last to work, which gives the rows. */
  readonly depth: number;
  readonly operator: string;
  /** What it works on, in Neo4j's words. */
  readonly details: string | null;
  readonly estimatedRows: number | null;
  /** Counted while it ran; null: it was not run. */
  readonly rows: number | null;
  readonly dbHits: number | null;
}
