/** What may be asked for at most. */
export interface Limit {
  /** As `extensions.limit` says it. */
  readonly name: string;
  /** Null: no number of ours, but a setting of the database. */
  readonly most: number | null;
  /** What is counted, in words that go on after the number. */
  readonly of: string;
  /** `extensions.code` of the refusal. */
  readonly code: string;
}
