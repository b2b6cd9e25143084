/** Something the user should know that kept no row out. Alike ones are counted, not repeated. */
export interface Notice {
  readonly kind: 'unknown-file' | 'unknown-column' | 'personal-data' | 'doubtful-value' | 'replaced';
  readonly file: string;
  readonly column: string | null;
  /** One sentence. */
  readonly message: string;
  /** Where it was first seen; null when it is about the whole file or column. */
  readonly line: number | null;
  readonly count: number;
}
